import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createFakeClock } from '#main/kernel/fake-clock.ts';
import { callOf, createAuditBench, isWhole } from './testing/audit-bench.ts';

test('in a rush rows wait for each other, but not for long; one alone does not', async () => {
  const clock = createFakeClock();
  const bench = createAuditBench(clock);
  const audit = bench.run('r1');
  const written = async (n: number): Promise<number> => {
    audit.outcome(callOf(n, { outcome: 'ok' }));
    await setImmediate();
    return bench.rows().length;
  };
  expect([await written(1), await written(2), await written(3)]).toEqual([1, 1, 1]);
  clock.advance(20);
  expect(bench.rows()).toHaveLength(3);
  expect(await written(4)).toBe(3);
  clock.advance(40);
  expect(await written(5)).toBe(5);
  expect(isWhole(bench.rows())).toBe(true);
  bench.remove();
});

test('rows of a rush do not pile up: a few dozen are written without waiting', async () => {
  const bench = createAuditBench(createFakeClock());
  const audit = bench.run('r1');
  for (let n = 1; n <= 100; n++) {
    audit.outcome(callOf(n, { outcome: 'ok' }));
    if (n % 10 === 0) await setImmediate();
  }
  expect(bench.rows().length).toBeGreaterThanOrEqual(70);
  expect(isWhole(bench.rows())).toBe(true);
  bench.remove();
});
