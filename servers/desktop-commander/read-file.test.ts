import { execFileSync } from 'node:child_process';
import { chmodSync, truncateSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { connectTo } from '#servers/kit/testing.ts';
import type { TestClient } from '#servers/kit/testing.ts';
import { desktopCommander } from './desktop-commander.ts';
import { createFixture, FORBIDDEN, unprivileged } from './fixture.ts';
import type { Fixture } from './fixture.ts';

let ws: Fixture & TestClient;

beforeEach(async () => {
  ws = await createFixture((folder) => connectTo(desktopCommander, { folders: [folder] }));
});

afterEach(() => ws.close());

test('reads a file, by a relative, an absolute and a linked path', async () => {
  expect(await ws.call('read_file', { file_path: 'a.txt' })).toEqual({
    text: 'hello',
    data: { path: ws.at('a.txt'), content: 'hello', bytes: 5, encoding: 'utf-8' },
    error: undefined,
  });
  expect((await ws.call('read_file', { file_path: ws.at('a.txt') })).data['content']).toBe('hello');
  expect((await ws.call('read_file', { file_path: 'folder-in/b.txt' })).data).toMatchObject({
    path: ws.at('sub/b.txt'),
    content: 'below',
  });
  writeFileSync(ws.at('empty'), '');
  expect(await ws.call('read_file', { file_path: 'empty' })).toMatchObject({
    data: { content: '', bytes: 0 },
    text: expect.stringContaining('is empty'),
  });
});

test.each(FORBIDDEN)('%s is refused with %s, and nothing of it is told', async (file_path, code) => {
  const { error, data, text } = await ws.call('read_file', { file_path });
  expect(error).toMatchObject({ code, field: 'file_path' });
  expect(data).toEqual({ error });
  expect(text).not.toBe('secret');
});

test.each([
  [{}, 'file_path'],
  [{ file_path: '' }, 'file_path'],
  [{ file_path: 7 }, 'file_path'],
  [{ file_path: ['a.txt'] }, 'file_path'],
  [{ file_path: 'a.txt', encoding: 'utf-7' }, 'encoding'],
  [{ file_path: 'a.txt', encoding: null }, 'encoding'],
  [{ file_path: 'a.txt', path: 'a.txt' }, 'path'],
])('%j is V and names %s', async (args, field) => {
  expect((await ws.call('read_file', args)).error).toMatchObject({ code: 'V', field });
});

test('missing is N, a directory is V', async () => {
  expect((await ws.call('read_file', { file_path: 'none.txt' })).error).toMatchObject({ code: 'N' });
  expect((await ws.call('read_file', { file_path: 'none/none.txt' })).error).toMatchObject({ code: 'N' });
  expect((await ws.call('read_file', { file_path: 'sub' })).error).toMatchObject({
    code: 'V',
    field: 'file_path',
    message: expect.stringContaining('is a directory'),
  });
});

test('10 MiB is read, one byte more is V', async () => {
  writeFileSync(ws.at('big'), '');
  truncateSync(ws.at('big'), 10 * 1024 * 1024);
  expect((await ws.call('read_file', { file_path: 'big' })).data['bytes']).toBe(10_485_760);
  truncateSync(ws.at('big'), 10 * 1024 * 1024 + 1);
  expect((await ws.call('read_file', { file_path: 'big' })).error).toMatchObject({
    code: 'V',
    field: 'file_path',
    size: 10_485_761,
    limit: 10_485_760,
  });
});

test('bytes that the encoding does not have are V; other encodings read them', async () => {
  writeFileSync(ws.at('bytes'), Buffer.from([0x68, 0xe9, 0xff]));
  const read = (encoding: string) => ws.call('read_file', { file_path: 'bytes', encoding });
  for (const encoding of ['utf-8', 'utf-16le', 'ascii']) {
    expect((await read(encoding)).error).toMatchObject({ code: 'V', field: 'encoding' });
  }
  expect((await read('latin1')).data['content']).toBe('h\u00e9\u00ff');
  expect((await read('base64')).data).toMatchObject({ content: 'aOn/', bytes: 3 });
});

test.runIf(process.platform !== 'win32')(
  'a FIFO is V at once, what permissions forbid is E with the errno (not on Windows)',
  async () => {
    execFileSync('mkfifo', [ws.at('fifo')]);
    expect((await ws.call('read_file', { file_path: 'fifo' })).error).toMatchObject({
      code: 'V',
      field: 'file_path',
    });
    chmodSync(ws.at('a.txt'), 0o000);
    chmodSync(ws.at('sub'), 0o000);
    const answers = await unprivileged(() =>
      Promise.all(['a.txt', 'sub/b.txt'].map((file_path) => ws.call('read_file', { file_path }))),
    );
    for (const { error } of answers) expect(error).toMatchObject({ code: 'E', errno: 'EACCES' });
  },
);

test.runIf(process.platform === 'linux')(
  'an error of the device is E (a file of /proc: on Linux)',
  async () => {
    const proc = await connectTo(desktopCommander, { folders: ['/proc/self'] });
    expect((await proc.call('read_file', { file_path: 'mem' })).error).toMatchObject({
      code: 'E',
      errno: 'EIO',
    });
    await proc.close();
  },
);

test('cancelled, it does not answer', async () => {
  const call = ws.call('read_file', { file_path: 'a.txt' }, { signal: AbortSignal.abort('enough') });
  await expect(call).rejects.toThrow();
});
