import { z } from 'zod';
import { defineTool } from '#servers/kit/tool.ts';
import { openS3 } from '../s3/client.ts';
import { downloadFile } from '../s3/download.ts';
import { bucketParameters, given, keyParameters, VersionId } from './parameters.ts';
import { announcer } from './progress.ts';

/** spec/servers.md A.1.13. */
export const downloadFileTool = defineTool({
  name: 's3_download_file',
  title: 'Download a file',
  description:
    'Gets an object into a file of the workspace, whole or not at all. A file that is there is replaced only with overwrite. The checksum that an upload left is compared.',
  input: z.object({
    ...bucketParameters,
    ...keyParameters,
    local_path: z.string().min(1).optional().describe('Required: the file to be; its folder exists'),
    file_path: z.string().min(1).optional().describe('Another name for local_path'),
    version_id: VersionId.optional().describe('The newest when left out'),
    overwrite: z.boolean().default(false).describe('Replace a file that is there'),
  }),
  output: z.object({
    path: z.string(),
    bytes: z.int(),
    sha256: z.string(),
    verified: z.boolean().nullable().describe('null: the object names no checksum to compare'),
    etag: z.string(),
    version_id: z.string().nullable(),
    content_type: z.string().nullable(),
    created: z.boolean().describe('false: it replaced a file'),
  }),
  risk: ['write', 'network'],
  async run({ bucket_name, bucket, s3_key, key, local_path, file_path, ...asked }, context) {
    const source = given({ s3_key, key });
    const target = given({ local_path, file_path });
    const { value: from } = given({ bucket_name, bucket });
    const s3 = openS3(context);
    const { path } = await context.workspace.locate(target.field, target.value, 'mayCreate');
    const got = await downloadFile(s3, {
      bucket: from,
      key: source.value,
      ...(asked.version_id === undefined ? {} : { versionId: asked.version_id }),
      path,
      fields: { file: target.field, key: source.field },
      overwrite: asked.overwrite,
      progress: announcer(context),
    });
    return { path, ...got };
  },
  text: ({ path, bytes, verified, sha256 }) =>
    `${path} has ${bytes} bytes; SHA-256 ${sha256}${verified === true ? ', as it was put there' : ', which the object does not name'}.`,
});
