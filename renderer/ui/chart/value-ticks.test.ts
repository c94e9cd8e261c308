import fc from 'fast-check';
import { expect, test } from 'vitest';
import { valueTicks } from './value-ticks.ts';

test.each([
  [118, 1, [0, 50, 100, 150]],
  [3, 1, [0, 1, 2, 3]],
  [0.016, 0.01, [0, 0.01, 0.02]],
  [41 * 2 ** 20, 2 ** 20, [0, 20 * 2 ** 20, 40 * 2 ** 20, 60 * 2 ** 20]],
])('up to %d in units of %d', (most, unit, ticks) => {
  expect(valueTicks(most, unit)).toEqual(ticks);
});

test('whatever the values are, the axis reaches them with a few labels', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0, max: 1e12, noNaN: true }),
      fc.constantFrom(1, 0.01, 2 ** 20),
      (most, unit) => {
        const ticks = valueTicks(most, unit);
        expect(ticks.length).toBeGreaterThanOrEqual(2);
        expect(ticks.length).toBeLessThanOrEqual(4);
        expect(ticks.at(-1)).toBeGreaterThanOrEqual(most * 0.998);
        expect(ticks[0]).toBe(0);
      },
    ),
  );
});
