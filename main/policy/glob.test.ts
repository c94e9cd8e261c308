import * as fc from 'fast-check';
import picomatch from 'picomatch';
import { describe, expect, test } from 'vitest';
import { compileGlob } from './glob.ts';

const piece = fc.constantFrom('a', 'b', '.', '-', '?', '[ab]', '[!a]', '[^b]', '[a-b]', '*');
const segment = fc
  .array(piece, { minLength: 1, maxLength: 5 })
  .map((pieces) => pieces.join('').replace(/\*+/g, '*'));
const pattern = fc
  .array(fc.oneof({ weight: 2, arbitrary: segment }, { weight: 1, arbitrary: fc.constant('**') }), {
    minLength: 1,
    maxLength: 5,
  })
  .map((segments) => segments.join('/'))
  // Where picomatch differs from itself: a star before a last `**` or around a dot, two `**` in a row, `./` in front.
  .filter((glob) => !/\*\/\*\*|\*\.\*|\*\*\/\*\*|(^|\/)\.+(\/|$)/.test(glob));
const name = fc
  .string({ unit: fc.constantFrom('a', 'b', '.', '-'), minLength: 1, maxLength: 5 })
  .filter((text) => !/^\.+$/.test(text));
const path = fc.array(name, { minLength: 1, maxLength: 5 }).map((names) => names.join('/'));

test('reads a path pattern as picomatch does', () => {
  const options = { dot: true, nobrace: true, noextglob: true, posix: true };
  let hits = 0;
  fc.assert(
    fc.property(pattern, path, (glob, text) => {
      const expected = picomatch(glob, options)(text);
      hits += Number(expected);
      expect(compileGlob(glob, 'path')(text), `${glob} on ${text}`).toBe(expected);
    }),
    { numRuns: 2_000 },
  );
  expect(hits).toBeGreaterThan(50);
});

describe('path', () => {
  test.each([
    ['*', 'a/b', false],
    ['**', 'a\nb/c', true],
    ['/h/**', '/h', true],
    ['/h/**', '/h/', true],
    ['/h/**', '/hx', false],
    ['**/x', 'x', true],
    ['**/x', 'yx', false],
    ['a/**/b', 'a/b', true],
    ['**/**', 'a', true],
    ['**rm -rf**', 'sudo rm -rf /home', true],
    ['git *', 'git log', true],
    ['git *', 'git log a/b', false],
    ['{a,b}', 'a', false],
    ['{a,b}', '{a,b}', true],
    ['+(a)', 'a', false],
    ['(a|b)', 'a', false],
    ['!a', 'b', false],
    ['[*]', '*', true],
    ['[*]', 'a', false],
    ['[!a]', '/', false],
    ['[!]', 'x', false],
    ['[!]', '[!]', true],
    ['[', '[', true],
    ['', '', true],
    ['', 'a', false],
  ])('%j on %j: %j', (glob, text, expected) => {
    expect(compileGlob(glob, 'path')(text)).toBe(expected);
  });
});

describe('name', () => {
  test.each([
    ['*', 'any/thing\nat all', true],
    ['read_*', 'read_file', true],
    ['read_*', 'read_a/../b', true],
    ['read_*', 'write_file', false],
    ['*_file', 'read_file', true],
    ['*_file', 'read_files', false],
    ['a?c', 'a/c', true],
    ['read_file', 'read_file', true],
    ['read_file', 'read_file2', false],
    // A name that looks like a pattern still means itself.
    ['x[1]', 'x[1]', true],
  ])('%j on %j: %j', (glob, text, expected) => {
    expect(compileGlob(glob, 'name')(text)).toBe(expected);
  });
});

test('many stars against a long text end', () => {
  // The same in picomatch takes longer than the machine lives.
  expect(compileGlob('*a*a*a*a*a*a*b', 'path')('a'.repeat(50_000))).toBe(false);
  expect(compileGlob('**/*a/**/*a/**/b', 'path')('a/'.repeat(25_000))).toBe(false);
});

test('a pattern with more states than are remembered still answers right', () => {
  const matches = compileGlob(`*a${'?'.repeat(14)}`, 'path');
  let seed = 7;
  const letter = (): string => ((seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31) & 0x10000 ? 'a' : 'b');
  const text = Array.from({ length: 5_000 }, letter).join('');
  for (let end = 15; end < 200; end++) expect(matches(text.slice(0, end))).toBe(text[end - 15] === 'a');
  for (let end = 4_900; end < 5_000; end++) expect(matches(text.slice(0, end))).toBe(text[end - 15] === 'a');
});
