import { expect, test } from 'vitest';
import { weigh } from './weigh.ts';

test('a value weighs about as much as its JSON', () => {
  const value = { text: 'x'.repeat(1000), list: [1, 2.5, null, true, { deep: ['a'] }] };
  const written = JSON.stringify(value).length;
  expect(Math.abs(weigh(value) - written)).toBeLessThan(20);
});
