import type { DeleteMarkerEntry, ListObjectVersionsCommandInput, ObjectVersion } from '@aws-sdk/client-s3';
import { z } from 'zod';
import { ToolFailure } from '#servers/kit/failure.ts';
import type { S3 } from '../s3/client.ts';
import { notS3 } from '../s3/failure.ts';

interface StoredVersion {
  key: string;
  size: number | null;
  last_modified: string | null;
  etag: string | null;
  storage_class: string | null;
  version_id: string;
  is_latest: boolean;
  delete_marker: boolean;
}

interface Page {
  objects: StoredVersion[];
  prefixes: string[];
  next_token: string | null;
}

/** Where a page ended; S3 has two markers for it, we one token. */
const Marker = z.strictObject({ key: z.string(), version: z.string().optional() });

/** A page of every version and delete marker. `field` is the parameter that names the bucket. */
export async function readVersions(
  s3: S3,
  request: ListObjectVersionsCommandInput,
  field: string,
  token?: string,
): Promise<Page> {
  const from = token === undefined ? undefined : parse(token);
  const marker =
    from === undefined
      ? {}
      : { KeyMarker: from.key, ...(from.version === undefined ? {} : { VersionIdMarker: from.version }) };
  const page = await s3.ask(
    (client, options) => client.listObjectVersions({ ...request, ...marker }, options),
    field,
  );
  if (page.Name === undefined) throw notS3(s3.host);
  const objects = [
    ...(page.Versions ?? []).map((one) => ({
      ...common(one),
      size: one.Size ?? null,
      etag: one.ETag ?? null,
      storage_class: one.StorageClass ?? null,
      delete_marker: false,
    })),
    ...(page.DeleteMarkers ?? []).map((one) => ({
      ...common(one),
      size: null,
      etag: null,
      storage_class: null,
      delete_marker: true,
    })),
  ];
  const next = page.IsTruncated === true ? page.NextKeyMarker : undefined;
  return {
    objects: objects.toSorted(byKeyThenNewest),
    prefixes: (page.CommonPrefixes ?? []).flatMap(({ Prefix }) => Prefix ?? []),
    next_token: next === undefined ? null : write({ key: next, version: page.NextVersionIdMarker }),
  };
}

function common(
  one: ObjectVersion | DeleteMarkerEntry,
): Pick<StoredVersion, 'key' | 'last_modified' | 'version_id' | 'is_latest'> {
  return {
    key: one.Key ?? '',
    last_modified: one.LastModified?.toISOString() ?? null,
    version_id: one.VersionId ?? 'null',
    is_latest: one.IsLatest ?? false,
  };
}

function byKeyThenNewest(a: StoredVersion, b: StoredVersion): number {
  if (a.key !== b.key) return a.key < b.key ? -1 : 1;
  if (a.is_latest !== b.is_latest) return a.is_latest ? -1 : 1;
  return (b.last_modified ?? '').localeCompare(a.last_modified ?? '');
}

function write(marker: z.infer<typeof Marker>): string {
  return Buffer.from(JSON.stringify(marker)).toString('base64url');
}

function parse(token: string): z.infer<typeof Marker> {
  try {
    return Marker.parse(JSON.parse(Buffer.from(token, 'base64url').toString('utf8')));
  } catch {
    throw new ToolFailure('V', 'token: is not the next_token of a page of versions', { field: 'token' });
  }
}
