import { lstat } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { ToolFailure } from '#servers/kit/failure.ts';
import { openDirectory, readBytes } from '#servers/kit/files.ts';
import type { ToolContext } from '#servers/kit/tool.ts';

const MAX_FILE_BYTES = 100 * 1024 * 1024;
/** A file this large in a folder is data, not source; given by name it is scanned up to the limit above. */
const MAX_FOLDER_FILE_BYTES = 5 * 1024 * 1024;
const MAX_FILES = 20_000;
const MAX_DEPTH = 20;
const BUDGET_MS = 120_000;
const PROGRESS_EVERY = 200;

const LEFT_OUT_FOLDERS = new Set(['node_modules', '.git', '__pycache__']);
const LEFT_OUT_FILES = /\.(?:tmp|log)$/;

/** What was looked at, and what was not. */
export const Coverage = z.object({
  files: z.int(),
  left_out: z
    .int()
    .describe('Excluded: node_modules, .git, __pycache__, *.tmp, *.log, symlinks, binary files'),
  not_read: z.array(z.object({ path: z.string(), reason: z.string() })),
  complete: z.boolean().describe('false: limits of 20,000 files, depth 20 or 2 minutes ended it'),
});
export type Coverage = z.infer<typeof Coverage>;

export interface TargetFile {
  /** Relative to the target, with slashes. */
  name: string;
  text: string;
  /** Permission bits. */
  mode: number;
}

/**
 * Calls `visit` for every text file of the target, one after the other. Throws N, P, or V (a single file of more than
 * 100 MiB).
 */
export async function visitFiles(
  given: string,
  field: string,
  recursive: boolean,
  context: ToolContext,
  visit: (file: TargetFile) => void | Promise<void>,
): Promise<Coverage> {
  const { path: target } = await context.workspace.locate(field, given, 'mustExist');
  const coverage: Coverage = { files: 0, left_out: 0, not_read: [], complete: true };
  const end = performance.now() + BUDGET_MS;

  async function read(file: string, name: string, limit: number): Promise<void> {
    const { mode } = await lstat(file);
    const bytes = await readBytes(file, field, limit, context.signal);
    if (isBinary(bytes)) {
      coverage.left_out += 1;
      return;
    }
    coverage.files += 1;
    await visit({ name, text: bytes.toString('utf8'), mode: mode & 0o777 });
    if (coverage.files % PROGRESS_EVERY === 0) await context.progress(coverage.files, undefined, name);
  }

  if (!(await lstat(target)).isDirectory()) {
    await read(target, path.basename(target), MAX_FILE_BYTES);
    return coverage;
  }
  const waiting = [{ folder: target, depth: 0 }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    for (const entry of await entriesOf(next.folder, target, coverage)) {
      context.signal.throwIfAborted();
      const file = path.join(next.folder, entry.name);
      const name = path.relative(target, file).split(path.sep).join('/');
      const out = entry.isDirectory() ? LEFT_OUT_FOLDERS.has(entry.name) : LEFT_OUT_FILES.test(entry.name);
      if (out || (!entry.isDirectory() && !entry.isFile())) coverage.left_out += 1;
      else if (entry.isDirectory()) {
        if (recursive && next.depth < MAX_DEPTH) waiting.push({ folder: file, depth: next.depth + 1 });
        else if (recursive) coverage.complete = false;
      } else if (coverage.files >= MAX_FILES || performance.now() > end) {
        coverage.complete = false;
        return coverage;
      } else await tolerant(coverage, name, () => read(file, name, MAX_FOLDER_FILE_BYTES));
    }
  }
  return coverage;
}

async function entriesOf(folder: string, target: string, coverage: Coverage) {
  const entries = [];
  try {
    for await (const entry of await openDirectory(folder)) entries.push(entry);
  } catch (error) {
    if (folder === target || !(error instanceof Error && 'code' in error)) throw error;
    coverage.not_read.push({ path: path.relative(target, folder), reason: error.message });
  }
  return entries.toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

/** One file that cannot be read does not end the scan; it is said. */
async function tolerant(coverage: Coverage, name: string, act: () => Promise<void>): Promise<void> {
  try {
    await act();
  } catch (error) {
    const expected = error instanceof ToolFailure || (error instanceof Error && 'syscall' in error);
    if (!expected) throw error;
    coverage.not_read.push({ path: name, reason: error.message });
  }
}

function isBinary(bytes: Buffer): boolean {
  return bytes.subarray(0, 8192).includes(0);
}
