import { createHash } from 'node:crypto';
import { dirname } from 'node:path';
import { z } from 'zod';
import { refuseSensitive } from '#servers/commands/sensitive-names.ts';
import { ToolFailure } from '#servers/kit/failure.ts';
import { changeMode, makeDirectory, readBytes, writeBytes } from '#servers/kit/files.ts';
import { defineTool } from '#servers/kit/tool.ts';

const MAX_FILE_BYTES = 10 * 1024 * 1024;

export const writeFile = defineTool({
  name: 'write_file',
  title: 'Write file',
  description:
    'Writes a file of the workspace whole, up to 10 MiB of UTF-8, and sets its permissions. What was there is first copied beside it with the time in its name; if anything fails, the file is as it was.',
  input: z.object({
    file_path: z.string().min(1).describe('Absolute, or relative to the first workspace folder'),
    content: z.string().describe('The whole new content'),
    mode: z
      .string()
      .regex(/^0?[0-7]{3}$/, 'must be three octal digits, such as 0644')
      .default('0644')
      .describe('Permissions in octal; without set-user-ID and the like'),
    backup: z.boolean().default(true).describe('Keep a copy of what was there'),
  }),
  output: z.object({
    path: z.string().describe('Real absolute path'),
    bytes: z.int(),
    created: z.boolean(),
    mode: z.string(),
    sha256: z.string().describe('Of the file as it was read back'),
    backup_path: z
      .string()
      .nullable()
      .describe('Copy of what was there; null: there was nothing, or none was asked for'),
  }),
  risk: ['write'],
  annotations: { destructiveHint: true, idempotentHint: true },
  async run({ file_path, content, mode, backup }, { workspace, signal }) {
    const bytes = Buffer.from(content, 'utf8');
    if (bytes.length > MAX_FILE_BYTES) {
      const field = 'content';
      const message = `content has ${bytes.length} bytes; the most that can be written is ${MAX_FILE_BYTES}.`;
      throw new ToolFailure('V', message, { field, size: bytes.length, limit: MAX_FILE_BYTES });
    }
    const place = await workspace.locate('file_path', file_path, 'mayCreate');
    refuseSensitive(place, 'file_path');
    const { path } = place;
    await makeDirectory(dirname(path));
    const before = await readBytes(path, 'file_path', Number.MAX_SAFE_INTEGER, signal).catch(orMissing);
    const copy = backup && before !== undefined ? `${path}.${stamp(new Date())}.bak` : null;
    if (copy !== null && before !== undefined) await writeBytes(copy, 'file_path', before, signal);
    const { created } = await writeBytes(path, 'file_path', bytes, signal);
    try {
      await changeMode(path, Number.parseInt(mode, 8));
      const sha256 = hash(await readBytes(path, 'file_path', MAX_FILE_BYTES, signal));
      if (sha256 !== hash(bytes)) {
        throw new ToolFailure('E', `${path} does not hold what was written; it is as it was before.`);
      }
      return { path, bytes: bytes.length, created, mode, sha256, backup_path: copy };
    } catch (error) {
      if (before !== undefined) await writeBytes(path, 'file_path', before, new AbortController().signal);
      throw error;
    }
  },
  text: ({ path, bytes, created, mode, backup_path }) =>
    `${created ? 'Created' : 'Replaced'} ${path} (${bytes} bytes, ${mode}).${backup_path === null ? '' : ` What was there is in ${backup_path}.`}`,
});

function hash(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Without colons, which Windows has no place for in a name. */
function stamp(now: Date): string {
  return now.toISOString().replaceAll(/[-:]/g, '');
}

function orMissing(error: unknown): undefined {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
  throw error;
}
