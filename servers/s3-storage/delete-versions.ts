import { ToolFailure } from '#servers/kit/failure.ts';
import type { S3 } from '../s3/client.ts';
import { readVersions } from './read-versions.ts';

/**
 * Deletes every version and delete marker of a key; tells their ids. Throws N when there are none, E with `deleted`
 * when S3 refused some.
 */
export async function deleteVersions(
  s3: S3,
  { Bucket, Key }: { Bucket: string; Key: string },
  field: string,
  dryRun: boolean,
): Promise<string[]> {
  const versions = await everyVersion(s3, Bucket, Key, field);
  if (versions.length === 0) {
    throw new ToolFailure('N', `${Bucket}/${Key} has no versions. List the bucket with versions.`, { field });
  }
  if (dryRun) return versions;
  const deleted: string[] = [];
  for (let from = 0; from < versions.length; from += 1_000) {
    const Objects = versions.slice(from, from + 1_000).map((VersionId) => ({ Key, VersionId }));
    const answer = await s3.ask((client, options) =>
      client.deleteObjects({ Bucket, Delete: { Objects } }, options),
    );
    deleted.push(...(answer.Deleted ?? []).flatMap(({ VersionId }) => VersionId ?? []));
    const refused = answer.Errors?.[0];
    if (refused !== undefined || deleted.length < from + Objects.length) {
      throw new ToolFailure(
        'E',
        `${s3.host} deleted ${deleted.length} of ${versions.length} versions, then refused (${refused?.Code ?? 'no reason'}).`,
        { deleted, s3_code: refused?.Code ?? null },
      );
    }
  }
  return deleted;
}

async function everyVersion(s3: S3, Bucket: string, Key: string, field: string): Promise<string[]> {
  const found: string[] = [];
  let token: string | undefined;
  do {
    const page = await readVersions(s3, { Bucket, Prefix: Key }, field, token);
    const own = page.objects.filter(({ key }) => key === Key);
    found.push(...own.map(({ version_id }) => version_id));
    // Keys are in order: after the first longer one there is none of ours.
    if (own.length < page.objects.length) return found;
    token = page.next_token ?? undefined;
  } while (token !== undefined);
  return found;
}
