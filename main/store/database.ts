import { closeSync, openSync, renameSync, statSync } from 'node:fs';
import type Sqlite from 'better-sqlite3';
import { text } from '#contract/text.ts';
import type { Text } from '#contract/text.ts';
import { problemOf } from '#main/kernel/logger.ts';
import { Driver } from './driver.ts';

/** An open database. Only prepare, run, get, all, iterate, exec, transaction and pragma: the fallback runtime has no more. */
export type Database = Sqlite.Database;

/** The database cannot be used, and its file was left as it was. */
export interface StoreFailure {
  ok: false;
  reason: Text;
  advice: Text;
}

/** `moved`: the file that was there was damaged and now stands at that path; the one that is open is new. */
export type Opened = { ok: true; db: Database; moved?: string } | StoreFailure;

/** Up to this size every page is checked at open (a few ms); damage in a larger file shows when it is read. */
const CHECKED_BYTES = 8 * 1024 * 1024;

/**
 * Opens the SQLite file at `path`, making it (mode 0600) when it is not there, and brings its schema up to date.
 * `migrations[n]` is the SQL that leads from schema n to n + 1. Throws only when a migration itself is wrong.
 */
export function openDatabase(
  path: string,
  migrations: readonly string[],
  now: () => number = Date.now,
): Opened {
  const first = attempt(path, migrations);
  if (first !== 'damaged') return first;
  try {
    const moved = moveAside(path, now());
    const second = attempt(path, migrations);
    if (second === 'damaged') return unreadable(path, 'a new file was damaged at once');
    return second.ok ? { ...second, moved } : second;
  } catch (error) {
    if (codeOf(error) === undefined) throw error;
    return unreadable(path, problemOf(error));
  }
}

/**
 * Opens the file for reading alone, beside an engine that may have it open; its schema has to be one of ours. `db` is
 * absent where nothing has been kept yet.
 */
export function readDatabase(path: string, known: number): { ok: true; db?: Database } | StoreFailure {
  if (statSync(path, { throwIfNoEntry: false })?.isFile() !== true) return { ok: true };
  try {
    const db = new Driver(path, { readonly: true, fileMustExist: true });
    db.pragma('busy_timeout = 5000');
    const found = Number(db.pragma('user_version', { simple: true }));
    if (found > 0 && found <= known) return { ok: true, db };
    db.close();
    return found === 0 ? { ok: true } : failure('store.newer', { path, found, known });
  } catch (error) {
    if (codeOf(error) === undefined) throw error;
    return unreadable(path, problemOf(error));
  }
}

function attempt(path: string, migrations: readonly string[]): Opened | 'damaged' {
  let db: Database | undefined;
  try {
    // Gives -wal and -shm their mode too, and plain file system errors for what is no file.
    closeSync(openSync(path, 'a', 0o600));
    db = new Driver(path);
    db.pragma('busy_timeout = 5000');
    const found = Number(db.pragma('user_version', { simple: true }));
    if (found > migrations.length) {
      db.close();
      return failure('store.newer', { path, found, known: migrations.length });
    }
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = NORMAL');
    db.pragma('foreign_keys = ON');
    if (statSync(path).size <= CHECKED_BYTES && db.pragma('quick_check(1)', { simple: true }) !== 'ok') {
      db.close();
      return 'damaged';
    }
    migrate(db, found, migrations);
    return { ok: true, db };
  } catch (error) {
    db?.close();
    const code = codeOf(error);
    if (code === 'EISDIR') return failure('store.notAFile', { path });
    if (code === 'SQLITE_NOTADB' || code?.startsWith('SQLITE_CORRUPT')) return 'damaged';
    // SQLITE_ERROR is a mistake in our own SQL, not a state of the disk.
    if (code === undefined || code === 'SQLITE_ERROR') throw error;
    return unreadable(path, problemOf(error));
  }
}

/** Each step and its number in one transaction: it happens whole or not at all. */
function migrate(db: Database, found: number, migrations: readonly string[]): void {
  for (const [index, sql] of migrations.entries()) {
    if (index < found) continue;
    db.transaction(() => {
      db.exec(sql);
      db.pragma(`user_version = ${index + 1}`);
    }).immediate();
  }
}

function moveAside(path: string, at: number): string {
  // Windows allows no colon in a file name.
  const moved = `${path}.corrupt-${new Date(at).toISOString().replaceAll(':', '-')}`;
  renameSync(path, moved);
  for (const tail of ['-wal', '-shm']) {
    try {
      renameSync(path + tail, moved + tail);
    } catch (error) {
      if (codeOf(error) !== 'ENOENT') throw error;
    }
  }
  return moved;
}

function codeOf(error: unknown): string | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : undefined;
}

function unreadable(path: string, problem: string): StoreFailure {
  return failure('store.unreadable', { path, problem });
}

function failure(
  code: 'store.newer' | 'store.notAFile' | 'store.unreadable',
  params: Text['params'],
): StoreFailure {
  return { ok: false, reason: text(code, params), advice: text(`${code}.advice`) };
}
