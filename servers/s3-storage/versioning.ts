import { z } from 'zod';
import { defineTool } from '#servers/kit/tool.ts';
import { openS3 } from '../s3/client.ts';
import type { S3 } from '../s3/client.ts';
import { bucketParameters, dryRun, given } from './parameters.ts';

/** Off: the bucket never had versions, which cannot be brought back. */
const Status = z.enum(['Off', 'Enabled', 'Suspended']);

export const getVersioning = defineTool({
  name: 's3_get_versioning',
  title: 'Read versioning',
  description: 'Whether a bucket keeps versions of its objects.',
  input: z.object(bucketParameters),
  output: z.object({ bucket: z.string(), status: Status, mfa_delete: z.boolean() }),
  risk: ['read', 'network'],
  async run({ bucket_name, bucket }, context) {
    const { value, field } = given({ bucket_name, bucket });
    return { bucket: value, ...(await readVersioning(openS3(context), value, field)) };
  },
  text: ({ bucket, status }) => `Versioning of ${bucket}: ${status}.`,
});

export const putVersioning = defineTool({
  name: 's3_put_versioning',
  title: 'Set versioning',
  description:
    'Lets a bucket keep versions of its objects, or stops it; versions that are there stay. Tells what it was before.',
  input: z.object({
    ...bucketParameters,
    status: z.enum(['Enabled', 'Suspended']),
    dry_run: dryRun,
  }),
  output: z.object({
    bucket: z.string(),
    done: z.boolean(),
    before: Status,
    after: Status,
    changes: z.boolean(),
  }),
  risk: ['write', 'network'],
  async run({ bucket_name, bucket, status, dry_run }, context) {
    const { value, field } = given({ bucket_name, bucket });
    const s3 = openS3(context);
    const before = (await readVersioning(s3, value, field)).status;
    const answer = { bucket: value, before, changes: before !== status };
    if (dry_run) return { ...answer, done: false, after: status };
    await s3.ask((client, options) =>
      client.putBucketVersioning({ Bucket: value, VersioningConfiguration: { Status: status } }, options),
    );
    return { ...answer, done: true, after: (await readVersioning(s3, value, field)).status };
  },
  text: ({ bucket, done, before, after }) =>
    `Versioning of ${bucket}: ${before} ${done ? 'became' : 'would become'} ${after}.`,
});

async function readVersioning(
  s3: S3,
  Bucket: string,
  field: string,
): Promise<{ status: z.infer<typeof Status>; mfa_delete: boolean }> {
  const { Status: status, MFADelete } = await s3.ask(
    (client, options) => client.getBucketVersioning({ Bucket }, options),
    field,
  );
  return { status: status ?? 'Off', mfa_delete: MFADelete === 'Enabled' };
}
