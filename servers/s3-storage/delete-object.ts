import { z } from 'zod';
import { ToolFailure } from '#servers/kit/failure.ts';
import { defineTool } from '#servers/kit/tool.ts';
import type { S3 } from '../s3/client.ts';
import { openS3 } from '../s3/client.ts';
import { notS3 } from '../s3/failure.ts';
import { bucketParameters, dryRun, given, keyParameters, VersionId } from './parameters.ts';
import { deleteVersions } from './delete-versions.ts';

/** spec/servers.md A.1.13. */
export const deleteObject = defineTool({
  name: 's3_delete_object',
  title: 'Delete an object',
  description:
    'Deletes an object that is there. In a bucket with versions that hides it behind a delete marker, and the versions stay; version_id deletes one of them, all_versions every one, for ever.',
  input: z.object({
    ...bucketParameters,
    ...keyParameters,
    version_id: VersionId.optional().describe('This version (or delete marker), for ever'),
    all_versions: z.boolean().default(false).describe('Every version and delete marker, for ever'),
    dry_run: dryRun,
  }),
  output: z.object({
    bucket: z.string(),
    key: z.string(),
    done: z.boolean().describe('false: a dry run, this is what would go'),
    deleted: z.array(z.string()).describe('Version ids that went; "null": the object without versions'),
    delete_marker: z.string().nullable().describe('Version id of the marker that hides the object now'),
  }),
  risk: ['destroy', 'network'],
  async run({ bucket_name, bucket, s3_key, key, version_id, all_versions, dry_run }, context) {
    const { value: from } = given({ bucket_name, bucket });
    const name = given({ s3_key, key });
    if (version_id !== undefined && all_versions) {
      throw new ToolFailure('V', 'all_versions: does not go with version_id', { field: 'all_versions' });
    }
    const s3 = openS3(context);
    const target = { Bucket: from, Key: name.value };
    const answer = { bucket: from, key: name.value, done: !dry_run, delete_marker: null };
    if (all_versions) return { ...answer, deleted: await deleteVersions(s3, target, name.field, dry_run) };
    const field = version_id === undefined ? name.field : 'version_id';
    const one = { ...target, ...(version_id === undefined ? {} : { VersionId: version_id }) };
    const found = await find(s3, one, field);
    if (dry_run) return { ...answer, deleted: [version_id ?? found] };
    const gone = await s3.ask((client, options) => client.deleteObject(one, options), field);
    const hidden = version_id === undefined && gone.DeleteMarker === true;
    return hidden
      ? { ...answer, deleted: [], delete_marker: gone.VersionId ?? null }
      : { ...answer, deleted: [version_id ?? 'null'] };
  },
  text: ({ bucket, key, done, deleted, delete_marker }) => {
    if (!done) return `Nothing was changed. Of ${bucket}/${key} this would go: ${deleted.join(', ')}.`;
    if (deleted.length === 0) return `${bucket}/${key} is hidden behind the delete marker ${delete_marker}.`;
    return `${bucket}/${key} is deleted (${deleted.join(', ')}).`;
  },
});

/** S3 answers success for what is not there, so it is looked at before. */
async function find(
  s3: S3,
  one: { Bucket: string; Key: string; VersionId?: string },
  field: string,
): Promise<string> {
  try {
    const found = await s3.ask((client, options) => client.headObject(one, options), field);
    if (found.ETag === undefined && found.LastModified === undefined) throw notS3(s3.host);
    return found.VersionId ?? 'null';
  } catch (error) {
    // A delete marker is there, but has nothing to show.
    const marker = error instanceof ToolFailure && error.fields['status'] === 405;
    if (marker && one.VersionId !== undefined) return one.VersionId;
    throw error;
  }
}
