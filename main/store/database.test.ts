import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openDatabase } from './database.ts';
import type { Database } from './database.ts';
import { appMigrations } from './migrations/app.ts';
import { auditMigrations } from './migrations/audit.ts';

const NOW = Date.UTC(2026, 10, 22, 9, 30, 5, 7);
const MOVED = 'a.db.corrupt-2026-11-22T09-30-05.007Z';
const one = ['CREATE TABLE a (n INTEGER NOT NULL) STRICT'];
const two = [...one, 'CREATE TABLE b (n INTEGER NOT NULL) STRICT'];

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'patchbay-store-'));
  path = join(folder, 'a.db');
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function opened(migrations: readonly string[]): { db: Database; moved?: string } {
  const result = openDatabase(path, migrations, () => NOW);
  if (!result.ok) throw new Error(JSON.stringify(result));
  return result;
}

function tables(db: Database): string[] {
  const rows = db.prepare<[], { name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table'").all();
  return rows.map((row) => row.name);
}

test('a new file is private, in WAL mode and at the newest schema', () => {
  const { db, moved } = opened(two);
  expect(moved).toBeUndefined();
  expect(db.pragma('journal_mode', { simple: true })).toBe('wal');
  expect(db.pragma('synchronous', { simple: true })).toBe(1);
  expect(db.pragma('foreign_keys', { simple: true })).toBe(1);
  expect(db.pragma('user_version', { simple: true })).toBe(2);
  expect(tables(db)).toEqual(['a', 'b']);
  if (process.platform !== 'win32') {
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(statSync(`${path}-wal`).mode & 0o777).toBe(0o600);
  }
  db.close();
});

test('only the steps that are missing run', () => {
  const before = opened(one).db;
  before.prepare('INSERT INTO a (n) VALUES (?)').run(7);
  before.close();
  const { db } = opened(two);
  expect(db.prepare('SELECT n FROM a').all()).toEqual([{ n: 7 }]);
  expect(tables(db)).toEqual(['a', 'b']);
  db.close();
});

test('a step that fails half way leaves the schema before it, with its number', () => {
  const broken = [
    ...one,
    'CREATE TABLE b (n INTEGER); INSERT INTO b VALUES (1); INSERT INTO missing VALUES (1)',
  ];
  expect(() => openDatabase(path, broken)).toThrow(/missing/);
  const { db } = opened(one);
  expect(tables(db)).toEqual(['a']);
  expect(db.pragma('user_version', { simple: true })).toBe(1);
  db.close();
});

test('a newer schema is refused and the file stays as it is', () => {
  opened(two).db.close();
  const bytes = readFileSync(path);
  const result = openDatabase(path, one);
  expect(result).toEqual({
    ok: false,
    reason: { code: 'store.newer', params: { path, found: 2, known: 1 } },
    advice: { code: 'store.newer.advice', params: {} },
  });
  expect(readFileSync(path).equals(bytes)).toBe(true);
  expect(readdirSync(folder).join()).not.toContain('corrupt');
});

test('a folder in its place is said to be one', () => {
  mkdirSync(path);
  expect(openDatabase(path, one)).toMatchObject({ ok: false, reason: { code: 'store.notAFile' } });
});

test('a path that cannot be a file is unreadable', () => {
  writeFileSync(path, '');
  const result = openDatabase(join(path, 'under-a-file.db'), one);
  expect(result).toMatchObject({ ok: false, reason: { code: 'store.unreadable' } });
});

test('what is no database is moved aside', () => {
  const words = 'this is not a database, though it is long enough to be read as one. '.repeat(20);
  writeFileSync(path, words);
  const { db, moved } = opened(one);
  expect(moved).toBe(join(folder, MOVED));
  expect(readFileSync(join(folder, MOVED), 'utf8')).toBe(words);
  expect(tables(db)).toEqual(['a']);
  db.close();
});

function fillAndDamage(db: Database): void {
  const insert = db.prepare('INSERT INTO a (n) VALUES (?)');
  db.transaction(() => {
    for (let n = 0; n < 5000; n += 1) insert.run(n);
  })();
  db.pragma('wal_checkpoint(TRUNCATE)');
  const bytes = readFileSync(path);
  bytes.fill(0xff, 3 * 4096, 4 * 4096);
  writeFileSync(path, bytes);
}

test('a damaged page in the middle is found', () => {
  const before = opened(one).db;
  fillAndDamage(before);
  before.close();
  const { db, moved } = opened(one);
  expect(moved).toBe(join(folder, MOVED));
  expect(db.prepare('SELECT n FROM a').all()).toEqual([]);
  db.close();
});

test.skipIf(process.platform === 'win32')(
  'a log that is still there is not taken for the new one (an open file cannot be moved on Windows)',
  () => {
    const holder = opened(one).db;
    fillAndDamage(holder);
    holder.prepare('INSERT INTO a (n) VALUES (?)').run(5000);
    const { db } = opened(one);
    expect(statSync(join(folder, `${MOVED}-wal`)).size).toBeGreaterThan(0);
    expect(db.prepare('SELECT n FROM a').all()).toEqual([]);
    db.close();
    holder.close();
  },
);

test('both schemas of the home can be made', () => {
  for (const [name, migrations] of Object.entries({ appMigrations, auditMigrations })) {
    path = join(folder, `${name}.db`);
    const { db } = opened(migrations);
    expect(db.pragma('user_version', { simple: true })).toBe(migrations.length);
    db.close();
  }
});
