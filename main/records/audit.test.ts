import { afterEach, beforeEach, expect, test } from 'vitest';
import fc from 'fast-check';
import type { CallRecord } from '#contract/call.ts';
import { text } from '#contract/text.ts';
import { canonicalJson } from '#main/kernel/canonical-json.ts';
import { createFakeClock } from '#main/kernel/fake-clock.ts';
import type { FakeClock } from '#main/kernel/fake-clock.ts';
import { AuditUnavailable } from './journal.ts';
import type { AuditState } from './journal.ts';
import { callId, callOf, createAuditBench, isWhole } from './testing/audit-bench.ts';
import type { AuditBench } from './testing/audit-bench.ts';

let clock: FakeClock;
let bench: AuditBench;
beforeEach(() => {
  clock = createFakeClock();
  bench = createAuditBench(clock);
});
afterEach(() => {
  bench.remove();
});

const tick = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
const ok: Partial<CallRecord> = { outcome: 'ok', result: { content: [] }, totalMs: 1.5 };

test('outcomes of a tick are written together after it, in order; an intent is there when it returns', async () => {
  const audit = bench.run('r1');
  audit.outcome(callOf(1, ok));
  audit.outcome(callOf(2, ok));
  expect(bench.rows()).toEqual([]);
  await tick();
  expect(bench.rows()).toHaveLength(2);
  audit.outcome(callOf(3, ok));
  audit.intent(callOf(4));
  expect(bench.bodies().map(({ kind, call }) => [kind, call?.id])).toEqual([
    ['outcome', callId(1)],
    ['outcome', callId(2)],
    ['outcome', callId(3)],
    ['intent', callId(4)],
  ]);
});

test('rows are chained from the first one; an edit, a hole, a swap and another key each show', () => {
  const audit = bench.run('r1');
  audit.started();
  audit.intent(callOf(1));
  audit.outcome(callOf(1, ok));
  audit.event('serverStarted', { server: 'files' });
  audit.flush();
  const rows = bench.rows();
  expect(rows).toHaveLength(4);
  expect(isWhole(rows)).toBe(true);
  expect(isWhole(rows, 8)).toBe(false);
  for (const [index, row] of rows.entries()) {
    const edited = { ...row, body: row.body.replace('r1', 'r2') };
    expect(isWhole(rows.with(index, edited))).toBe(false);
    if (index > 0) {
      expect(isWhole(rows.toSpliced(index - 1, 1))).toBe(false);
      const renumbered = rows.toSpliced(index - 1, 1).map((other, at) => ({ ...other, seq: at + 1 }));
      expect(isWhole(renumbered)).toBe(false);
      const before = rows[index - 1] ?? row;
      const swapped = rows
        .with(index, { ...before, seq: row.seq })
        .with(index - 1, { ...row, seq: before.seq });
      expect(isWhole(swapped)).toBe(false);
    }
  }
});

test('every body is canonical and tells the whole record', async () => {
  bench.redactor.learn('open sesame');
  const audit = bench.run('r1');
  const ms = fc.option(fc.double({ min: 0, max: 1e6, noNaN: true }), { nil: undefined });
  const some = <T>(value: T) => fc.option(fc.constant(value), { nil: undefined });
  const more = fc.record({
    name: fc.string({ unit: 'binary', minLength: 1 }),
    args: fc
      .oneof(
        // That key is left out of what is read back: see contract/json.ts.
        fc
          .jsonValue({ maxDepth: 3 })
          .map((value) => JSON.stringify(value))
          .filter((value) => !value.includes('__proto__')),
        fc.constant('{"b":1,"10":"x","9":"y"}'),
        fc.constant('{"monkey":1,"open sesame":2}'),
      )
      .map((value) => JSON.parse(value) as never),
    kind: fc.constantFrom('tool', 'prompt', 'resource'),
    altered: some(true as const),
    outcome: fc.constantFrom(undefined, 'ok', 'unknown', 'denied'),
    message: some(text('call.timeout', { seconds: 3, b: 'x', a: 'y' })),
    decision: some({ rule: 'r"1"', effect: 'allow' } as const),
    totalMs: ms,
    waitedMs: ms,
    upstreamMs: ms,
    result: some({ b: 1, a: [null] }),
  });
  let n = 0;
  const written = fc.asyncProperty(more, async (fields) => {
    n += 1;
    const call = bench.kept(callOf(n, JSON.parse(JSON.stringify(fields)) as typeof fields));
    audit.outcome(call);
    audit.flush();
    const body = bench.rows().at(-1)?.body ?? '';
    expect(canonicalJson(JSON.parse(body))).toBe(body);
    expect(await bench.get(call.id)).toEqual(JSON.parse(JSON.stringify(call)));
  });
  await fc.assert(written, { numRuns: 30 });
});

