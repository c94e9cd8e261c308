import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CallRecord } from '#contract/call.ts';
import { createFakeClock } from '#main/kernel/fake-clock.ts';
import { callOf, createAuditBench } from './testing/audit-bench.ts';
import type { AuditBench } from './testing/audit-bench.ts';

let bench: AuditBench;
beforeEach(() => {
  bench = createAuditBench(createFakeClock());
});
afterEach(() => {
  bench.remove();
});

const ok: Partial<CallRecord> = { outcome: 'ok', result: { content: [] }, totalMs: 1.5 };

test('calls are found by kind, name and via; what only quotes them in its arguments is not', () => {
  const audit = bench.run('r1');
  audit.outcome(callOf(1, { ...ok, name: 'echo' }));
  audit.outcome(callOf(2, { ...ok, name: 'echo', kind: 'prompt' }));
  audit.outcome(callOf(3, { ...ok, name: 'other', args: { name: 'echo', kind: 'prompt', via: 'cli' } }));
  audit.outcome(callOf(4, { ...ok, name: 'say "it"', via: 'gateway' }));
  const ids = (query: Partial<Parameters<typeof audit.list>[0]>): number[] =>
    audit.list({ limit: 10, ...query }).map(({ id }) => Number(id.slice(-2)));
  expect(ids({ name: 'echo' })).toEqual([2, 1]);
  expect(ids({ name: 'echo', kind: 'tool' })).toEqual([1]);
  expect(ids({ kind: 'prompt' })).toEqual([2]);
  expect(ids({ via: 'cli' })).toEqual([]);
  expect(ids({ via: 'gateway', name: 'say "it"' })).toEqual([4]);
  expect(ids({ server: 'echo' })).toEqual([]);
});
