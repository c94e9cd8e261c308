import type { BundledServerInput } from '#contract/bundled.ts';
import { text } from '#contract/text.ts';
import { s3Needs, s3Settings } from '../s3/manifest.ts';

export const s3Storage = {
  id: 's3-storage',
  title: 'S3 Storage',
  description: text('server.bundled.s3Storage'),
  entry: 's3-storage.mjs',
  verbs: {
    s3_list_buckets: ['read', 'network'],
    s3_list_objects: ['read', 'network'],
    s3_upload_file: ['write', 'network'],
    s3_download_file: ['write', 'network'],
    s3_delete_object: ['destroy', 'network'],
    s3_create_presigned_url: ['read', 'send'],
    s3_get_versioning: ['read', 'network'],
    s3_put_versioning: ['write', 'network'],
    s3_get_lifecycle: ['read', 'network'],
    s3_put_lifecycle: ['write', 'destroy', 'network'],
    s3_get_encryption: ['read', 'network'],
    s3_put_encryption: ['write', 'network'],
    gather_context: ['read', 'network'],
  },
  needsWorkspace: true,
  settings: [...s3Settings],
  needs: s3Needs,
} satisfies BundledServerInput;
