import { createTwoFilesPatch } from 'diff';
import { expect, test } from 'vitest';
import { diffLines } from './diff-lines.ts';

const file = (middle: string) =>
  Array.from({ length: 30 }, (_, n) => (n === 15 ? middle : `line ${n}`)).join('\r\n');
const diff = (before: string, after: string) =>
  createTwoFilesPatch('a', 'a', before, after, '', '', { context: 1 });

test('lines without signs, carriage returns and headers; where lines were left out is marked', () => {
  expect(diffLines(diff(file('-- old'), file('++ new'))).map(({ kind, line }) => [kind, line])).toEqual([
    ['hunk', '…'],
    ['kept', 'line 14'],
    ['removed', '-- old'],
    ['added', '++ new'],
    ['kept', 'line 16'],
  ]);
  expect(diffLines(diff('', '{}')).map(({ kind, line }) => [kind, line])).toEqual([['added', '{}']]);
  expect(diffLines(diff('a\nb', 'c\nb')).map(({ kind }) => kind)).toEqual(['removed', 'added', 'kept']);
  expect(diffLines('')).toEqual([]);
});
