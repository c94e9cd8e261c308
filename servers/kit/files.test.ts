import { existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeDirectory, openDirectory } from './files.ts';

let base = '';
const at = (...names: string[]): string => path.join(base, ...names);

/** As if `ws/sub` had been swapped for a symlink after the jail gave its path. */
beforeEach(() => {
  base = realpathSync(mkdtempSync(path.join(tmpdir(), 'files-')));
  mkdirSync(at('ws'));
  mkdirSync(at('out'));
  symlinkSync(at('out'), at('ws/sub'));
});

afterEach(() => {
  rmSync(base, { recursive: true });
});

test('a directory made through a swapped parent is not reported as made', async () => {
  await expect(makeDirectory(at('ws/sub/new'))).rejects.toMatchObject({ code: 'ELOOP' });
  expect(await makeDirectory(at('ws/new/deep'))).toBe(true);
  expect(await makeDirectory(at('ws/new/deep'))).toBe(false);
  expect(existsSync(at('ws/new/deep'))).toBe(true);
});

test('a swapped directory is not listed', async () => {
  await expect(openDirectory(at('ws/sub'))).rejects.toMatchObject({ code: 'ELOOP' });
  await (await openDirectory(at('ws'))).close();
});
