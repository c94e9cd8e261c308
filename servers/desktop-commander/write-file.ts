import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { ToolFailure } from '#servers/kit/failure.ts';
import { makeDirectory, writeBytes } from '#servers/kit/files.ts';
import { defineTool } from '#servers/kit/tool.ts';
import { encode, Encoding, MAX_FILE_BYTES } from './encodings.ts';
import { refuseSensitive } from '#servers/commands/sensitive-names.ts';

export const writeFile = defineTool({
  name: 'write_file',
  title: 'Write file',
  description:
    'Creates a file in the workspace or replaces its whole content, at once, up to 10 MiB. Permissions of an existing file are kept. Refuses files that other programs trust or run, such as .bashrc, .gitconfig, authorized_keys or anything in .git.',
  input: z.object({
    file_path: z.string().min(1).describe('Absolute, or relative to the first workspace folder'),
    content: z.string().describe('The whole new content'),
    create_dirs: z.boolean().default(true).describe('Make missing parent directories'),
    encoding: Encoding.default('utf-8').describe(
      'How content becomes bytes; base64 writes what it decodes to',
    ),
  }),
  output: z.object({
    path: z.string().describe('Real absolute path'),
    bytes: z.int().describe('Size of the file'),
    created: z.boolean().describe('Whether the file is new'),
  }),
  risk: ['write'],
  annotations: { destructiveHint: true, idempotentHint: true },
  async run({ file_path, content, create_dirs, encoding }, { workspace, signal }) {
    const bytes = encode(content, encoding);
    if (bytes.length > MAX_FILE_BYTES) {
      throw new ToolFailure(
        'V',
        `content has ${bytes.length} bytes; the most that can be written is ${MAX_FILE_BYTES}.`,
        { field: 'content', size: bytes.length, limit: MAX_FILE_BYTES },
      );
    }
    const place = await workspace.locate('file_path', file_path, 'mayCreate');
    refuseSensitive(place, 'file_path');
    const parent = dirname(place.path);
    if (!(await exists(parent))) {
      if (!create_dirs) {
        throw new ToolFailure('V', `The directory ${parent} does not exist, and create_dirs is false.`, {
          field: 'create_dirs',
        });
      }
      signal.throwIfAborted();
      await makeDirectory(parent);
    }
    const { created } = await writeBytes(place.path, 'file_path', bytes, signal);
    return { path: place.path, bytes: bytes.length, created };
  },
  text: ({ path, bytes, created }) => `${created ? 'Created' : 'Replaced'} ${path} (${bytes} bytes).`,
});

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
