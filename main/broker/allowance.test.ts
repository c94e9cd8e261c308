import fc from 'fast-check';
import { expect, test } from 'vitest';
import { burstOf, createAllowance } from './allowance.ts';

test('never more than a burst and what has come in since, and what it says of the wait is exact', () => {
  const gaps = fc.array(fc.nat(5_000), { maxLength: 200 });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 600 }), gaps, (perMinute, waits) => {
      const allowance = createAllowance(() => perMinute);
      const taken: number[] = [];
      let now = 0;
      for (const gap of waits) {
        now += gap;
        const wait = allowance.take('a', now);
        if (wait === 0) taken.push(now);
        else {
          expect(Number.isInteger(wait) && wait >= 1).toBe(true);
          expect(wait === 1 || allowance.take('a', now + wait - 1) > 0).toBe(true);
          now += wait - 1;
          expect(allowance.take('a', (now += 1))).toBe(0);
          taken.push(now);
        }
      }
      for (const [first, from] of taken.entries()) {
        for (let last = first; last < taken.length; last += 1) {
          const came = (((taken[last] ?? 0) - from) * perMinute) / 60_000;
          expect(last - first + 1).toBeLessThanOrEqual(burstOf(perMinute) + came + 1e-6);
        }
      }
    }),
    { numRuns: 200 },
  );
});

test('callers have an allowance each, a changed limit holds at once, and 0 is none', () => {
  let perMinute = 10;
  const allowance = createAllowance(() => perMinute);
  expect([1, 2, 3].map(() => allowance.take('a', 0))).toEqual([0, 0, 6_000]);
  expect(allowance.take('b', 0)).toBe(0);
  perMinute = 60;
  expect(allowance.take('a', 0)).toBe(1_000);
  perMinute = 0;
  expect(Array.from({ length: 1_000 }, () => allowance.take('a', 0)).every((wait) => wait === 0)).toBe(true);
});
