import { afterEach, expect, test, vi } from 'vitest';
import { dollars, tokenCount } from './money.ts';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.resetModules();
});

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

test('German, which has no short word for a thousand, keeps thousands apart', async () => {
  vi.stubGlobal('document', { documentElement: { lang: 'de' } });
  vi.resetModules();
  const german = await import('./money.ts');
  expect([950, 8780, 12_430, 1_000_000].map(german.tokenCount)).toEqual([
    '950',
    '8.780',
    '12.400',
    '1\u00a0Mio.',
  ]);
});
