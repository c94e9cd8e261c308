import { expect, test } from 'vitest';
import { MOST_MARKDOWN, textLook } from './text-look.ts';

const look = (text: string, type?: string) => textLook(text, type).as;

test('objects and lists are JSON; a number, a word or half an object is text', () => {
  expect(textLook(' {"a": [1]}\n')).toEqual({ as: 'json', value: { a: [1] } });
  expect(textLook('[1]')).toEqual({ as: 'json', value: [1] });
  for (const text of ['42', 'true', '"x"', '{"a":', '[x] done', '']) expect(look(text)).toBe('plain');
});

test.each([
  '# Plan\n\n1. Start a server\n2. Call a tool\n3. Know what it did\n',
  '# One\n\nText.\n\n## Two\n\nMore.',
  'Run this:\n\n```sh\nnpm start\n```\n',
  '| a | b |\n| --- | --: |\n| 1 | 2 |',
  'a | b\n--- | ---\n1 | 2',
  '- **Bold** one\n- two\n- three',
])('%j is Markdown', (text) => {
  expect(look(text)).toBe('markdown');
});

test.each([
  ['plain words', 'Wrote 3 bytes to plan.md.'],
  ['a listing', '[DIR] src\n[FILE] a.md\n- x'],
  ['YAML', '# Servers\nservers:\n  - name: a\n  - name: b\n  - name: c\n# End\nversion: 1\n'],
  ['Python', '# Reads it\nimport os\n\n# Then\nprint("a")\n'],
  ['a script', '#!/bin/sh\n\n# One\n\necho\n\n# Two\n\n'],
  ['a diff', '--- a/x\n+++ b/x\n@@ -1 +1 @@\n- a\n- b\n- c\n+ d\n'],
  ['a log', '12:00 | start | ok\n12:01 | stop | ok\n'],
  ['a rule under words', 'Name  Size\n----  ----\na     1\n'],
])('%s is not', (_, text) => {
  expect(look(text)).toBe('plain');
});

test('a type of the server decides; what is too long to render is text', () => {
  expect(look('just words', 'text/markdown; charset=utf-8')).toBe('markdown');
  expect(look('# One\n\n## Two\n', 'text/plain')).toBe('plain');
  expect(look('{}', 'text/x-python')).toBe('plain');
  expect(look('{}', 'application/problem+json')).toBe('json');
  expect(look('x'.repeat(MOST_MARKDOWN + 1), 'text/markdown')).toBe('plain');
});
