import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createJsonLines } from './json-lines.ts';

function lines(limit: number): { seen: string[]; push: (text: string) => boolean } {
  const seen: string[] = [];
  const collector = createJsonLines(limit, (line) => seen.push(line));
  return { seen, push: (text) => collector.push(Buffer.from(text)) };
}

test('however the bytes are cut, the lines are the same', () => {
  const line = fc
    .string({ unit: 'grapheme', minLength: 1 })
    .filter((text) => !/[\r\n]/.test(text) && text.trim() === text);
  fc.assert(
    fc.property(fc.array(line), fc.array(fc.nat()), (written, cuts) => {
      const bytes = Buffer.from(written.map((text) => `${text}\n`).join(''));
      const places = cuts.map((cut) => cut % (bytes.length + 1)).toSorted((a, b) => a - b);
      const seen: string[] = [];
      const collector = createJsonLines(1_000_000, (text) => seen.push(text));
      let from = 0;
      for (const to of [...places, bytes.length]) {
        collector.push(bytes.subarray(from, to));
        from = to;
      }
      expect(seen).toEqual(written);
    }),
  );
});

test('a line of the limit passes, one byte more ends it, whole or in parts', () => {
  const whole = lines(4);
  expect(whole.push('1234\n12345\n1\n')).toBe(false);
  expect(whole.seen).toEqual(['1234']);
  expect(whole.push('2\n')).toBe(false);
  expect(whole.seen).toEqual(['1234']);
  const inParts = lines(4);
  expect(inParts.push('123')).toBe(true);
  expect(inParts.push('45')).toBe(false);
});

test('empty lines and carriage returns are not part of anything', () => {
  const { seen, push } = lines(100);
  expect(push('\r\n\n{"a":1}\r\n')).toBe(true);
  expect(seen).toEqual(['{"a":1}']);
});
