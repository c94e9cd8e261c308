import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createAuditRows } from './audit-rows.ts';
import type { NewRow } from './audit-rows.ts';
import { createCallIndex } from './call-index.ts';
import { openDatabase } from './database.ts';
import type { Database } from './database.ts';
import { auditMigrations } from './migrations/audit.ts';

let folder: string;
let db: Database;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'patchbay-audit-rows-'));
  const opened = openDatabase(join(folder, 'audit.db'), auditMigrations);
  if (!opened.ok) throw new Error(JSON.stringify(opened));
  db = opened.db;
});
afterEach(() => {
  db.close();
  rmSync(folder, { recursive: true });
});

const row = (seq: number, more: Partial<NewRow> = {}): NewRow => ({
  seq,
  body: `{"n":${seq}}`,
  hash: 'f'.repeat(64),
  ...more,
});

test('every row is read once, from either end, over any number of pages', () => {
  const rows = createAuditRows(db);
  const seqs = Array.from({ length: 2_600 }, (_, at) => at + 1);
  rows.append(seqs.map((seq) => row(seq)));
  expect([...rows.all()].map(({ seq }) => seq)).toEqual(seqs);
  expect([...rows.newest()].map(({ seq }) => seq)).toEqual(seqs.toReversed());
});

test('what has left and is not over is told in the order in which it left', () => {
  const rows = createAuditRows(db);
  const left = ['z', 'a', 'm', 'b'];
  rows.append(left.map((id, at) => row(at + 1, { left: id })));
  rows.append([row(5, { over: 'a' })]);
  rows.forgetOpen('b');
  expect(rows.open().map((open) => [open.left, open.seq, open.ended])).toEqual([
    ['z', 1, false],
    ['m', 3, false],
  ]);
});

test('an index that is cleared knows no call any more, by whatever name', () => {
  const index = createCallIndex(db);
  const facet = { kind: 'tool', server: 's', name: 't', via: 'desk', principal: 'owner', outcome: 'ok' };
  index.add([{ id: 'a', seq: 1, at: 1, facet, words: 'one' }], { seq: 1, hash: 'f' });
  expect(index.rowOf('a')).toBe(1);
  index.clear();
  expect([index.rowOf('a'), index.end(), index.facets()]).toEqual([
    undefined,
    { seq: 0, hash: '', calls: 0 },
    [],
  ]);
});