test('secrets in events never reach the file', () => {
  bench.redactor.learn('open sesame');
  const audit = bench.run('r1');
  audit.event('serverStarted', { line: 'open sesame', password: 'hunter2' });
  audit.flush();
  expect(bench.rows()).toHaveLength(1);
  expect(bench.rows()[0]?.body).not.toMatch(/sesame|hunter2/);
});

test('the latest calls come first: running, unknown or ended', () => {
  const before = bench.run('r0');
  before.intent(callOf(1));
  before.intent(callOf(2, { server: 'other' }));
  before.outcome(callOf(2, { ...ok, server: 'other' }));
  before.flush();
  const audit = bench.run('r1');
  audit.started();
  audit.intent(callOf(3));
  audit.intent(callOf(4));
  audit.outcome(callOf(5, ok));
  audit.outcome(callOf(3, ok));
  const shown = (query: Parameters<typeof audit.list>[0]): unknown =>
    audit.list(query).map(({ id, outcome }) => [Number(id.slice(-2)), outcome]);
  const all = [
    [3, 'ok'],
    [5, 'ok'],
    [4, undefined],
    [2, 'ok'],
    [1, 'unknown'],
  ];
  expect(shown({ limit: 10 })).toEqual(all);
  expect(shown({ limit: 2 })).toEqual(all.slice(0, 2));
  expect(shown({ limit: 9, server: 'other' })).toEqual([[2, 'ok']]);
});

test('what earlier runs left open is closed once; what runs is left alone', async () => {
  const before = bench.run('r0');
  for (const n of [1, 2, 3]) before.intent(callOf(n));
  before.outcome(callOf(2, ok));
  before.flush();
  const audit = bench.run('r1');
  audit.started();
  expect(audit.closeUnknown()).toBe(2);
  expect(
    bench
      .bodies()
      .slice(-3)
      .map(({ type, call }) => type ?? [call?.id, call?.outcome]),
  ).toEqual([[callId(1), 'unknown'], [callId(3), 'unknown'], 'unknownClosed']);
  expect(await bench.get(callId(1))).toEqual(callOf(1, { outcome: 'unknown' }));
  const count = bench.rows().length;
  expect(audit.closeUnknown()).toBe(0);
  audit.intent(callOf(4));
  expect(audit.closeUnknown()).toBe(0);
  expect(bench.rows()).toHaveLength(count + 1);
  expect(bench.run('r2').closeUnknown()).toBe(1);
  expect(isWhole(bench.rows())).toBe(true);
});

test('an intent is open until the row of its outcome is written, in one step with it', () => {
  const audit = bench.run('r1');
  const open = (): unknown => bench.db.prepare('SELECT id, seq FROM audit_open ORDER BY seq').all();
  audit.intent(callOf(1));
  audit.intent(callOf(2));
  expect(open()).toEqual([
    { id: callId(1), seq: 1 },
    { id: callId(2), seq: 2 },
  ]);
  audit.outcome(callOf(1, ok));
  audit.outcome(callOf(3, ok));
  bench.db.exec(
    "CREATE TEMP TRIGGER full BEFORE DELETE ON main.audit_open BEGIN SELECT RAISE(ABORT, 'full'); END",
  );
  audit.flush();
  expect([bench.rows().length, audit.state().state]).toEqual([2, 'unavailable']);
  bench.db.exec('DROP TRIGGER full');
  audit.flush();
  expect(bench.rows()).toHaveLength(4);
  expect(open()).toEqual([{ id: callId(2), seq: 2 }]);
});

