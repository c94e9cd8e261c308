import { z } from 'zod';
import { ToolFailure } from '#servers/kit/failure.ts';
import { defineTool } from '#servers/kit/tool.ts';
import { openS3 } from '../s3/client.ts';
import type { S3 } from '../s3/client.ts';
import { bucketParameters, dryRun, given } from './parameters.ts';

const Encryption = z.object({
  algorithm: z.string().describe('none, AES256, aws:kms or aws:kms:dsse'),
  kms_key_id: z.string().nullable(),
  bucket_key: z.boolean().describe('One key of the bucket for many objects: fewer calls of KMS'),
});
type Encryption = z.infer<typeof Encryption>;

export const getEncryption = defineTool({
  name: 's3_get_encryption',
  title: 'Read encryption',
  description: 'How new objects of a bucket are encrypted when an upload says nothing.',
  input: z.object(bucketParameters),
  output: z.object({ bucket: z.string(), encryption: Encryption }),
  risk: ['read', 'network'],
  async run({ bucket_name, bucket }, context) {
    const { value, field } = given({ bucket_name, bucket });
    return { bucket: value, encryption: await readEncryption(openS3(context), value, field) };
  },
  text: ({ bucket, encryption }) => `Encryption of ${bucket}: ${told(encryption)}.`,
});

export const putEncryption = defineTool({
  name: 's3_put_encryption',
  title: 'Set encryption',
  description:
    'How new objects of a bucket are encrypted from now on; objects that are there stay as they are. Replaces what was set and tells it. Some makers of S3 do not offer this: then it is an error.',
  input: z.object({
    ...bucketParameters,
    algorithm: z.enum(['AES256', 'aws:kms', 'aws:kms:dsse', 'none']).describe('none: back to the usual'),
    kms_key_id: z
      .string()
      .min(1)
      .max(2_048)
      .optional()
      .describe('Of aws:kms; the account’s own when left out'),
    bucket_key: z.boolean().default(false).describe('Of aws:kms: one key of the bucket for many objects'),
    dry_run: dryRun,
  }),
  output: z.object({
    bucket: z.string(),
    done: z.boolean(),
    before: Encryption,
    after: Encryption,
    changes: z.boolean(),
  }),
  risk: ['write', 'network'],
  async run({ bucket_name, bucket, algorithm, kms_key_id, bucket_key, dry_run }, context) {
    const { value, field } = given({ bucket_name, bucket });
    if (!algorithm.startsWith('aws:kms') && (kms_key_id !== undefined || bucket_key)) {
      const wrong = kms_key_id === undefined ? 'bucket_key' : 'kms_key_id';
      throw new ToolFailure('V', `${wrong}: goes with aws:kms alone`, { field: wrong });
    }
    const s3 = openS3(context);
    const before = await readEncryption(s3, value, field);
    const wanted: Encryption = { algorithm, kms_key_id: kms_key_id ?? null, bucket_key };
    const answer = { bucket: value, before, changes: told(before) !== told(wanted) };
    if (dry_run) return { ...answer, done: false, after: wanted };
    await write(s3, value, wanted);
    return { ...answer, done: true, after: await readEncryption(s3, value, field) };
  },
  text: ({ bucket, done, before, after }) =>
    `Encryption of ${bucket}: ${told(before)} ${done ? 'became' : 'would become'} ${told(after)}.`,
});

async function readEncryption(s3: S3, Bucket: string, field: string): Promise<Encryption> {
  const none = { algorithm: 'none', kms_key_id: null, bucket_key: false };
  try {
    const answer = await s3.ask((client, options) => client.getBucketEncryption({ Bucket }, options), field);
    const rule = answer.ServerSideEncryptionConfiguration?.Rules?.[0];
    const set = rule?.ApplyServerSideEncryptionByDefault;
    if (set?.SSEAlgorithm === undefined) return none;
    return {
      algorithm: set.SSEAlgorithm,
      kms_key_id: set.KMSMasterKeyID ?? null,
      bucket_key: rule?.BucketKeyEnabled ?? false,
    };
  } catch (error) {
    const unset =
      error instanceof ToolFailure &&
      error.fields['s3_code'] === 'ServerSideEncryptionConfigurationNotFoundError';
    if (unset) return none;
    throw error;
  }
}

async function write(
  s3: S3,
  Bucket: string,
  { algorithm, kms_key_id, bucket_key }: Encryption,
): Promise<void> {
  await s3.ask(async (client, options) => {
    if (algorithm === 'none') return client.deleteBucketEncryption({ Bucket }, options);
    const rule = {
      ApplyServerSideEncryptionByDefault: {
        SSEAlgorithm: algorithm as 'AES256' | 'aws:kms' | 'aws:kms:dsse',
        ...(kms_key_id === null ? {} : { KMSMasterKeyID: kms_key_id }),
      },
      ...(bucket_key ? { BucketKeyEnabled: true } : {}),
    };
    const request = { Bucket, ServerSideEncryptionConfiguration: { Rules: [rule] } };
    return client.putBucketEncryption(request, options);
  });
}

function told({ algorithm, kms_key_id, bucket_key }: Encryption): string {
  return `${algorithm}${kms_key_id === null ? '' : ` by ${kms_key_id}`}${bucket_key ? ' with a bucket key' : ''}`;
}
