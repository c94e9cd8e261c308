import { expect, test } from 'vitest';
import { markdownBlocks } from './message-blocks.ts';

test('paragraphs and headings are pieces of their own', () => {
  expect(markdownBlocks('# One\n\ntwo\nthree\n\n\nfour')).toEqual(['# One', 'two\nthree', 'four']);
});

test.each([
  ['a list with blank lines', '- one\n\n- two\n\n  still two\n\n1. three'],
  ['code with blank lines', '```ts\na\n\nb\n```'],
  ['code that is not closed yet', '~~~\na\n\nb\n\n```\n\nc'],
  ['a quote', '> one\n\n> two'],
])('%s is one piece', (_what, text) => {
  expect(markdownBlocks(text)).toEqual([text]);
});

test('text that grows changes only its last piece', () => {
  const whole =
    'First.\n\nSecond with **bold**.\n\n```js\nlet a = 1;\n\nlet b;\n```\n\n- x\n\n- y\n\nThe end.';
  let before: string[] = [];
  for (let end = 1; end <= whole.length; end++) {
    const now = markdownBlocks(whole.slice(0, end));
    expect(now.slice(0, Math.max(0, before.length - 1))).toEqual(before.slice(0, -1));
    before = now;
  }
  expect(before).toHaveLength(5);
  expect(before.join('\n\n')).toBe(whole);
});

test('nothing is no piece', () => {
  expect(markdownBlocks('')).toEqual([]);
  expect(markdownBlocks('\n \n')).toEqual([]);
});
