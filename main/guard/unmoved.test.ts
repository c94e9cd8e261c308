import {
  mkdirSync,
  mkdtempSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { assertUnmoved } from './unmoved.ts';

let base = '';
const at = (...names: string[]): string => path.join(base, ...names);

beforeEach(() => {
  base = realpathSync(mkdtempSync(path.join(tmpdir(), 'unmoved-')));
  mkdirSync(at('in'));
  writeFileSync(at('in/a.txt'), 'a');
});

afterEach(() => {
  rmSync(base, { recursive: true });
});

test('a real path that names what was opened passes', async () => {
  const handle = await open(at('in/a.txt'));
  await expect(assertUnmoved(at('in/a.txt'), handle)).resolves.toBeUndefined();
  await handle.close();
});

test('another file under the same real path is noticed', async () => {
  const handle = await open(at('in/a.txt'));
  renameSync(at('in/a.txt'), at('in/b.txt'));
  writeFileSync(at('in/a.txt'), 'a');
  await expect(assertUnmoved(at('in/a.txt'), handle)).rejects.toMatchObject({ code: 'ELOOP' });
  await handle.close();
});

test('a path that leads through a symlink is noticed, even to the same file', async () => {
  symlinkSync(at('in'), at('link'));
  const handle = await open(at('link/a.txt'));
  await expect(assertUnmoved(at('link/a.txt'), handle)).rejects.toMatchObject({ code: 'ELOOP' });
  await handle.close();
});
