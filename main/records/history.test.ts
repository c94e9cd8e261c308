import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CallRecord } from '#contract/call.ts';
import { createFakeClock } from '#main/kernel/fake-clock.ts';
import { callId, callOf, createAuditBench } from './testing/audit-bench.ts';
import type { AuditBench } from './testing/audit-bench.ts';

let bench: AuditBench;
beforeEach(() => {
  bench = createAuditBench(createFakeClock());
});
afterEach(() => {
  bench.remove();
});

const ok: Partial<CallRecord> = { outcome: 'ok', result: { content: [] }, totalMs: 1.5 };

test('calls are found by server, kind, name and via; what only quotes them in its arguments is not', () => {
  const audit = bench.run('r1');
  audit.outcome(callOf(1, { ...ok, name: 'echo' }));
  audit.outcome(callOf(2, { ...ok, name: 'echo', kind: 'prompt' }));
  audit.outcome(
    callOf(3, { ...ok, name: 'other', args: { server: 'git', name: 'echo', kind: 'prompt', via: 'cli' } }),
  );
  audit.outcome(callOf(4, { ...ok, name: 'say "it"', via: 'gateway' }));
  audit.outcome(callOf(5, { ...ok, name: 'back\\slash\n', server: 'tab\t' }));
  const ids = (query: Partial<Parameters<typeof audit.list>[0]>): number[] =>
    audit.list({ limit: 10, ...query }).map(({ id }) => Number(id.slice(-2)));
  expect(ids({ name: 'echo' })).toEqual([2, 1]);
  expect(ids({ name: 'echo', kind: 'tool' })).toEqual([1]);
  expect(ids({ kind: 'prompt' })).toEqual([2]);
  expect(ids({ via: 'cli' })).toEqual([]);
  expect(ids({ via: 'gateway', name: 'say "it"' })).toEqual([4]);
  expect(ids({ server: 'echo' })).toEqual([]);
  expect(ids({ server: 'git' })).toEqual([]);
  expect(ids({ server: 'tab\t', name: 'back\\slash\n' })).toEqual([5]);
});

test('what is kept beside the chain is not believed: nothing that a row does not say is written to it', () => {
  const before = bench.run('r0');
  before.outcome(callOf(1, ok));
  before.intent(callOf(2));
  before.outcome(callOf(2, ok));
  before.flush();
  const insert = bench.db.prepare('INSERT INTO audit_open (id, seq) VALUES (?, ?)');
  insert.run('zzz', 1);
  insert.run(callId(7), 2);
  insert.run(callId(2), 2);
  bench.db.prepare('INSERT INTO call_ids (id, seq) VALUES (?, 3)').run(callId(2));
  const audit = bench.run('r1');
  const rows = bench.rows();
  expect(audit.closeUnknown()).toBe(0);
  expect(bench.rows()).toEqual(rows);
  expect(bench.db.prepare('SELECT * FROM audit_open').all()).toEqual([]);
});

test('a filter that finds nothing looks at no more than the last 20,000 rows', () => {
  const audit = bench.run('r1');
  audit.outcome(callOf(1, { ...ok, name: 'echo' }));
  audit.flush();
  const more = bench.db.prepare(
    "WITH RECURSIVE n (seq) AS (SELECT ? UNION ALL SELECT seq + 1 FROM n WHERE seq < ?) INSERT INTO audit (seq, body, hash) SELECT seq, '{}', '' FROM n",
  );
  more.run(2, 20_000);
  expect(audit.list({ limit: 1, name: 'echo' })).toHaveLength(1);
  more.run(20_001, 20_001);
  expect(audit.list({ limit: 1, name: 'echo' })).toEqual([]);
});
