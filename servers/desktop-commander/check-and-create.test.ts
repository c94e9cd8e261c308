import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, readdirSync, statSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
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

describe('check_file_exists', () => {
  test.each([
    ['a.txt', 'any', true, 'file'],
    ['a.txt', 'file', true, 'file'],
    ['a.txt', 'directory', false, 'file'],
    ['sub', 'any', true, 'directory'],
    ['sub', 'directory', true, 'directory'],
    ['sub', 'file', false, 'directory'],
    ['folder-in', 'directory', true, 'directory'],
    ['none', 'any', false, null],
    ['none/deeper', 'file', false, null],
  ])('%s as %s', async (file_path, check_type, exists, type) => {
    const { data, text } = await ws.call('check_file_exists', { file_path, check_type });
    expect(data).toEqual({ path: ws.at(file_path === 'folder-in' ? 'sub' : file_path), exists, type });
    expect(text).toMatch(exists ? / exists \(/ : / does not exist\.| but it is a /);
  });

  test.runIf(process.platform !== 'win32')('a FIFO is something else (not on Windows)', async () => {
    execFileSync('mkfifo', [ws.at('fifo')]);
    const { data } = await ws.call('check_file_exists', { file_path: 'fifo' });
    expect(data).toMatchObject({ exists: true, type: 'other' });
  });

  test.each(FORBIDDEN)('%s is refused with %s', async (file_path, code) => {
    const { error, data } = await ws.call('check_file_exists', { file_path });
    expect(error).toMatchObject({ code, field: 'file_path' });
    expect(data).toEqual({ error });
  });

  test.each([
    [{}, 'file_path'],
    [{ file_path: '' }, 'file_path'],
    [{ file_path: true }, 'file_path'],
    [{ file_path: 'a.txt', check_type: 'link' }, 'check_type'],
    [{ file_path: 'a.txt', type: 'file' }, 'type'],
  ])('%j is V and names %s', async (args, field) => {
    expect((await ws.call('check_file_exists', args)).error).toMatchObject({ code: 'V', field });
  });
});

describe('create_directory', () => {
  test('makes it with its parents, and leaves one that is there', async () => {
    const path = ws.at('x/y/z');
    expect(await ws.call('create_directory', { directory_path: 'x/y/z' })).toEqual({
      text: `Created the directory ${path}.`,
      data: { path, created: true },
      error: undefined,
    });
    expect(statSync(path).isDirectory()).toBe(true);
    for (const parents of [true, false]) {
      const again = await ws.call('create_directory', { directory_path: path, parents });
      expect(again.data).toEqual({ path, created: false });
    }
    expect(
      (await ws.call('create_directory', { directory_path: 'x/w', parents: false })).data['created'],
    ).toBe(true);
  });

  test.each(FORBIDDEN)('%s is refused with %s, and nothing is made', async (directory_path, code) => {
    const { error } = await ws.call('create_directory', { directory_path });
    expect(error).toMatchObject({ code, field: 'directory_path' });
    expect(readdirSync(ws.at('../out'))).toEqual(['secret.txt']);
  });

  test.each(['.git', '.ssh/x', 'sub/.gnupg'])(
    '%s is refused with P although it is inside',
    async (directory_path) => {
      const { error } = await ws.call('create_directory', { directory_path });
      expect(error).toMatchObject({ code: 'P', field: 'directory_path' });
      expect(existsSync(ws.at(directory_path))).toBe(false);
    },
  );

  test.each([
    [{}, 'directory_path'],
    [{ directory_path: '' }, 'directory_path'],
    [{ directory_path: {} }, 'directory_path'],
    [{ directory_path: 'x', parents: 'no' }, 'parents'],
    [{ directory_path: 'x', mode: 1 }, 'mode'],
    [{ directory_path: 'x/y', parents: false }, 'parents'],
    [{ directory_path: 'a.txt' }, 'directory_path'],
  ])('%j is V, names %s and makes nothing', async (args, field) => {
    expect((await ws.call('create_directory', args)).error).toMatchObject({ code: 'V', field });
    expect(existsSync(ws.at('x'))).toBe(false);
  });

  test.runIf(process.platform !== 'win32')(
    'what permissions forbid is E with the errno (not on Windows)',
    async () => {
      chmodSync(ws.at('sub'), 0o555);
      const { error } = await unprivileged(() => ws.call('create_directory', { directory_path: 'sub/x' }));
      expect(error).toMatchObject({ code: 'E', errno: 'EACCES' });
    },
  );
});
