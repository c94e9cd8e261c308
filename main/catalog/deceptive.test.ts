import { expect, test } from 'vitest';
import { isDeceptive } from './deceptive.ts';
import type { Reads } from './deceptive.ts';

const reads = (texts: Partial<Reads>): Reads => ({
  name: 'read',
  titles: [],
  description: undefined,
  ...texts,
});

test.each<[string, Partial<Reads>]>([
  ['a zero-width space in a name', { name: 'read\u200Bfile' }],
  ['a bidirectional override', { description: 'Reads \u202Eelif' }],
  ['tag characters', { description: 'Reads.\u{E0068}\u{E0069}' }],
  ['a control character', { description: 'Reads\u0007.' }],
  ['variation selectors that carry bytes', { description: 'Reads 😀\uFE0F\uFE01\uFE02' }],
  ['a soft hyphen in a title', { titles: [undefined, 're\u00ADad'] }],
  ['Cyrillic in a Latin word', { name: 're\u0430d_file' }],
  ['Greek in a Latin word of a title', { titles: ['R\u03BFad a file'] }],
  ['a no-break space in a name', { name: 'read\u00A0file' }],
  ['a line break in a name', { name: 'read\nfile' }],
])('deceptive: %s', (_name, texts) => {
  expect(isDeceptive(reads(texts))).toBe(true);
});

test.each<[string, Partial<Reads>]>([
  ['plain text on lines', { name: 'read_file', description: 'Reads\n\ta file.\r\n' }],
  ['emoji, joined and coloured', { titles: ['🗂️ files'], description: 'Family 👨‍👩‍👧, ❤️‍🔥, 1️⃣' }],
  [
    'other scripts by themselves',
    { titles: ['読む file'], name: 'читать файл', description: 'Ελληνικά and English' },
  ],
])('not deceptive: %s', (_name, texts) => {
  expect(isDeceptive(reads(texts))).toBe(false);
});
