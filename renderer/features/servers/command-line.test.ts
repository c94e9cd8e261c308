import { expect, test } from 'vitest';
import { commandLine, shortLine } from './command-line.ts';

test('words that a shell would split or read are quoted', () => {
  const args = ['--root=/a-b/c.txt', 'two words', "it's", '', '${secret:X}'];
  expect(commandLine({ type: 'stdio', command: 'npx', args, env: {} })).toBe(
    `npx --root=/a-b/c.txt 'two words' 'it'\\''s' '' '\${secret:X}'`,
  );
});

test('a shipped program is told by its place in the app', () => {
  const line = (command: string, entry: string) =>
    shortLine({ type: 'stdio', command, args: [entry], env: {} });
  expect(line('/opt/Patchbay/resources/node', '/opt/Patchbay/resources/servers/files.mjs')).toBe(
    'node servers/files.mjs',
  );
  expect(
    line(String.raw`C:\Program Files\Patchbay\node.exe`, String.raw`C:\Program Files\servers\files.mjs`),
  ).toBe('node.exe servers/files.mjs');
});
