import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createFakeClock } from '#main/kernel/fake-clock.ts';
import { openDatabase } from '#main/store/database.ts';
import type { Database } from '#main/store/database.ts';
import { Driver } from '#main/store/driver.ts';
import { auditMigrations } from '#main/store/migrations/audit.ts';
import { callId, callOf, createAuditBench } from './testing/audit-bench.ts';
import type { AuditBench } from './testing/audit-bench.ts';

const clock = createFakeClock();
let bench: AuditBench;
beforeEach(() => {
  bench = createAuditBench(clock);
});
afterEach(() => {
  bench.remove();
});

function open(path: string, schema = auditMigrations.length): Database {
  const opened = openDatabase(path, auditMigrations.slice(0, schema));
  if (!opened.ok) throw new Error(JSON.stringify(opened));
  return opened.db;
}

test('a home whose rows were found by columns of their own keeps them all, and what was open in it', () => {
  const before = bench.run('r0');
  before.intent(callOf(1));
  before.event('unknownClosed');
  for (const n of [2, 3, 4]) before.intent(callOf(n));
  before.outcome(callOf(3, { outcome: 'ok' }));
  before.outcome(callOf(5, { outcome: 'denied' }));
  before.flush();
  const path = join(bench.folder, 'old.db');
  const old = open(path, 3);
  const insert = old.prepare('INSERT INTO audit (seq, body, hash) VALUES (@seq, @body, @hash)');
  for (const row of bench.rows()) insert.run(row);
  old.close();

  const db = open(path);
  expect(db.prepare('SELECT * FROM audit ORDER BY seq').all()).toEqual(bench.rows());
  expect(db.prepare('SELECT id FROM audit_open ORDER BY seq').all()).toEqual([
    { id: callId(2) },
    { id: callId(4) },
  ]);
  expect(db.prepare('SELECT id, seq FROM call_ids ORDER BY id').all()).toEqual([
    { id: callId(3), seq: 6 },
    { id: callId(5), seq: 7 },
  ]);
  db.close();
});

test('damaged bodies in a home from before are read past', () => {
  const before = bench.run('r0');
  for (const n of [1, 2, 3]) before.intent(callOf(n));
  for (const n of [2, 3]) before.outcome(callOf(n, { outcome: 'ok' }));
  before.flush();
  const path = join(bench.folder, 'old.db');
  const old = open(path, 3);
  const insert = old.prepare('INSERT INTO audit (seq, body, hash) VALUES (@seq, @body, @hash)');
  for (const row of bench.rows()) insert.run(row);
  old.pragma('wal_checkpoint(TRUNCATE)');
  old.close();
  const bytes = readFileSync(path);
  for (const n of [1, 3]) {
    const text = `{"at":100${n}`;
    for (let at = bytes.indexOf(text); at >= 0; at = bytes.indexOf(text, at + 1)) bytes.write('#', at);
  }
  writeFileSync(path, bytes);

  // A large file is not looked through when it is opened.
  const db = new Driver(path);
  db.exec(auditMigrations[3] ?? '');
  expect(db.prepare('SELECT count(*) AS count FROM audit').get()).toEqual({ count: 5 });
  expect(db.prepare('SELECT id FROM call_ids').all()).toEqual([{ id: callId(2) }, { id: callId(3) }]);
  expect(db.prepare('SELECT id FROM audit_open').all()).toEqual([]);
  db.close();
});

test('a body that was damaged in its file costs only itself', async () => {
  const audit = bench.run('r0');
  for (const n of [1, 2, 3]) audit.outcome(callOf(n, { outcome: 'ok' }));
  audit.flush();
  bench.db.pragma('wal_checkpoint(TRUNCATE)');
  bench.db.close();
  const path = join(bench.folder, 'audit.db');
  const bytes = readFileSync(path);
  bytes.write('#', bytes.indexOf('{"at":1002'));
  writeFileSync(path, bytes);

  const again = createAuditBench(clock, bench.folder);
  const next = again.run('r1');
  expect(next.list({ limit: 9 }).map(({ id }) => id)).toEqual([callId(3), callId(1)]);
  expect(await next.verify()).toMatchObject({ findings: [{ seq: 2 }] });
  again.db.close();
});
