/** The server cloud-storage; what it shares with s3-storage is in bundled-s3.ts. */
export const bundledCloud = {
  'server.bundled.cloudStorage':
    'Files in S3, Azure Blob Storage and Google Cloud Storage by the same tools: copies between them, backups, costs, evidence.',
  'setting.AWS_KMS_KEY_ID': 'KMS key of S3',
  'setting.AWS_KMS_KEY_ID.help':
    'Objects are encrypted with it. Left empty: with keys of the storage (AES256).',
  'setting.AZURE_STORAGE_CONNECTION_STRING': 'Connection string of Azure',
  'setting.AZURE_STORAGE_CONNECTION_STRING.help':
    'In the Azure portal under Access keys of the storage account. Or give name and key below.',
  'setting.AZURE_STORAGE_ACCOUNT_NAME': 'Azure storage account',
  'setting.AZURE_STORAGE_ACCOUNT_NAME.help': 'Only without a connection string.',
  'setting.AZURE_STORAGE_ACCOUNT_KEY': 'Key of the Azure account',
  'setting.AZURE_STORAGE_ACCOUNT_KEY.help': 'Belongs to the account above.',
  'setting.GOOGLE_APPLICATION_CREDENTIALS': 'Key file of Google Cloud',
  'setting.GOOGLE_APPLICATION_CREDENTIALS.help':
    'The absolute path of the JSON key of a service account. Your login with gcloud is not used.',
  'setting.GCP_PROJECT_ID': 'Google Cloud project',
  'setting.GCP_PROJECT_ID.help': 'Whose buckets are listed. Left empty: the project of the key file.',
  'setting.GCP_STORAGE_ENDPOINT': 'Address of Google Cloud Storage',
  'setting.GCP_STORAGE_ENDPOINT.help': 'Only for an emulator or a private address.',
  'need.azureBlob':
    'Create a storage account in the Azure portal and copy its connection string into the settings.',
  'need.googleCloudStorage':
    'Create a service account in the Google Cloud console, download its JSON key and name the file in the settings.',
};
