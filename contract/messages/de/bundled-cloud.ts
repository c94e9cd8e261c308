/** Die deutschen Sätze zu ../en, Datei für Datei. */
export const bundledCloud = {
  'server.bundled.cloudStorage':
    'Dateien in S3, Azure Blob Storage und Google Cloud Storage mit denselben Tools: Kopien dazwischen, Sicherungen, Kosten, Nachweise.',
  'setting.AWS_KMS_KEY_ID': 'KMS-Schlüssel von S3',
  'setting.AWS_KMS_KEY_ID.help':
    'Objekte werden damit verschlüsselt. Leer: mit Schlüsseln des Speichers (AES256).',
  'setting.AZURE_STORAGE_CONNECTION_STRING': 'Verbindungszeichenfolge von Azure',
  'setting.AZURE_STORAGE_CONNECTION_STRING.help':
    'Im Azure-Portal unter „Zugriffsschlüssel“ des Speicherkontos. Oder gib unten Name und Schlüssel an.',
  'setting.AZURE_STORAGE_ACCOUNT_NAME': 'Azure-Speicherkonto',
  'setting.AZURE_STORAGE_ACCOUNT_NAME.help': 'Nur ohne Verbindungszeichenfolge.',
  'setting.AZURE_STORAGE_ACCOUNT_KEY': 'Schlüssel des Azure-Kontos',
  'setting.AZURE_STORAGE_ACCOUNT_KEY.help': 'Gehört zum Konto darüber.',
  'setting.GOOGLE_APPLICATION_CREDENTIALS': 'Schlüsseldatei von Google Cloud',
  'setting.GOOGLE_APPLICATION_CREDENTIALS.help':
    'Der absolute Pfad des JSON-Schlüssels eines Dienstkontos. Deine Anmeldung mit gcloud wird nicht benutzt.',
  'setting.GCP_PROJECT_ID': 'Google-Cloud-Projekt',
  'setting.GCP_PROJECT_ID.help': 'Wessen Buckets aufgelistet werden. Leer: das Projekt der Schlüsseldatei.',
  'setting.GCP_STORAGE_ENDPOINT': 'Adresse von Google Cloud Storage',
  'setting.GCP_STORAGE_ENDPOINT.help': 'Nur für einen Emulator oder eine private Adresse.',
  'need.azureBlob':
    'Lege im Azure-Portal ein Speicherkonto an und kopiere seine Verbindungszeichenfolge in die Einstellungen.',
  'need.googleCloudStorage':
    'Lege in der Google-Cloud-Konsole ein Dienstkonto an, lade seinen JSON-Schlüssel herunter und nenne die Datei in den Einstellungen.',
};
