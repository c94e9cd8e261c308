import { readFileSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import { expect, test } from 'vitest';

async function modulesWith(pattern: RegExp): Promise<string[]> {
  const found: string[] = [];
  for await (const path of glob('main/**/*.ts')) {
    if (!path.endsWith('.test.ts') && !path.includes('/testing/') && pattern.test(readFileSync(path, 'utf8')))
      found.push(path);
  }
  return found.sort();
}

test('a child is spoken to in one place: the pipe of its session', async () => {
  expect(await modulesWith(/\bstdin\.write\b|\bpipe\(.*stdin|pipeline\(.*stdin/)).toEqual([
    'main/upstream/pipe.ts',
  ]);
});

test('a tool is called in one place: the innermost stage of the broker', async () => {
  expect(await modulesWith(/tools\/call/)).toEqual(['main/broker/stages/invoked.ts']);
  expect(await modulesWith(/\.callTool\(/)).toEqual([]);
});

test('processes are spawned in one place, without a shell', async () => {
  expect(await modulesWith(/\bspawn\(/)).toEqual(['main/supervisor/child.ts']);
  // The other one runs taskkill where there are no process groups.
  expect(await modulesWith(/from 'node:child_process'/)).toEqual([
    'main/supervisor/child.ts',
    'main/supervisor/tree.ts',
  ]);
  expect(await modulesWith(/\bshell: true/)).toEqual([]);
});
