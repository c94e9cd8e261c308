import { expect, test } from 'vitest';
import { invisibleIn } from '#contract/invisible.ts';
import type { Reading } from '#contract/invisible.ts';

const hasInvisible = (text: string, reading: Reading) => text.search(invisibleIn(reading)) >= 0;

test.each(['Größe 漢字　全角 שלום', 'a\tb\r\nc\n', 'no\u00a0break', '⚠️ 1️⃣ 👩🏽‍💻 🏳️‍🌈 👩‍❤️‍👨', 'می‌خواهم', 'क्‍ष'])(
  '%j is ordinary prose',
  (text) => {
    expect(hasInvisible(text, 'prose')).toBe(false);
  },
);

test.each([
  ['zero width space', 'a\u200bb'],
  ['joiner between Latin letters', 'a\u200db'],
  ['non-joiner between Latin letters', 'a\u200cb'],
  ['selector after a letter', 'a\ufe0f'],
  ['override', 'a\u202eb'],
  ['isolate', 'a\u2066b'],
  ['tag letter', 'a\u{e0041}'],
  ['flag made of tags', '🏴\u{e0067}\u{e007f}'],
  ['escape', '\u001b[31m'],
  ['lone carriage return', 'ok\rno'],
  ['byte order mark', '\ufeffa'],
])('prose that hides a %s is found', (_, text) => {
  expect(hasInvisible(text, 'prose')).toBe(true);
});

test('a name may hold no odd blank and none at its ends; exact text no tab', () => {
  expect(hasInvisible('read file', 'word')).toBe(false);
  for (const name of ['read\u00a0file', ' read', 'read ', 're\nad'])
    expect(hasInvisible(name, 'word')).toBe(true);
  expect(hasInvisible('a\n b', 'text')).toBe(false);
  expect(hasInvisible('a\tb', 'text')).toBe(true);
});
