import { expect, test } from 'vitest';
import { dollars, tokenCount } from './money.ts';

test.each([
  [0, '$0.00'],
  [12.345, '$12.35'],
  [0.5, '$0.50'],
  [0.0123, '$0.012'],
  [0.000_456, '$0.00046'],
])('%d USD is %s', (usd, words) => {
  expect(dollars(usd)).toBe(words);
});

test.each([
  [0, '0'],
  [950, '950'],
  [12_430, '12.4K'],
  [1_000_000, '1M'],
])('%d tokens are %s', (tokens, words) => {
  expect(tokenCount(tokens)).toBe(words);
});
