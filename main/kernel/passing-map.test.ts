import { expect, test } from 'vitest';
import { createPassingMap } from './passing-map.ts';

test('what stays is found, in its order, however much passes', () => {
  const map = createPassingMap<string, number>();
  map.set('first', 0);
  map.set('second', 0);
  for (let round = 1; round <= 5_000; round++) {
    map.set(String(round), round);
    map.delete(String(round));
    if (round === 2_500) map.set('second', round);
  }
  expect(map.get('first')).toBe(0);
  expect(map.has('5000')).toBe(false);
  expect([...map.values()]).toEqual([0, 2_500]);
  expect(map.delete('first')).toBe(true);
  expect(map.delete('first')).toBe(false);
});
