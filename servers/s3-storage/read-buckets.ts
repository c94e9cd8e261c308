import type { S3 } from '../s3/client.ts';
import { notS3 } from '../s3/failure.ts';

/** Every bucket that the credentials may see. */
export async function readBuckets(s3: S3): Promise<{ name: string; created: string | null }[]> {
  const buckets: { name: string; created: string | null }[] = [];
  let token: string | undefined;
  do {
    const page = await s3.ask((client, options) =>
      client.listBuckets(token === undefined ? {} : { ContinuationToken: token }, options),
    );
    if (page.Buckets === undefined && page.Owner === undefined) throw notS3(s3.host);
    for (const { Name, CreationDate } of page.Buckets ?? []) {
      if (Name !== undefined) buckets.push({ name: Name, created: CreationDate?.toISOString() ?? null });
    }
    token = page.ContinuationToken;
  } while (token !== undefined);
  return buckets;
}
