import { lstat } from 'node:fs/promises';
import { z } from 'zod';
import { defineTool } from '#servers/kit/tool.ts';
import { EntryType, entryType } from './entry-type.ts';

export const checkFileExists = defineTool({
  name: 'check_file_exists',
  title: 'Check whether a file exists',
  description: 'Says whether a path of the workspace exists and what it is.',
  input: z.object({
    file_path: z.string().min(1).describe('Absolute, or relative to the first workspace folder'),
    check_type: z
      .enum(['file', 'directory', 'any'])
      .default('any')
      .describe('Count it as existing only if it is this'),
  }),
  output: z.object({
    path: z.string().describe('Real absolute path, or where it would be'),
    exists: z.boolean(),
    type: EntryType.nullable().describe(
      'What is there, also when it is not what was asked for; null: nothing',
    ),
  }),
  risk: ['read'],
  async run({ file_path, check_type }, { workspace }) {
    const { path } = await workspace.locate('file_path', file_path, 'mayCreate');
    const info = await lstat(path).catch((error: unknown) => {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
      throw error;
    });
    const type = info === undefined ? null : entryType(info);
    return { path, exists: type !== null && (check_type === 'any' || type === check_type), type };
  },
  text: ({ path, exists, type }) => {
    if (exists) return `${path} exists (${type}).`;
    return type === null ? `${path} does not exist.` : `${path} exists, but it is a ${type}.`;
  },
});
