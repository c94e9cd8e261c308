import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { JsonObject } from '#contract/json.ts';
import { connectTo } from '#servers/kit/testing.ts';
import type { TestClient } from '#servers/kit/testing.ts';
import { desktopCommander } from './desktop-commander.ts';
import { createFixture, FORBIDDEN, unprivileged } from './fixture.ts';
import type { Fixture } from './fixture.ts';
import { makeWords } from '#servers/commands/make-words.ts';

let ws: Fixture & TestClient;

beforeEach(async () => {
  ws = await createFixture((folder) => connectTo(desktopCommander, { folders: [folder] }));
});

afterEach(async () => {
  vi.unstubAllEnvs();
  await ws.close();
});

/** A stand-in that prints what it was given: which make is installed says nothing about ours. */
function fakeMake(): void {
  mkdirSync(ws.at('../bin'));
  writeFileSync(ws.at('../bin/make'), '#!/bin/sh\npwd\nprintf "%s\\n" "$@"\n');
  chmodSync(ws.at('../bin/make'), 0o755);
  vi.stubEnv('PATH', `${ws.at('../bin')}:${process.env['PATH'] ?? ''}`);
}

describe('make_command', () => {
  test.runIf(process.platform !== 'win32')(
    'runs make with the options, the variables, then the target (a script as stand-in: not on Windows)',
    async () => {
      fakeMake();
      const { data } = await ws.call('make_command', {
        target: 'build-all.x',
        args: `-j4 --keep-going MODE='two words'`,
        variables: { OUT: 'dist' },
        working_directory: 'sub',
      });
      expect(data).toMatchObject({
        exit_code: 0,
        command: ['make', '-j4', '--keep-going', 'MODE=two words', 'OUT=dist', 'build-all.x'],
      });
      expect(data['stdout']).toBe(
        `${ws.at('sub')}\n-j4\n--keep-going\nMODE=two words\nOUT=dist\nbuild-all.x\n`,
      );
    },
  );

  test.each<[JsonObject, string, string]>([
    [{}, 'V', 'target'],
    [{ target: '' }, 'V', 'target'],
    [{ target: 'a b' }, 'V', 'target'],
    [{ target: 'a;b' }, 'V', 'target'],
    [{ target: '-f' }, 'V', 'target'],
    [{ target: '../x' }, 'V', 'target'],
    [{ target: 'A=b' }, 'V', 'target'],
    [{ target: 'a', args: "'x" }, 'V', 'args'],
    [{ target: 'a', args: 5 }, 'V', 'args'],
    [{ target: 'a', args: '-f other' }, 'P', 'args'],
    [{ target: 'a', args: '-C /' }, 'P', 'args'],
    [{ target: 'a', args: '--eval=x' }, 'P', 'args'],
    [{ target: 'a', args: 'other' }, 'P', 'args'],
    [{ target: 'a', args: 'SHELL=/x' }, 'P', 'args'],
    [{ target: 'a', args: `X='$(shell id)'` }, 'P', 'args'],
    [{ target: 'a', args: `X='a; id'` }, 'P', 'args'],
    [{ target: 'a', args: 'x; id' }, 'P', 'args'],
    [{ target: 'a', args: 'PATH=/x' }, 'P', 'args'],
    [{ target: 'a', variables: { MAKEFLAGS: '-i' } }, 'P', 'variables'],
    [{ target: 'a', variables: { X: '`id`' } }, 'P', 'variables'],
    [{ target: 'a', variables: { 'X Y': 'z' } }, 'V', 'variables.X Y'],
    [{ target: 'a', variables: 'X=1' }, 'V', 'variables'],
    [{ target: 'a', working_directory: 'none' }, 'V', 'working_directory'],
    [{ target: 'a', working_directory: '..' }, 'P', 'working_directory'],
    [{ target: 'a', timeout: 0 }, 'V', 'timeout'],
  ])('%j is %s and names %s', async (args, code, field) => {
    expect((await ws.call('make_command', args)).error).toMatchObject({ code, field });
  });

  test.each(['-n', '-ki', '--jobs=4', '-j', '--trace', '-Otarget', 'A:=b', 'A=a/b,c'])(
    '%s passes',
    (args) => {
      expect(makeWords('all', args, {})).toEqual(['make', args, 'all']);
    },
  );

  test('without make it is D', async () => {
    vi.stubEnv('PATH', ws.folder);
    const { error, text } = await ws.call('make_command', { target: 'a' });
    expect(error).toMatchObject({ code: 'D', program: 'make' });
    expect(text).toContain('Install GNU Make');
  });
});

describe('delete_file', () => {
  test('deletes it and says how large it was', async () => {
    expect(await ws.call('delete_file', { file_path: 'sub/b.txt' })).toEqual({
      text: `Deleted ${ws.at('sub/b.txt')} (5 bytes).`,
      data: { path: ws.at('sub/b.txt'), bytes: 5 },
      error: undefined,
    });
    expect(existsSync(ws.at('sub/b.txt'))).toBe(false);
  });

  test.each(FORBIDDEN)('%s is refused with %s, and nothing is deleted', async (file_path, code) => {
    expect((await ws.call('delete_file', { file_path })).error).toMatchObject({ code, field: 'file_path' });
    expect(readdirSync(ws.at('../out'))).toEqual(['secret.txt']);
  });

  test.each([
    [{ file_path: 'none' }, 'N'],
    [{ file_path: 'sub' }, 'V'],
    [{ file_path: '.' }, 'V'],
    [{ file_path: '' }, 'V'],
    [{ file_path: null }, 'V'],
    [{}, 'V'],
  ])('%j is %s', async (args, code) => {
    const before = readdirSync(ws.folder, { recursive: true });
    expect((await ws.call('delete_file', args)).error).toMatchObject({ code, field: 'file_path' });
    expect(readdirSync(ws.folder, { recursive: true })).toEqual(before);
  });

  test('what others trust or run is P', async () => {
    mkdirSync(ws.at('.git'));
    for (const file_path of ['.git/config', '.bashrc']) {
      writeFileSync(ws.at(file_path), '');
      expect((await ws.call('delete_file', { file_path })).error).toMatchObject({ code: 'P' });
      expect(existsSync(ws.at(file_path))).toBe(true);
    }
  });

  test.runIf(process.platform !== 'win32')(
    'a FIFO is V; what permissions forbid is E (not on Windows)',
    async () => {
      execFileSync('mkfifo', [ws.at('fifo')]);
      expect((await ws.call('delete_file', { file_path: 'fifo' })).error).toMatchObject({ code: 'V' });
      chmodSync(ws.at('sub'), 0o555);
      const { error } = await unprivileged(() => ws.call('delete_file', { file_path: 'sub/b.txt' }));
      expect(error).toMatchObject({ code: 'E', errno: 'EACCES' });
    },
  );
});
