import { expect, test } from 'vitest';
import { chartScale, momentAt } from './chart-scale.ts';

const scale = chartScale({ width: 276, height: 126 }, { from: 1000, to: 3000 }, 50);
const rows = [1000, 1500, 3000].map((at) => ({ at, values: {} }));

test('the first moment stands at the left, the last at the right, nothing below and the most above', () => {
  expect([scale.x(1000), scale.x(2000), scale.x(3000)]).toEqual([64, 164, 264]);
  expect([scale.y(0), scale.y(25), scale.y(50)]).toEqual([106, 56, 6]);
});

test('a stretch without length is no fault', () => {
  expect(chartScale({ width: 276, height: 126 }, { from: 7, to: 7 }, 1).x(7)).toBe(64);
});

test('a pointer means the row that is nearest, and none beside the lines', () => {
  expect([64, 80, 95, 200, 264].map((x) => momentAt(x, scale, rows))).toEqual([1000, 1000, 1500, 3000, 3000]);
  expect([63, 265].map((x) => momentAt(x, scale, rows))).toEqual([undefined, undefined]);
  expect(momentAt(100, scale, [])).toBeUndefined();
});
