import { z } from 'zod';
import { defineTool } from '#servers/kit/tool.ts';
import { openS3 } from '../s3/client.ts';
import { notS3 } from '../s3/failure.ts';
import { readVersions } from './read-versions.ts';
import { bucketParameters, given } from './parameters.ts';

const MOST_KEYS = 1_000;

const StoredObject = z.object({
  key: z.string(),
  size: z.int().nullable().describe('Bytes; null: a delete marker'),
  last_modified: z.iso.datetime().nullable(),
  etag: z.string().nullable(),
  storage_class: z.string().nullable(),
  version_id: z.string().optional(),
  is_latest: z.boolean().optional(),
  delete_marker: z.boolean().optional(),
});

/** spec/servers.md A.1.13. */
export const listObjects = defineTool({
  name: 's3_list_objects',
  title: 'List objects',
  description:
    'Objects of a bucket in the order of their keys, a page at a time: give next_token again to go on. With a delimiter such as / it lists one level.',
  input: z.object({
    ...bucketParameters,
    prefix: z.string().max(1_024).default('').describe('Only keys that begin so'),
    max_keys: z.int().min(1).max(MOST_KEYS).default(100).describe('Of one page'),
    delimiter: z.string().min(1).max(16).optional().describe('What follows it is listed as one of prefixes'),
    versions: z.boolean().default(false).describe('Every version and delete marker, newest first'),
    token: z.string().min(1).max(4_096).optional().describe('next_token of the page before'),
  }),
  output: z.object({
    objects: z.array(StoredObject),
    prefixes: z.array(z.string()),
    count: z.int(),
    truncated: z.boolean().describe('There are more'),
    next_token: z.string().nullable(),
  }),
  risk: ['read', 'network'],
  async run({ bucket_name, bucket, versions, token, ...asked }, context) {
    const { value: Bucket, field } = given({ bucket_name, bucket });
    const s3 = openS3(context);
    const request = {
      Bucket,
      Prefix: asked.prefix,
      MaxKeys: asked.max_keys,
      ...(asked.delimiter === undefined ? {} : { Delimiter: asked.delimiter }),
    };
    if (versions) {
      const page = await readVersions(s3, request, field, token);
      return { ...page, count: page.objects.length, truncated: page.next_token !== null };
    }
    const page = await s3.ask(
      (client, options) =>
        client.listObjectsV2(
          { ...request, ...(token === undefined ? {} : { ContinuationToken: token }) },
          options,
        ),
      field,
    );
    if (page.Name === undefined) throw notS3(s3.host);
    const objects = (page.Contents ?? []).map((one) => ({
      key: one.Key ?? '',
      size: one.Size ?? null,
      last_modified: one.LastModified?.toISOString() ?? null,
      etag: one.ETag ?? null,
      storage_class: one.StorageClass ?? null,
    }));
    return {
      objects,
      prefixes: (page.CommonPrefixes ?? []).flatMap(({ Prefix }) => Prefix ?? []),
      count: objects.length,
      truncated: page.IsTruncated ?? false,
      next_token: page.NextContinuationToken ?? null,
    };
  },
  text: ({ objects, prefixes, next_token }) =>
    [
      ...prefixes,
      ...objects.map(
        ({ key, size, last_modified, version_id, delete_marker }) =>
          `${last_modified ?? ''}  ${delete_marker === true ? 'deleted' : size}  ${key}${version_id === undefined ? '' : `  ${version_id}`}`,
      ),
      ...(objects.length + prefixes.length === 0 ? ['Nothing is there.'] : []),
      ...(next_token === null ? [] : [`There is more; token: ${next_token}`]),
    ].join('\n'),
});
