import { afterEach, expect, test, vi } from 'vitest';
import { ago, clockTime, duration, elapsed, exactDuration } from './format.ts';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.resetModules();
});

test.each([
  [0, '0 ms'],
  [0.42, '0.4 ms'],
  [340.6, '341 ms'],
  [1234, '1.2 s'],
  [59_940, '59.9 s'],
  [185_000, '3 min 5 s'],
  [600_000, '10 min'],
  [7_800_000, '2 h 10 min'],
  [7_200_000, '2 h'],
])('%d ms reads %s', (ms, words) => {
  expect(duration(ms)).toBe(words);
});

test('what still grows moves by tenths of a second', () => {
  expect([elapsed(0), elapsed(349), elapsed(61_000)]).toEqual(['0.0 s', '0.3 s', '1 min 1 s']);
});

test('the hover is exact', () => {
  expect(exactDuration(1234.5678)).toBe('1,234.568 ms');
  expect(clockTime(new Date(2026, 0, 2, 3, 4, 5, 6).getTime())).toBe('03:04:05.006');
});

test('parts of a second stand behind the mark of the language', async () => {
  vi.stubGlobal('document', { documentElement: { lang: 'de' } });
  vi.resetModules();
  const german = await import('./format.ts');
  const at = new Date(2026, 0, 2, 3, 4, 5, 6).getTime();
  expect([german.clockTime(at), german.exactTime(at)]).toEqual(['03:04:05,006', '02.01.2026, 03:04:05,006']);
});

test('times are relative within a day', () => {
  const now = new Date(2026, 0, 20, 12).getTime();
  expect([0, 5_000, 240_000, 7_200_000].map((past) => ago(now - past, now))).toEqual([
    'now',
    '5s ago',
    '4m ago',
    '2h ago',
  ]);
  expect(ago(now - 30 * 3_600_000, now)).toBe('Jan 19');
});

test.each([
  ['de', ['vor 5 Sek.', 'vor 4 Min.', 'vor 2 Std.']],
  ['ja', ['5 秒前', '4 分前', '2 時間前']],
])('in %s no unit can be taken for another', async (lang, words) => {
  vi.stubGlobal('document', { documentElement: { lang } });
  vi.resetModules();
  const format = await import('./format.ts');
  expect([5_000, 240_000, 7_200_000].map((past) => format.ago(0, past))).toEqual(words);
});
