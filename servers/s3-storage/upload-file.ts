import { z } from 'zod';
import { ToolFailure } from '#servers/kit/failure.ts';
import { defineTool } from '#servers/kit/tool.ts';
import { openS3 } from '../s3/client.ts';
import { CHECKSUM_METADATA, uploadFile } from '../s3/upload.ts';
import { ObjectMetadata } from './object-metadata.ts';
import { bucketParameters, given, keyParameters } from './parameters.ts';
import { announcer } from './progress.ts';

const CLASSES = [
  'STANDARD',
  'STANDARD_IA',
  'ONEZONE_IA',
  'INTELLIGENT_TIERING',
  'GLACIER_IR',
  'GLACIER',
  'DEEP_ARCHIVE',
  'REDUCED_REDUNDANCY',
] as const;

const ACLS = [
  'private',
  'public-read',
  'public-read-write',
  'authenticated-read',
  'aws-exec-read',
  'bucket-owner-read',
  'bucket-owner-full-control',
] as const;

/** spec/servers.md A.1.13. */
export const uploadFileTool = defineTool({
  name: 's3_upload_file',
  title: 'Upload a file',
  description:
    'Puts a file of the workspace into a bucket; an object of that key is replaced. From 100 MiB on in parts. Its SHA-256 is checked on the way and kept as metadata. Cancelled or failed, nothing of it is left.',
  input: z.object({
    ...bucketParameters,
    file_path: z.string().min(1).optional().describe('Required: the file'),
    local_path: z.string().min(1).optional().describe('Another name for file_path'),
    ...keyParameters,
    content_type: z
      .string()
      .max(255)
      .regex(/^[\w!#$&^.+-]+\/[\w!#$&^.+-]+(?:\s*;[ -~]*)?$/, 'is not a media type such as text/plain')
      .optional()
      .describe('Media type, such as text/plain'),
    metadata: ObjectMetadata.default({}).describe('Kept with the object; 2 KB at most'),
    storage_class: z.enum(CLASSES).optional().describe('The bucket’s usual one when left out'),
    sse: z.enum(['AES256', 'aws:kms', 'aws:kms:dsse']).optional().describe('Encryption where it is stored'),
    kms_key_id: z.string().min(1).max(2_048).optional().describe('Key for aws:kms'),
    acl: z.enum(ACLS).optional().describe('Who may read it beside you; many buckets refuse any'),
  }),
  output: z.object({
    bucket: z.string(),
    key: z.string(),
    bytes: z.int(),
    sha256: z.string(),
    etag: z.string(),
    version_id: z.string().nullable(),
    parts: z.int().describe('1: in one piece'),
  }),
  risk: ['write', 'network'],
  annotations: { destructiveHint: true },
  async run({ bucket_name, bucket, file_path, local_path, s3_key, key, ...asked }, context) {
    const target = given({ bucket_name, bucket });
    const source = given({ file_path, local_path });
    const name = given({ s3_key, key });
    if (asked.kms_key_id !== undefined && asked.sse?.startsWith('aws:kms') !== true) {
      throw new ToolFailure('V', 'kms_key_id: goes with sse aws:kms or aws:kms:dsse alone', {
        field: 'kms_key_id',
      });
    }
    const s3 = openS3(context);
    const { path } = await context.workspace.locate(source.field, source.value, 'mustExist');
    const sent = await uploadFile(s3, {
      bucket: target.value,
      key: name.value,
      path,
      fields: { file: source.field, bucket: target.field },
      progress: announcer(context),
      facts: {
        Metadata: asked.metadata,
        ...(asked.content_type === undefined ? {} : { ContentType: asked.content_type }),
        ...(asked.storage_class === undefined ? {} : { StorageClass: asked.storage_class }),
        ...(asked.sse === undefined ? {} : { ServerSideEncryption: asked.sse }),
        ...(asked.kms_key_id === undefined ? {} : { SSEKMSKeyId: asked.kms_key_id }),
        ...(asked.acl === undefined ? {} : { ACL: asked.acl }),
      },
    });
    return { bucket: target.value, key: name.value, ...sent };
  },
  text: ({ bucket, key, bytes, sha256, parts }) =>
    `${bucket}/${key} has ${bytes} bytes${parts > 1 ? ` in ${parts} parts` : ''}; SHA-256 (metadata ${CHECKSUM_METADATA}): ${sha256}.`,
});
