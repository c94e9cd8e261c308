/** Die deutschen Sätze zu ../en, Datei für Datei. */
export const bundledS3 = {
  'server.bundled.s3Storage':
    'S3-Speicher von Amazon oder kompatibel (MinIO, Ceph): Objekte, große Dateien, signierte Adressen, Versionen, Lebenszyklus, Verschlüsselung.',
  'setting.AWS_ACCESS_KEY_ID': 'Zugriffsschlüssel',
  'setting.AWS_ACCESS_KEY_ID.help':
    'Von einem Benutzer mit wenigen Rechten. Deine AWS-Profile werden nicht gelesen.',
  'setting.AWS_SECRET_ACCESS_KEY': 'Geheimer Zugriffsschlüssel',
  'setting.AWS_SECRET_ACCESS_KEY.help': 'Gehört zum Zugriffsschlüssel; er verlässt diesen Rechner nie.',
  'setting.AWS_SESSION_TOKEN': 'Sitzungstoken',
  'setting.AWS_SESSION_TOKEN.help': 'Nur für befristete Zugangsdaten; läuft es ab, gelten sie nicht mehr.',
  'setting.AWS_DEFAULT_REGION': 'Region',
  'setting.AWS_DEFAULT_REGION.help':
    'Wo deine Buckets sind, etwa eu-central-1. Andere Anbieter nehmen meist us-east-1.',
  'setting.S3_ENDPOINT': 'Adresse des Speichers',
  'setting.S3_ENDPOINT.help': 'Für MinIO, Ceph und andere, etwa http://localhost:9000. Leer: Amazon.',
  'setting.S3_PATH_STYLE': 'Bucket im Pfad',
  'setting.S3_PATH_STYLE.help':
    'Wenn der Server entscheidet: ja, wo eine Adresse gesetzt ist, nein bei Amazon.',
  'need.s3':
    'Lege bei Amazon (IAM) oder beim Anbieter deines Speichers einen Zugriffsschlüssel an und trage ihn in den Einstellungen ein.',
};
