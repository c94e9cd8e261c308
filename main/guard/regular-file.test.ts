import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  copyFileSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fillRegularFile, openRegularFile, readRegularFile, replaceRegularFile } from './regular-file.ts';

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

test.runIf(process.platform === 'linux')(
  'leaves nothing open, whatever came of it (told by /proc: on Linux)',
  async () => {
    const open = (): string[] =>
      readdirSync('/proc/self/fd')
        .map((fd) => {
          try {
            return readlinkSync(`/proc/self/fd/${fd}`);
          } catch {
            return '';
          }
        })
        .filter((file) => file.startsWith(base));
    await readRegularFile(at('in/a.txt'), 9, signal);
    await readRegularFile(at('in/a.txt'), 1, signal);
    await replaceRegularFile(at('in/a.txt'), Buffer.from('x'), signal);
    const failing = fillRegularFile(at('in/a.txt'), () => Promise.reject(new Error('full')), signal);
    await expect(failing).rejects.toThrow('full');
    symlinkSync(at('in'), at('link'));
    for (const act of [
      openRegularFile(at('link/a.txt')),
      fillRegularFile(at('link/a.txt'), async () => {}, signal),
    ])
      await expect(act).rejects.toMatchObject({ code: 'ELOOP' });
    expect(open()).toEqual([]);
    const opened = await openRegularFile(at('in/a.txt'));
    expect(opened).toMatchObject({ size: 1 });
    expect(open()).toEqual([at('in/a.txt')]);
    if ('handle' in opened) await opened.handle.close();
  },
);

test.runIf(process.platform === 'linux')(
  'a file that may not be written is not replaced (a program that runs: on Linux)',
  async () => {
    copyFileSync(execFileSync('which', ['sleep'], { encoding: 'utf8' }).trim(), at('in/program'));
    const running = spawn(at('in/program'), ['1000']);
    await once(running, 'spawn');
    const writing = replaceRegularFile(at('in/program'), Buffer.from('x'), signal);
    await expect(writing).rejects.toMatchObject({ code: 'ETXTBSY' });
    running.kill('SIGKILL');
    await once(running, 'exit');
  },
);

test.runIf(posix)('a new file has the permissions of any new file (not on Windows)', async () => {
  await replaceRegularFile(at('in/new.txt'), Buffer.from('x'), signal);
  writeFileSync(at('in/usual.txt'), 'x');
  expect(statSync(at('in/new.txt')).mode).toBe(statSync(at('in/usual.txt')).mode);
});

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

test('one that is called off while it is written, or whose temporary file is taken away, says why', async () => {
  const calling = new AbortController();
  const called = fillRegularFile(
    at('in/a.txt'),
    async (handle) => {
      await handle.writeFile('new');
      calling.abort(new Error('enough'));
    },
    calling.signal,
  );
  await expect(called).rejects.toThrow('enough');
  const taken = fillRegularFile(
    at('in/a.txt'),
    () => {
      for (const name of readdirSync(at('in'))) if (name.startsWith('.patchbay-')) rmSync(at('in', name));
      return Promise.reject(new Error('full'));
    },
    signal,
  );
  await expect(taken).rejects.toThrow('full');
  expect(readFileSync(at('in/a.txt'), 'utf8')).toBe('old');
  expect(readdirSync(at('in'))).toEqual(['a.txt']);
});

test('a folder that is not there is the error of the system', async () => {
  await expect(replaceRegularFile(at('none/a'), Buffer.from('x'), signal)).rejects.toMatchObject({
    code: 'ENOENT',
  });
});
