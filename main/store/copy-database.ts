import { readDatabase } from './database.ts';
import type { StoreFailure } from './database.ts';

/**
 * Copies the database at `from` as it is at this moment, beside an engine that may be writing to it, into the new file
 * `to`. `copied: false`: nothing has been kept there yet.
 */
export function copyDatabase(
  from: string,
  to: string,
  known: number,
): { ok: true; copied: boolean } | StoreFailure {
  const read = readDatabase(from, known);
  if (!read.ok || read.db === undefined) return read.ok ? { ok: true, copied: false } : read;
  try {
    read.db.prepare('VACUUM INTO ?').run(to);
    return { ok: true, copied: true };
  } finally {
    read.db.close();
  }
}

/** Whether every page of it can be read, and its schema is one of ours; `count` is the number of rows of `table`. */
export function checkDatabase(
  path: string,
  known: number,
  table: 'servers' | 'audit',
): { ok: true; count: number } | StoreFailure | 'damaged' {
  try {
    const read = readDatabase(path, known);
    if (!read.ok || read.db === undefined) return read.ok ? 'damaged' : read;
    try {
      if (read.db.pragma('quick_check(1)', { simple: true }) !== 'ok') return 'damaged';
      const { count } = read.db
        .prepare<[], { count: number }>(`SELECT count(*) AS count FROM ${table}`)
        .get() ?? {
        count: 0,
      };
      return { ok: true, count };
    } finally {
      read.db.close();
    }
  } catch {
    return 'damaged';
  }
}
