import { expect, test } from 'vitest';
import { commandLine } from './command-line.ts';

test('words that a shell would split or read are quoted', () => {
  const args = ['--root=/a-b/c.txt', 'two words', "it's", '', '${secret:X}'];
  expect(commandLine({ type: 'stdio', command: 'npx', args, env: {} })).toBe(
    `npx --root=/a-b/c.txt 'two words' 'it'\\''s' '' '\${secret:X}'`,
  );
});
