import { expect, test } from 'vitest';
import { CHUNK, chunkAt } from './text-chunks.ts';

/** Splits like lib does, with `!` for a character that nobody sees. */
const split = (text: string) =>
  text.split(/(!)/).flatMap((piece) => (piece === '' ? [] : [{ text: piece, hidden: piece === '!' }]));

function all(text: string): number[] {
  const ends = [];
  let drawn = '';
  for (let at = 0; at < text.length;) {
    const { pieces, end } = chunkAt(text, at, split);
    drawn += pieces.map((piece) => piece.text).join('');
    ends.push(end);
    at = end;
  }
  expect(drawn).toBe(text);
  return ends;
}

test('a long text comes in chunks, and all of it comes', () => {
  expect(all('x'.repeat(10))).toEqual([10]);
  expect(all('x'.repeat(CHUNK * 2 + 5))).toEqual([CHUNK, CHUNK * 2, CHUNK * 2 + 5]);
});

test('no character is cut in half', () => {
  expect(all(`${'x'.repeat(CHUNK - 1)}😀y`)).toEqual([CHUNK + 1, CHUNK + 2]);
});

test('text full of hidden characters comes in smaller ones', () => {
  const ends = all('!a'.repeat(20_000));
  expect(ends.length).toBeGreaterThan(5);
});
