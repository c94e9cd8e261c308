import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { ToolFailure } from '#servers/kit/failure.ts';
import { makeDirectory } from '#servers/kit/files.ts';
import { defineTool } from '#servers/kit/tool.ts';
import { refuseSensitive } from '#servers/commands/sensitive-names.ts';

export const createDirectory = defineTool({
  name: 'create_directory',
  title: 'Create directory',
  description: 'Makes a directory in the workspace. One that is there already is left as it is.',
  input: z.object({
    directory_path: z.string().min(1).describe('Absolute, or relative to the first workspace folder'),
    parents: z.boolean().default(true).describe('Make missing parent directories'),
  }),
  output: z.object({
    path: z.string().describe('Real absolute path'),
    created: z.boolean().describe('Whether it is new'),
  }),
  risk: ['write'],
  annotations: { idempotentHint: true },
  async run({ directory_path, parents }, { workspace, signal }) {
    const place = await workspace.locate('directory_path', directory_path, 'mayCreate');
    refuseSensitive(place, 'directory_path');
    const there = await kindOf(place.path);
    if (there === 'other') {
      throw new ToolFailure('V', `${place.path} is there already and is not a directory.`, {
        field: 'directory_path',
      });
    }
    if (there === 'directory') return { path: place.path, created: false };
    if (!parents && (await kindOf(dirname(place.path))) === undefined) {
      throw new ToolFailure(
        'V',
        `The directory ${dirname(place.path)} does not exist, and parents is false.`,
        {
          field: 'parents',
        },
      );
    }
    signal.throwIfAborted();
    return { path: place.path, created: await makeDirectory(place.path) };
  },
  text: ({ path, created }) => (created ? `Created the directory ${path}.` : `${path} was there already.`),
});

async function kindOf(path: string): Promise<'directory' | 'other' | undefined> {
  return stat(path).then(
    (info) => (info.isDirectory() ? 'directory' : 'other'),
    () => undefined,
  );
}
