import { expect, test } from 'vitest';
import { alternate } from './alternate.ts';
import { jsonOf, judge, readTargets } from './judge.ts';
import { median, pairedRatio, percentile } from './statistics.ts';

test('percentiles are values that were measured, by the nearest rank', () => {
  const values = Array.from({ length: 100 }, (_, index) => 100 - index);
  expect([0.5, 0.95, 0.99, 1].map((share) => percentile(values, share))).toEqual([50, 95, 99, 100]);
  expect(percentile([7], 0.5)).toBe(7);
  expect(percentile([3, 1, 2], 0)).toBe(1);
});

test('the median of an even number lies between the two in the middle', () => {
  expect(median([10, 1, 3])).toBe(3);
  expect(median([4, 1, 3, 100])).toBe(3.5);
});

test('nothing measured is no figure', () => {
  expect(() => median([])).toThrow('nothing was measured');
  expect(() => percentile([], 0.5)).toThrow('nothing was measured');
});

test('a ratio compares the two sides of each round', () => {
  // The machine was three times as slow in the second round: the ratio does not see it.
  const ours = [{ cpu: 20 }, { cpu: 66 }, { cpu: 21 }];
  const theirs = [{ cpu: 10 }, { cpu: 30 }, { cpu: 10 }];
  expect(pairedRatio(ours, theirs, 'cpu')).toBe(2.1);
  expect(() => pairedRatio(ours, theirs.slice(1), 'cpu')).toThrow('no counterpart');
});

test('sides take turns, in reverse each second round, and the first rounds warm up', async () => {
  const order: string[] = [];
  let count = 0;
  const results = await alternate(['a', 'b'], { rounds: 2, warmUp: 1 }, (side) => {
    order.push(side);
    return Promise.resolve(count++);
  });
  expect(order.join('')).toBe('abbaab');
  expect(results).toEqual({ a: [3, 4], b: [2, 5] });
});

test('what holds is computed from the target', () => {
  const targets = { slow: { most: 2, from: 'x' }, fast: { least: 0.5, from: 'x' } };
  const holds = (name: string, value: number) =>
    judge([{ name, value, unit: 'x' }], targets).map((one) => [one.target, one.holds]);
  expect(holds('slow', 2)).toEqual([['at most 2', true]]);
  expect(holds('slow', 2.01)).toEqual([['at most 2', false]]);
  expect(holds('fast', 0.49)).toEqual([['at least 0.5', false]]);
  expect(holds('fast', Number.NaN)).toEqual([['at least 0.5', false]]);
  expect(holds('other', 1)).toEqual([[null, null]]);
});

test('what is written has for each figure its name, value, unit, target and whether it holds', () => {
  const measures = [
    { name: 'a.p50', value: 1.25, unit: 'ms' },
    { name: 'b.ratio', value: 3, unit: 'x' },
    { name: 'c', value: 7, unit: 'MB' },
  ];
  const targets = { 'a.p50': { most: 2, from: 'x' }, 'b.ratio': { most: 2, from: 'x' } };
  const text = jsonOf(judge(measures, targets));
  expect(text.endsWith(']\n')).toBe(true);
  expect(JSON.parse(text)).toStrictEqual([
    { name: 'a.p50', value: 1.25, unit: 'ms', target: 'at most 2', holds: true },
    { name: 'b.ratio', value: 3, unit: 'x', target: 'at most 2', holds: false },
    { name: 'c', value: 7, unit: 'MB', target: null, holds: null },
  ]);
});

test('every target says whose it is', () => {
  expect(Object.values(readTargets()).every(({ from }) => from.length > 0)).toBe(true);
});
