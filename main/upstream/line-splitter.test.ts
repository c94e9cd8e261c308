import { expect, test } from 'vitest';
import fc from 'fast-check';
import { createLineSplitter } from './line-splitter.ts';

function split(chunks: Buffer[], limit = 1_000_000) {
  const lines: string[] = [];
  const tooLong: { head: string; tail: string }[] = [];
  const splitter = createLineSplitter(
    limit,
    (line) => lines.push(line.toString()),
    ({ head, tail }) => tooLong.push({ head: head.toString(), tail: tail.toString() }),
  );
  for (const chunk of chunks) splitter.push(chunk);
  return { lines, tooLong, rest: splitter.end()?.toString() };
}

test('the same lines come out wherever the stream is cut', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary' })), fc.array(fc.nat(50)), (texts, cuts) => {
      const clean = texts.map((line) => line.replaceAll(/[\r\n]/g, '')).filter((line) => line !== '');
      const bytes = Buffer.from(clean.map((line) => `${line}\n`).join(''));
      const chunks: Buffer[] = [];
      let at = 0;
      for (const cut of cuts) {
        chunks.push(bytes.subarray(at, at + cut));
        at += cut;
      }
      chunks.push(bytes.subarray(at));
      expect(split(chunks).lines).toEqual(clean);
    }),
  );
});

test('carriage returns and empty lines are not part of the protocol', () => {
  expect(split([Buffer.from('a\r\n\r\n\nb\n')]).lines).toEqual(['a', 'b']);
});

test('half a line stays for the end', () => {
  expect(split([Buffer.from('a\nhal'), Buffer.from('f')])).toEqual({
    lines: ['a'],
    tooLong: [],
    rest: 'half',
  });
});

test('a line over the limit is dropped, its edges are kept and the next line is fine', () => {
  const long = `{"id":7,${'x'.repeat(5000)},"id":"p9"}`;
  const { lines, tooLong } = split(
    [Buffer.from(long.slice(0, 3000)), Buffer.from(`${long.slice(3000)}\nnext\n`)],
    2000,
  );
  expect(lines).toEqual(['next']);
  expect(tooLong).toHaveLength(1);
  expect(tooLong[0]?.head.startsWith('{"id":7')).toBe(true);
  expect(tooLong[0]?.tail.endsWith('"id":"p9"}')).toBe(true);
});
