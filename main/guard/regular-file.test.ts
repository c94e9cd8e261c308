import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readRegularFile, replaceRegularFile } from './regular-file.ts';

let base = '';
const at = (...names: string[]): string => path.join(base, ...names);
const { signal } = new AbortController();
const posix = process.platform !== 'win32';

beforeEach(() => {
  base = realpathSync(mkdtempSync(path.join(tmpdir(), 'regular-')));
  mkdirSync(at('in'));
  mkdirSync(at('out'));
  writeFileSync(at('in/a.txt'), 'old');
  writeFileSync(at('out/secret.txt'), 'secret');
});

afterEach(() => {
  rmSync(base, { recursive: true });
});

test('reads up to the limit and not a byte more', async () => {
  expect(await readRegularFile(at('in/a.txt'), 3, signal)).toEqual({ bytes: Buffer.from('old') });
  expect(await readRegularFile(at('in/a.txt'), 2, signal)).toEqual({ problem: 'tooLarge', size: 3 });
});

test.runIf(posix)('does not wait for a FIFO, nor follow a symlink (not on Windows)', async () => {
  execFileSync('mkfifo', [at('in/fifo')]);
  symlinkSync(at('out/secret.txt'), at('in/link'));
  for (const name of ['fifo', 'link']) {
    expect(await readRegularFile(at('in', name), 9, signal)).toEqual({ problem: 'special' });
    expect(await replaceRegularFile(at('in', name), Buffer.from('x'), signal)).toEqual({
      problem: 'special',
    });
  }
  expect(await readRegularFile(at('in'), 9, signal)).toEqual({ problem: 'directory' });
  expect(await replaceRegularFile(at('in'), Buffer.from('x'), signal)).toEqual({ problem: 'directory' });
  expect(readFileSync(at('out/secret.txt'), 'utf8')).toBe('secret');
});

test.runIf(posix)(
  'a folder swapped for a symlink after the check is noticed, nothing is left outside (not on Windows)',
  async () => {
    const place = at('in/a.txt');
    rmSync(at('in'), { recursive: true });
    symlinkSync(at('out'), at('in'));
    writeFileSync(at('out/a.txt'), 'not yours');
    await expect(readRegularFile(place, 9, signal)).rejects.toMatchObject({ code: 'ELOOP' });
    await expect(replaceRegularFile(place, Buffer.from('x'), signal)).rejects.toMatchObject({
      code: 'ELOOP',
    });
    expect(readdirSync(at('out')).toSorted()).toEqual(['a.txt', 'secret.txt']);
    expect(readFileSync(at('out/a.txt'), 'utf8')).toBe('not yours');
  },
);

test('creates and replaces, and leaves no temporary file', async () => {
  expect(await replaceRegularFile(at('in/new.txt'), Buffer.from('1'), signal)).toEqual({ created: true });
  expect(await replaceRegularFile(at('in/new.txt'), Buffer.from('2'), signal)).toEqual({ created: false });
  expect(readFileSync(at('in/new.txt'), 'utf8')).toBe('2');
  expect(readdirSync(at('in')).toSorted()).toEqual(['a.txt', 'new.txt']);
});

test.runIf(posix)(
  'keeps the permissions, and does not write through a hard link (not on Windows)',
  async () => {
    chmodSync(at('in/a.txt'), 0o751);
    linkSync(at('in/a.txt'), at('out/linked'));
    await replaceRegularFile(at('in/a.txt'), Buffer.from('new'), signal);
    expect(statSync(at('in/a.txt')).mode & 0o7777).toBe(0o751);
    expect(readFileSync(at('out/linked'), 'utf8')).toBe('old');
  },
);

test('a write called off leaves everything as it was', async () => {
  const called = AbortSignal.abort();
  await expect(replaceRegularFile(at('in/a.txt'), Buffer.from('new'), called)).rejects.toThrow('abort');
  expect(readFileSync(at('in/a.txt'), 'utf8')).toBe('old');
  expect(readdirSync(at('in'))).toEqual(['a.txt']);
});

test('a folder that is not there is the error of the system', async () => {
  await expect(replaceRegularFile(at('none/a'), Buffer.from('x'), signal)).rejects.toMatchObject({
    code: 'ENOENT',
  });
});
