import type { BundledServerInput } from '#contract/bundled.ts';
import { text } from '#contract/text.ts';
import { s3Needs, s3Settings } from '../s3/manifest.ts';

export const cloudStorage = {
  id: 'cloud-storage',
  title: 'Cloud Storage',
  description: text('server.bundled.cloudStorage'),
  entry: 'cloud-storage.mjs',
  verbs: {
    storage_upload: ['write', 'network'],
    storage_download: ['write', 'network'],
    storage_list: ['read', 'network'],
    storage_delete: ['destroy', 'network'],
    backup_create: ['read', 'write', 'network'],
    backup_restore: ['write', 'destroy', 'network'],
    storage_replicate: ['write', 'network'],
    storage_analyze: ['read', 'network'],
    lifecycle_policy: ['write', 'destroy', 'network'],
    compliance_report: ['read', 'network'],
    gather_context: ['read', 'network'],
  },
  needsWorkspace: true,
  settings: [
    ...s3Settings,
    { env: 'AWS_KMS_KEY_ID', kind: 'text', required: false, group: 'S3' },
    { env: 'AZURE_STORAGE_CONNECTION_STRING', kind: 'secret', required: false, group: 'Azure Blob Storage' },
    { env: 'AZURE_STORAGE_ACCOUNT_NAME', kind: 'text', required: false, group: 'Azure Blob Storage' },
    { env: 'AZURE_STORAGE_ACCOUNT_KEY', kind: 'secret', required: false, group: 'Azure Blob Storage' },
    { env: 'GOOGLE_APPLICATION_CREDENTIALS', kind: 'file', required: false, group: 'Google Cloud Storage' },
    { env: 'GCP_PROJECT_ID', kind: 'text', required: false, group: 'Google Cloud Storage' },
    {
      env: 'GCP_STORAGE_ENDPOINT',
      kind: 'url',
      required: false,
      default: 'https://storage.googleapis.com',
      group: 'Google Cloud Storage',
    },
  ],
  needs: [
    ...s3Needs,
    {
      kind: 'account',
      name: 'Azure Blob Storage',
      how: text('need.azureBlob'),
      setting: 'AZURE_STORAGE_CONNECTION_STRING',
    },
    {
      kind: 'account',
      name: 'Google Cloud Storage',
      how: text('need.googleCloudStorage'),
      setting: 'GOOGLE_APPLICATION_CREDENTIALS',
    },
  ],
} satisfies BundledServerInput;
