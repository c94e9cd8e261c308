/** ../en の日本語訳。 */
export const bundledS3 = {
  'server.bundled.s3Storage':
    'Amazon または互換（MinIO、Ceph）の S3 ストレージです。オブジェクト、大きなファイル、署名付きアドレス、バージョン、ライフサイクル、暗号化を扱います。',
  'setting.AWS_ACCESS_KEY_ID': 'アクセスキー',
  'setting.AWS_ACCESS_KEY_ID.help':
    '権限を絞ったユーザーのキーを使ってください。AWS のプロファイルは読み取りません。',
  'setting.AWS_SECRET_ACCESS_KEY': 'シークレットアクセスキー',
  'setting.AWS_SECRET_ACCESS_KEY.help':
    'アクセスキーと対になるものです。このコンピューターの外には出ません。',
  'setting.AWS_SESSION_TOKEN': 'セッショントークン',
  'setting.AWS_SESSION_TOKEN.help': '一時的な認証情報の場合だけ必要です。期限が切れると使えなくなります。',
  'setting.AWS_DEFAULT_REGION': 'リージョン',
  'setting.AWS_DEFAULT_REGION.help':
    'バケットのある場所です（例: eu-central-1）。他社の製品では、たいてい us-east-1 です。',
  'setting.S3_ENDPOINT': 'ストレージのアドレス',
  'setting.S3_ENDPOINT.help':
    'MinIO や Ceph などの場合に指定します（例: http://localhost:9000）。空の場合は Amazon です。',
  'setting.S3_PATH_STYLE': 'パスにバケット名を入れる',
  'setting.S3_PATH_STYLE.help': '選ばない場合: アドレスを設定していれば「はい」、Amazon では「いいえ」。',
  'need.s3': 'Amazon（IAM）またはストレージの提供元でアクセスキーを作成し、設定に入力してください。',
};
