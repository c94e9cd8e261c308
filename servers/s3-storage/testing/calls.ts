import type { JsonObject } from '#contract/json.ts';

const OBJECT = { bucket_name: 'bucket-of-tests', s3_key: 'a.txt' };
const BUCKET = { bucket_name: 'bucket-of-tests' };
const RULE = { ID: 'old', Status: 'Enabled', Expiration: { Days: 3 } };

/** A call of every tool that asks S3, with a file `in.txt` in the workspace. */
export const S3_CALLS: readonly (readonly [string, JsonObject])[] = [
  ['s3_list_buckets', {}],
  ['s3_list_objects', BUCKET],
  ['s3_list_objects', { ...BUCKET, versions: true }],
  ['s3_upload_file', { ...OBJECT, file_path: 'in.txt' }],
  ['s3_download_file', { ...OBJECT, local_path: 'out.txt' }],
  ['s3_delete_object', OBJECT],
  ['s3_delete_object', { ...OBJECT, all_versions: true }],
  ['s3_get_versioning', BUCKET],
  ['s3_put_versioning', { ...BUCKET, status: 'Enabled' }],
  ['s3_get_lifecycle', BUCKET],
  ['s3_put_lifecycle', { ...BUCKET, rules: [RULE] }],
  ['s3_get_encryption', BUCKET],
  ['s3_put_encryption', { ...BUCKET, algorithm: 'AES256' }],
  ['gather_context', {}],
];