test('when nothing can be written intents are refused, and outcomes wait until it can', () => {
  const states: AuditState[] = [];
  const audit = bench.run('r1', { onState: (state) => states.push(state) });
  audit.intent(callOf(1));
  bench.db.pragma('query_only = ON');
  expect(() => {
    audit.intent(callOf(2));
  }).toThrow(AuditUnavailable);
  audit.outcome(callOf(1, ok));
  audit.flush();
  expect(audit.state()).toMatchObject({
    state: 'unavailable',
    problem: expect.stringMatching(/readonly/) as string,
  });
  clock.advance(5000);
  bench.db.pragma('query_only = OFF');
  expect(() => {
    audit.intent(callOf(3));
  }).toThrow(/readonly/);
  expect(bench.rows()).toHaveLength(1);
  clock.advance(5000);
  audit.intent(callOf(4));
  expect(states.map((state) => state.state)).toEqual(['unavailable', 'ok']);
  expect(bench.bodies().map(({ kind, call }) => [kind, call?.id])).toEqual([
    ['intent', callId(1)],
    ['outcome', callId(1)],
    ['intent', callId(4)],
  ]);
  expect(isWhole(bench.rows())).toBe(true);
});

test('what could not be kept is counted, and the count is in the chain', () => {
  const audit = bench.run('r1');
  bench.db.pragma('query_only = ON');
  for (let n = 0; n < 10_005; n += 1) {
    audit.event('serverStarted');
    if (n === 0) audit.flush();
  }
  bench.db.pragma('query_only = OFF');
  clock.advance(5000);
  expect(bench.rows()).toHaveLength(10_001);
  expect(bench.bodies().at(-1)).toMatchObject({ type: 'rowsLost', fields: { count: 5 } });
});

test('without a key nothing is written and every intent is refused', async () => {
  const audit = bench.run('r1', { key: { problem: 'no bus' } });
  expect(audit.state()).toEqual({ state: 'unavailable', problem: 'no bus' });
  audit.started();
  audit.outcome(callOf(1, ok));
  expect(() => {
    audit.intent(callOf(2));
  }).toThrow('no bus');
  await audit.close();
  expect(bench.rows()).toEqual([]);
});

test('a row that is damaged hides no other', async () => {
  const audit = bench.run('r1');
  for (const n of [1, 2, 3]) audit.intent(callOf(n));
  bench.db.exec('UPDATE audit SET body = replace(body, \'"via":"desk"\', \'"via":"moon"\') WHERE seq = 2');
  expect(audit.list({ limit: 9 }).map((call) => call.id)).toEqual([callId(3), callId(1)]);
  expect(await bench.get(callId(2))).toBeUndefined();
  expect(bench.log.join()).toContain('audit.rowSkipped');
  expect(bench.run('r2').closeUnknown()).toBe(2);
});

test('where the chain ends is saved once a minute when it moved, and at the end', async () => {
  const audit = bench.run('r1');
  const end = (): unknown =>
    bench
      .rows()
      .map(({ seq, hash }) => ({ seq, hash }))
      .at(-1);
  audit.intent(callOf(1));
  audit.intent(callOf(2));
  clock.advance(59_999);
  expect(bench.heads).toEqual([]);
  clock.advance(1);
  expect(bench.heads).toEqual([end()]);
  clock.advance(600_000);
  expect(bench.heads).toHaveLength(1);
  audit.outcome(callOf(1, ok));
  await audit.close();
  expect(bench.heads.at(-1)).toEqual(end());
  expect(bench.bodies().at(-1)).toMatchObject({ kind: 'event', type: 'engineStopped' });
  expect(() => {
    audit.intent(callOf(3));
  }).toThrow(AuditUnavailable);
});

test('a new key and a cut tail are written down before anything else', async () => {
  await bench.run('r1').close();
  await bench.run('r2').close();
  expect(bench.bodies().map(({ type }) => type)).toEqual(['engineStopped', 'engineStopped']);
  const head = bench.heads.at(-1);
  bench.db.exec('DELETE FROM audit WHERE seq = 2');
  const old = bench.key().id;
  const audit = bench.run('r3', { key: bench.key(8) });
  audit.started();
  audit.flush();
  expect(bench.bodies().slice(1)).toMatchObject([
    { type: 'keyChanged', fields: { before: old }, keyId: bench.key(8).id },
    { type: 'headMissing', fields: head },
    { type: 'engineStarted' },
  ]);
});
