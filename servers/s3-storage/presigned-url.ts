import { z } from 'zod';
import { defineTool } from '#servers/kit/tool.ts';
import { openS3 } from '../s3/client.ts';
import { endpointOf } from '../s3/endpoint.ts';
import { bucketParameters, given, keyParameters, VersionId } from './parameters.ts';
import { signPost } from './presigned-post.ts';
import { ToolFailure } from '#servers/kit/failure.ts';

const MOST_SECONDS = 604_800;

/** spec/servers.md A.1.13. */
export const createPresignedUrl = defineTool({
  name: 's3_create_presigned_url',
  title: 'Create a signed address',
  description:
    'An address by which anybody who has it can get (GET), put (PUT) or post as a form (POST, with the fields) this one object until it expires. It is made here, without asking S3: whether the object exists is not looked at.',
  input: z.object({
    ...bucketParameters,
    ...keyParameters,
    expiration: z.int().min(1).max(MOST_SECONDS).default(3_600).describe('Seconds; a week at most'),
    method: z.enum(['GET', 'PUT', 'POST']).default('GET'),
    version_id: VersionId.optional().describe('Of GET; the newest when left out'),
  }),
  output: z.object({
    url: z.string(),
    method: z.enum(['GET', 'PUT', 'POST']),
    fields: z
      .record(z.string(), z.string())
      .nullable()
      .describe('Of POST: form fields (multipart/form-data) to send before the field file'),
    expires_at: z.iso.datetime(),
    temporary_credentials: z.boolean().describe('true: it may stop working earlier, with the session token'),
  }),
  risk: ['read', 'send'],
  async run({ bucket_name, bucket, s3_key, key, expiration, method, version_id }, context) {
    const Bucket = given({ bucket_name, bucket }).value;
    const Key = given({ s3_key, key }).value;
    if (version_id !== undefined && method !== 'GET') {
      throw new ToolFailure('V', 'version_id: goes with GET alone', { field: 'version_id' });
    }
    const s3 = openS3(context);
    const { credentials, region } = endpointOf(context.settings);
    const now = new Date();
    const signed = await s3.ask(async (client) => {
      const [sdk, { getSignedUrl }] = await Promise.all([
        import('@aws-sdk/client-s3'),
        import('@aws-sdk/s3-request-presigner'),
      ]);
      const options = { expiresIn: expiration, signingDate: now };
      if (method === 'GET') {
        const version = version_id === undefined ? {} : { VersionId: version_id };
        const command = new sdk.GetObjectCommand({ Bucket, Key, ...version });
        return { url: await getSignedUrl(client, command, options), fields: null };
      }
      if (method === 'PUT') {
        return {
          url: await getSignedUrl(client, new sdk.PutObjectCommand({ Bucket, Key }), options),
          fields: null,
        };
      }
      // The address of the bucket, as the SDK would have it.
      const address = new URL(await getSignedUrl(client, new sdk.HeadBucketCommand({ Bucket }), options));
      const fields = signPost({ bucket: Bucket, key: Key, seconds: expiration, region, credentials, now });
      return { url: `${address.origin}${address.pathname}`, fields };
    });
    return {
      ...signed,
      method,
      expires_at: new Date(now.getTime() + expiration * 1_000).toISOString(),
      temporary_credentials: credentials.sessionToken !== undefined,
    };
  },
  text: ({ url, method, fields, expires_at }) =>
    [
      `${method} until ${expires_at}: ${url}`,
      ...Object.entries(fields ?? {}).map(([name, value]) => `${name}: ${value}`),
    ].join('\n'),
});
