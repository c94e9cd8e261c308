import { expect, test } from 'vitest';
import type { LogLine } from '#contract/server.ts';
import { linesWith, needleOf, newSince } from './log-filter.ts';

function line(text: string, stream: LogLine['stream'] = 'stderr'): LogLine {
  return { instance: 's#1', at: 0, stream, line: text };
}

const lines = [
  line('Listening'),
  line('noise', 'stdout'),
  line('exit (1)', 'patchbay'),
  line('listening on 80'),
];

test('plain text is found whatever its case, also when it looks like a pattern', () => {
  const found = (typed: string) => linesWith(lines, 'all', needleOf(typed)).map((one) => one.line);
  expect(found('LISTEN')).toEqual(['Listening', 'listening on 80']);
  expect(found('(1)')).toEqual(['exit (1)']);
  expect(found('.')).toEqual([]);
  expect(found('[')).toEqual([]);
});

test('one stream alone; everything is the very same lines', () => {
  expect(linesWith(lines, 'stdout', undefined).map((one) => one.line)).toEqual(['noise']);
  expect(linesWith(lines, 'all', undefined)).toBe(lines);
});

test('what was found stands out, and nothing is lost around it', () => {
  expect(needleOf('an').runs('Banana an')).toEqual([
    { text: 'B', hit: false },
    { text: 'an', hit: true },
    { text: 'an', hit: true },
    { text: 'a ', hit: false },
    { text: 'an', hit: true },
  ]);
  // A character whose small letter is longer does not move the rest.
  expect(needleOf('x').runs('İİx')).toEqual([
    { text: 'İİ', hit: false },
    { text: 'x', hit: true },
  ]);
  expect(needleOf('').runs('as it is')).toEqual([{ text: 'as it is', hit: false }]);
});

test('how many came since somebody stopped following', () => {
  const frozen = lines.slice(0, 2);
  expect(newSince(frozen, lines)).toBe(2);
  expect(newSince(lines, lines)).toBe(0);
  expect(newSince([], lines)).toBe(4);
  expect(newSince(frozen, lines.slice(2))).toBeUndefined();
});
