import { z } from 'zod';
import { removeFile } from '#servers/kit/files.ts';
import { defineTool } from '#servers/kit/tool.ts';
import { refuseSensitive } from '#servers/commands/sensitive-names.ts';

export const deleteFile = defineTool({
  name: 'delete_file',
  title: 'Delete file',
  description:
    'Deletes one file of the workspace, for good. Refuses directories, and files that other programs trust or run.',
  input: z.object({
    file_path: z.string().min(1).describe('Absolute, or relative to the first workspace folder'),
  }),
  output: z.object({
    path: z.string().describe('Real absolute path'),
    bytes: z.int().describe('Size that it had'),
  }),
  risk: ['destroy'],
  annotations: { destructiveHint: true },
  async run({ file_path }, { workspace, signal }) {
    const place = await workspace.locate('file_path', file_path, 'mustExist');
    refuseSensitive(place, 'file_path');
    signal.throwIfAborted();
    return { path: place.path, bytes: await removeFile(place.path, 'file_path') };
  },
  text: ({ path, bytes }) => `Deleted ${path} (${bytes} bytes).`,
});
