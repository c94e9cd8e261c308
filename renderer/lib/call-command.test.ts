import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { callCommand } from './call-command.ts';

test('a shell reads the command back word for word, whatever the arguments hold', () => {
  const args = { text: `it's $HOME \`id\` "quoted"\nsecond line \\ !`, '; rm': 1 };
  const command = callCommand({ server: 'files', name: "odd 'name'", args });
  const words = execFileSync('sh', ['-c', `patchbay() { printf '%s\\0' "$@"; }; ${command}`], {
    encoding: 'utf8',
  });
  expect(words.split('\0')).toEqual(['call', 'files', "odd 'name'", '--args', JSON.stringify(args), '']);
});
