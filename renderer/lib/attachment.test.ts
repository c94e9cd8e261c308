import { expect, test } from 'vitest';
import { filePart, pasteRefusal, refusalOf, weightOf } from './attachment.ts';

const MB = 1024 * 1024;

test('a file that is too large, or too much beside others, is refused with the limit', () => {
  expect(refusalOf({ name: 'a', size: 5 * MB }, 0)).toBeUndefined();
  expect(refusalOf({ name: 'a', size: 10 * MB }, 0)).toMatchObject({
    code: 'chat.fileTooLarge',
    params: { name: 'a', size: '10 MB', limit: '5.0 MB' },
  });
  expect(refusalOf({ name: 'b', size: 5 * MB }, 16 * MB)).toMatchObject({ code: 'chat.filesTooMany' });
});

test('a paste of 10 MB is refused', () => {
  expect(pasteRefusal('x'.repeat(MB))).toBeUndefined();
  expect(pasteRefusal('x'.repeat(10 * MB))).toMatchObject({
    code: 'chat.pasteTooLarge',
    params: { size: '10 MB', limit: '1.0 MB' },
  });
});

test('text goes as text, with the type it has', () => {
  const bytes = new TextEncoder().encode('{"ä":1}');
  expect(filePart('a.json', 'application/json', bytes)).toMatchObject({
    mime: 'application/json',
    text: '{"ä":1}',
  });
  expect(filePart('Makefile', '', bytes)).toMatchObject({ mime: 'text/plain', text: '{"ä":1}' });
});

test('what is no text goes as its bytes', () => {
  const bytes = new Uint8Array(100_000).map((_, at) => at % 256);
  const part = filePart('a.png', 'image/png', bytes);
  expect(Buffer.from(part.data ?? '', 'base64').equals(bytes)).toBe(true);
  expect(weightOf(part)).toBeGreaterThanOrEqual(100_000);
  expect(filePart('odd', '', bytes)).toMatchObject({ mime: 'application/octet-stream' });
  expect(filePart('lie.txt', 'text/plain', new Uint8Array([0xff, 0xfe, 0])).text).toBeUndefined();
});
