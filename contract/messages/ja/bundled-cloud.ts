/** ../en の日本語訳。 */
export const bundledCloud = {
  'server.bundled.cloudStorage':
    'S3、Azure Blob Storage、Google Cloud Storage のファイルを同じツールで扱います。相互のコピー、バックアップ、費用、証跡に対応します。',
  'setting.AWS_KMS_KEY_ID': 'S3 の KMS キー',
  'setting.AWS_KMS_KEY_ID.help':
    'オブジェクトをこのキーで暗号化します。空の場合は、ストレージのキー（AES256）を使います。',
  'setting.AZURE_STORAGE_CONNECTION_STRING': 'Azure の接続文字列',
  'setting.AZURE_STORAGE_CONNECTION_STRING.help':
    'Azure ポータルのストレージアカウントの「アクセスキー」にあります。下の名前とキーでも指定できます。',
  'setting.AZURE_STORAGE_ACCOUNT_NAME': 'Azure のストレージアカウント',
  'setting.AZURE_STORAGE_ACCOUNT_NAME.help': '接続文字列がない場合だけ指定します。',
  'setting.AZURE_STORAGE_ACCOUNT_KEY': 'Azure アカウントのキー',
  'setting.AZURE_STORAGE_ACCOUNT_KEY.help': '上のアカウントのものです。',
  'setting.GOOGLE_APPLICATION_CREDENTIALS': 'Google Cloud のキーファイル',
  'setting.GOOGLE_APPLICATION_CREDENTIALS.help':
    'サービスアカウントの JSON キーの絶対パスです。gcloud のログインは使いません。',
  'setting.GCP_PROJECT_ID': 'Google Cloud のプロジェクト',
  'setting.GCP_PROJECT_ID.help':
    'このプロジェクトのバケットを一覧にします。空の場合は、キーファイルのプロジェクトです。',
  'setting.GCP_STORAGE_ENDPOINT': 'Google Cloud Storage のアドレス',
  'setting.GCP_STORAGE_ENDPOINT.help': 'エミュレーターや専用アドレスの場合だけ指定します。',
  'need.azureBlob': 'Azure ポータルでストレージアカウントを作成し、接続文字列を設定に貼り付けてください。',
  'need.googleCloudStorage':
    'Google Cloud コンソールでサービスアカウントを作成し、JSON キーをダウンロードして、そのファイルを設定で指定してください。',
};
