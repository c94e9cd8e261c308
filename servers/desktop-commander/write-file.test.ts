import { chmodSync, lstatSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { callContext, connectTo } from '#servers/kit/testing.ts';
import type { TestClient } from '#servers/kit/testing.ts';
import { desktopCommander } from './desktop-commander.ts';
import { createFixture, FORBIDDEN, unprivileged } from './fixture.ts';
import type { Fixture } from './fixture.ts';
import { writeFile } from './write-file.ts';

let ws: Fixture & TestClient;

beforeEach(async () => {
  ws = await createFixture((folder) => connectTo(desktopCommander, { folders: [folder] }));
});

afterEach(() => ws.close());

test('creates a file and its directories, then replaces it', async () => {
  const file = ws.at('new/dirs/x.txt');
  expect(await ws.call('write_file', { file_path: 'new/dirs/x.txt', content: 'déjà' })).toEqual({
    text: `Created ${file} (6 bytes).`,
    data: { path: file, bytes: 6, created: true },
    error: undefined,
  });
  expect((await ws.call('write_file', { file_path: file, content: '' })).data).toEqual({
    path: file,
    bytes: 0,
    created: false,
  });
  expect(readFileSync(file, 'utf8')).toBe('');
  expect(readdirSync(path.dirname(file))).toEqual(['x.txt']);
});

test('keeps permissions and writes to what a symlink inside leads to', async () => {
  chmodSync(ws.at('a.txt'), 0o640);
  symlinkSync('a.txt', ws.at('link'));
  expect((await ws.call('write_file', { file_path: 'link', content: 'new' })).data['path']).toBe(
    ws.at('a.txt'),
  );
  expect(lstatSync(ws.at('link')).isSymbolicLink()).toBe(true);
  expect(readFileSync(ws.at('a.txt'), 'utf8')).toBe('new');
  if (process.platform !== 'win32') expect(statSync(ws.at('a.txt')).mode & 0o777).toBe(0o640);
});

test.each(FORBIDDEN)('%s is refused with %s, and nothing is written', async (file_path, code) => {
  const { error } = await ws.call('write_file', { file_path, content: 'x' });
  expect(error).toMatchObject({ code, field: 'file_path' });
  expect(readdirSync(ws.at('../out'))).toEqual(['secret.txt']);
  expect(readFileSync(ws.at('../out/secret.txt'), 'utf8')).toBe('secret');
});

test.each([
  'passwd',
  'shadow',
  'sudoers',
  'hosts',
  'authorized_keys',
  '.bashrc',
  '.profile',
  '.gitconfig',
  'sub/.BashRC',
  '.ssh/config',
  '.git/hooks/pre-commit',
  'sub/.git',
  'x/.gnupg/y',
  'to-git/config',
])('%s is refused with P although it is inside', async (file_path) => {
  mkdirSync(ws.at('.git'));
  symlinkSync('.git', ws.at('to-git'));
  const before = readdirSync(ws.folder, { recursive: true });
  const { error } = await ws.call('write_file', { file_path, content: 'x' });
  expect(error).toMatchObject({ code: 'P', field: 'file_path' });
  expect(readdirSync(ws.folder, { recursive: true })).toEqual(before);
});

test.each([
  [{ content: 'x' }, 'file_path'],
  [{ file_path: 'x' }, 'content'],
  [{ file_path: '', content: 'x' }, 'file_path'],
  [{ file_path: 'x', content: 5 }, 'content'],
  [{ file_path: 'x', content: 'x', create_dirs: 'yes' }, 'create_dirs'],
  [{ file_path: 'x', content: 'x', encoding: 'cp1252' }, 'encoding'],
  [{ file_path: 'x', content: 'x', mode: '0777' }, 'mode'],
  [{ file_path: 'x', content: '\ud800' }, 'content'],
  [{ file_path: 'x', content: 'é', encoding: 'ascii' }, 'content'],
  [{ file_path: 'x', content: '€', encoding: 'latin1' }, 'content'],
  [{ file_path: 'x', content: 'a?b=', encoding: 'base64' }, 'content'],
  [{ file_path: 'new/x', content: 'x', create_dirs: false }, 'create_dirs'],
  [{ file_path: 'sub', content: 'x' }, 'file_path'],
  [{ file_path: '.', content: 'x' }, 'file_path'],
])('%j is V, names %s and writes nothing', async (args, field) => {
  const before = readdirSync(ws.folder, { recursive: true });
  expect((await ws.call('write_file', args)).error).toMatchObject({ code: 'V', field });
  expect(readdirSync(ws.folder, { recursive: true })).toEqual(before);
});

test('10 MiB is written, one byte more is V, counted in bytes', async () => {
  const limit = 10 * 1024 * 1024;
  expect((await ws.call('write_file', { file_path: 'big', content: 'x'.repeat(limit) })).data['bytes']).toBe(
    limit,
  );
  for (const content of ['x'.repeat(limit + 1), 'é'.repeat(limit / 2 + 1)]) {
    expect((await ws.call('write_file', { file_path: 'bigger', content })).error).toMatchObject({
      code: 'V',
      field: 'content',
      limit,
    });
  }
  expect(readdirSync(ws.folder)).not.toContain('bigger');
});

test.each([
  ['utf-8', '\ufeffdéjà 🎉'],
  ['utf-16le', 'déjà 🎉'],
  ['latin1', 'd\u00e9j\u00e0\u0080'],
  ['ascii', 'plain'],
  ['base64', 'AP/+'],
])('what is written as %s reads back the same', async (encoding, content) => {
  await ws.call('write_file', { file_path: 'x', content, encoding });
  expect((await ws.call('read_file', { file_path: 'x', encoding })).data['content']).toBe(content);
});

test.runIf(process.platform !== 'win32')(
  'what permissions forbid is E with the errno, and nothing changes (not on Windows)',
  async () => {
    chmodSync(ws.at('a.txt'), 0o444);
    chmodSync(ws.folder, 0o555);
    const answers = await unprivileged(() =>
      Promise.all(
        ['a.txt', 'new.txt', 'dir/new.txt'].map((file_path) =>
          ws.call('write_file', { file_path, content: 'x' }),
        ),
      ),
    );
    chmodSync(ws.folder, 0o755);
    for (const { error } of answers) expect(error).toMatchObject({ code: 'E', errno: 'EACCES' });
    expect(readFileSync(ws.at('a.txt'), 'utf8')).toBe('hello');
  },
);

test.runIf(process.platform !== 'win32')(
  'a read-only file is not replaced, though its folder would allow it (not on Windows)',
  async () => {
    chmodSync(ws.folder, 0o777);
    chmodSync(ws.at('a.txt'), 0o444);
    const { error } = await unprivileged(() => ws.call('write_file', { file_path: 'a.txt', content: 'x' }));
    expect(error).toMatchObject({ code: 'E', errno: 'EACCES' });
    expect(readFileSync(ws.at('a.txt'), 'utf8')).toBe('hello');
  },
);

test('cancelled while it writes, it changes nothing', async () => {
  const cancel = new AbortController();
  const call = writeFile.call(
    { file_path: 'a.txt', content: 'x'.repeat(1e6) },
    callContext(desktopCommander, { folders: [ws.folder], signal: cancel.signal }),
  );
  cancel.abort(new Error('enough'));
  await expect(call).rejects.toThrow();
  expect(readFileSync(ws.at('a.txt'), 'utf8')).toBe('hello');
  expect(readdirSync(ws.folder).filter((name) => name.includes('patchbay'))).toEqual([]);
});
