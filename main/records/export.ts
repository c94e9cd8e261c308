import { mkdir, open, rm } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import type { CallFilter } from '#contract/call-query.ts';
import { CSV_HEAD, csvLine } from './export-csv.ts';
import type { CallSearch } from './search.ts';

const AT_ONCE = 250;
const MOST_NAMES = 100;

export interface ExportRequest {
  filter: CallFilter;
  format: 'jsonl' | 'csv';
  /** Made when it is not there. */
  folder: string;
  /** Stands in the name of the file, epoch ms. */
  now: number;
}

/**
 * Writes every call that a filter shows to a new file of this user alone, newest first, while calls go on. Rejects with
 * the system's error, and then no file is left.
 */
export async function exportCalls(
  search: Pick<CallSearch, 'page'>,
  { filter, format, folder, now }: ExportRequest,
): Promise<{ path: string; count: number }> {
  await mkdir(folder, { recursive: true });
  const stamp = new Date(now).toISOString().slice(0, 19).replaceAll(':', '').replace('T', '-');
  const { file, path } = await create(join(folder, `patchbay-calls-${stamp}`), format);
  try {
    let count = 0;
    let before: number | undefined;
    if (format === 'csv') await file.write(CSV_HEAD);
    do {
      const { calls, next } = await search.page({ filter, before, limit: AT_ONCE });
      const lines = calls.map((call) => (format === 'csv' ? csvLine(call) : `${JSON.stringify(call)}\n`));
      if (lines.length > 0) await file.write(lines.join(''));
      count += calls.length;
      before = next;
    } while (before !== undefined);
    await file.close();
    return { path, count };
  } catch (error) {
    await file.close().catch(() => undefined);
    await rm(path, { force: true });
    throw error;
  }
}

/** A name that is taken is never written over. */
async function create(start: string, end: string): Promise<{ file: FileHandle; path: string }> {
  for (let n = 1; ; n += 1) {
    const path = `${start}${n === 1 ? '' : `-${n}`}.${end}`;
    try {
      return { file: await open(path, 'wx', 0o600), path };
    } catch (error) {
      const taken = error instanceof Error && 'code' in error && error.code === 'EEXIST';
      if (!taken || n === MOST_NAMES) throw error;
    }
  }
}
