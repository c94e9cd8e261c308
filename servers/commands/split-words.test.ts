import fc from 'fast-check';
import { expect, test } from 'vitest';
import { splitWords } from './split-words.ts';

const OPERATORS = [';', '&', '|', '<', '>', '(', ')', '\n', '\r', '`', '$(', '${'];

const split = (text: string): string[] => splitWords('command', text);
const code = (text: string): unknown => {
  try {
    return split(text);
  } catch (error) {
    return (error as { code?: string }).code;
  }
};

test.each<[string, string[]]>([
  ['', []],
  ['  \t ', []],
  ['a  b\tc', ['a', 'b', 'c']],
  [`a 'b c' "d e"`, ['a', 'b c', 'd e']],
  [`a''b"c"d`, ['abcd']],
  [`'' ""`, ['', '']],
  [`'; & | < > \` $(x) \${y} ( )'`, ['; & | < > ` $(x) ${y} ( )']],
  [`"; & | < > ( ) it's"`, ["; & | < > ( ) it's"]],
  [`'say "hi"'`, ['say "hi"']],
  ['$HOME * ~ #x !y', ['$HOME', '*', '~', '#x', '!y']],
])('%j', (text, words) => {
  expect(split(text)).toEqual(words);
});

test.runIf(process.platform !== 'win32').each<[string, string[]]>([
  [String.raw`a\ b \" \\ \;`, ['a b', '"', '\\', ';']],
  [String.raw`"a\"b\\c\d"`, [String.raw`a"b\c\d`]],
  [String.raw`'a\b'`, [String.raw`a\b`]],
])('%s (backslashes: not on Windows)', (text, words) => {
  expect(split(text)).toEqual(words);
});

test.each(["a 'b", 'a "b', `'a"`, 'a\0b'])('%j is V', (text) => {
  expect(code(text)).toBe('V');
});

test.runIf(process.platform !== 'win32')('a backslash at the end is V (it is a separator on Windows)', () => {
  expect(code('a\\')).toBe('V');
});

test.each([
  'a; b',
  'a & b',
  'a && b',
  'a || b',
  'a | b',
  'a > b',
  'a < b',
  'a\nb',
  'a\rb',
  '(a)',
  'f(){ a; }',
  ':(){ :|:& };:',
  'a $(b)',
  'a "$(b)"',
  'a ${b}',
  'a "${b}"',
  'a `b`',
  'a "`b`"',
])('%j is P', (text) => {
  expect(code(text)).toBe('P');
});

test('whatever is put in single quotes comes out as it went in', () => {
  const words = fc.array(
    fc.string({ unit: 'grapheme' }).filter((word) => !/['\0]/.test(word)),
    { maxLength: 5 },
  );
  fc.assert(
    fc.property(words, (given) => {
      expect(split(given.map((word) => `'${word}'`).join(' '))).toEqual(given);
    }),
  );
});

test('an operator outside of quotes never comes through, wherever it stands', () => {
  const plain = fc.string({ unit: fc.constantFrom('a', ' ', '-', '/', '=', '.'), maxLength: 10 });
  fc.assert(
    fc.property(plain, fc.constantFrom(...OPERATORS), plain, (before, operator, after) => {
      expect(code(`${before}${operator}${after}`)).toBe('P');
    }),
  );
});
