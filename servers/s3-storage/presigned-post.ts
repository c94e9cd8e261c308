import { createHmac } from 'node:crypto';
import type { Endpoint } from '../s3/endpoint.ts';

interface PostForm extends Pick<Endpoint, 'region' | 'credentials'> {
  bucket: string;
  key: string;
  seconds: number;
  now: Date;
}

/**
 * The fields of a form that may post one object, signed as
 * https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-authentication-HTTPPOST.html says. Addresses of the SDK's own
 * presigner are for other methods.
 */
export function signPost({
  bucket,
  key,
  seconds,
  region,
  credentials,
  now,
}: PostForm): Record<string, string> {
  const stamp = now.toISOString().replaceAll(/[-:]|\.\d{3}/g, '');
  const day = stamp.slice(0, 8);
  const fields = {
    key,
    'X-Amz-Algorithm': 'AWS4-HMAC-SHA256',
    'X-Amz-Credential': `${credentials.accessKeyId}/${day}/${region}/s3/aws4_request`,
    'X-Amz-Date': stamp,
    ...(credentials.sessionToken === undefined ? {} : { 'X-Amz-Security-Token': credentials.sessionToken }),
  };
  const conditions = Object.entries({ bucket, ...fields }).map(([name, value]) => ({ [name]: value }));
  const policy = Buffer.from(
    JSON.stringify({ expiration: new Date(now.getTime() + seconds * 1_000).toISOString(), conditions }),
  ).toString('base64');
  const signingKey = [day, region, 's3', 'aws4_request'].reduce<string | Buffer>(
    (secret, part) => createHmac('sha256', secret).update(part).digest(),
    `AWS4${credentials.secretAccessKey}`,
  );
  const signature = createHmac('sha256', signingKey).update(policy).digest('hex');
  return { ...fields, Policy: policy, 'X-Amz-Signature': signature };
}
