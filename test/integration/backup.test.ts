import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Host } from '#main/app/host.ts';
import { CLI, buildCli, cleanUp, environment, patchbay } from './cli.ts';
import { removeHome, startEngine } from './engine.ts';
import type { TestEngine } from './engine.ts';
import { testHost } from './host.ts';

const PASSPHRASE = 'correct horse battery';
let bay: TestEngine;
let folder: string;
let file: string;
let agrees: boolean;

beforeAll(buildCli, 60_000);
afterAll(cleanUp);
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'patchbay-backups-'));
  agrees = true;
  bay = await startEngine({ host: host(), cli: CLI });
});
afterEach(async () => {
  await bay.close();
  removeHome(bay.home);
  rmSync(folder, { recursive: true, force: true });
});

function host(): Host {
  return testHost({
    pickFolder: () => Promise.resolve(folder),
    pickFile: () => Promise.resolve(file),
    agree: () => Promise.resolve(agrees),
  });
}

async function again(home = bay.home): Promise<void> {
  await bay.close();
  bay = await startEngine({ home, host: host(), cli: CLI });
}

const noticed = async (): Promise<string[]> =>
  (await bay.ask('state.snapshot', {})).notices.map(({ text }) => text.code);

async function made(params: { passphrase?: string } = {}): Promise<void> {
  const reply = await bay.ask('backup.create', params);
  file = reply.made?.file ?? '';
  expect(readdirSync(folder)).toHaveLength(1);
}

test(
  'a running Patchbay is backed up, changed, and is again what it was, its audit intact',
  { timeout: 90_000 },
  async () => {
    await bay.ask('secret.set', { name: 'TOKEN', value: 'sk-12345678' });
    await bay.start('desktop-commander');
    await bay.call('desktop-commander', 'check_file_exists', { path: 'a' });
    await made({ passphrase: PASSPHRASE });
    await bay.call('desktop-commander', 'check_file_exists', { path: 'b' });
    await bay.ask('secret.remove', { name: 'TOKEN' });

    expect(await bay.ask('backup.inspect', {})).toMatchObject({
      found: { file, sealed: true, version: '0.1.0' },
    });
    expect(await bay.request('backup.restore', { passphrase: 'not the passphrase' })).toMatchObject({
      error: { reason: { code: 'backup.wrongPassphrase' } },
    });
    expect(await bay.ask('backup.waiting', {})).toEqual({});
    expect(await bay.ask('backup.restore', { passphrase: PASSPHRASE })).toMatchObject({
      ready: { secrets: 'backup', proven: true },
    });
    expect(await noticed()).toContain('backup.waits');
    // Nothing has happened yet.
    expect(await bay.ask('secret.list', {})).toEqual([]);
    await again();
    expect(await noticed()).toContain('backup.restored');
    expect(await bay.ask('secret.list', {})).toEqual(['TOKEN']);
    const { calls } = await bay.ask('state.snapshot', {});
    expect(calls.map(({ args }) => args)).toEqual([{ path: 'a' }]);
    expect(await bay.ask('audit.verify', {})).toMatchObject({ intact: true });
    expect(readdirSync(bay.home).filter((name) => name.startsWith('before-restore-'))).toHaveLength(1);
  },
);

test('a person who does not agree, and one who takes it back, leave everything as it is', async () => {
  await made();
  await bay.ask('backup.inspect', {});
  agrees = false;
  expect(await bay.ask('backup.restore', {})).toEqual({});
  agrees = true;
  await bay.ask('backup.restore', {});
  await bay.ask('backup.discard', {});
  expect(await bay.ask('backup.waiting', {})).toEqual({});
  await again();
  expect(await noticed()).not.toContain('backup.restored');
});

test('no window may name a file, and a command line that is missing is said', async () => {
  expect(await bay.request('backup.restore', {})).toMatchObject({
    error: { reason: { code: 'backup.noneChosen' } },
  });
  expect(await bay.request('backup.create', { passphrase: 'short' })).toMatchObject({
    error: { field: 'passphrase' },
  });
  await bay.close();
  bay = await startEngine({ home: bay.home, host: host() });
  expect(await bay.request('backup.create', {})).toMatchObject({
    error: { reason: { code: 'backup.noProgram' } },
  });
  await bay.close();
  bay = await startEngine({ home: bay.home, cli: CLI });
  expect(await bay.request('backup.create', {})).toMatchObject({
    error: { reason: { code: 'backup.needsDesktop' } },
  });
});

test(
  'disaster: the home is gone, and the command line alone brings it back',
  { timeout: 90_000 },
  async () => {
    await bay.ask('secret.set', { name: 'TOKEN', value: 'sk-12345678' });
    await bay.start('desktop-commander');
    await bay.call('desktop-commander', 'check_file_exists', { path: 'a' });
    file = join(folder, 'mine.patchbay');
    const created = await withPassphrase(bay.home, ['create', file]);
    expect(created).toMatchObject({ code: 0 });
    // An engine that lives keeps its home.
    expect(await patchbay(bay.home, ['backup', 'restore', file])).toMatchObject({ code: 6 });
    await bay.close();
    rmSync(bay.home, { recursive: true });
    mkdirSync(bay.home);
    const inspected = await patchbay(bay.home, ['backup', 'inspect', file, '--json']);
    expect(JSON.parse(inspected.stdout)).toMatchObject({ sealed: true });
    const restored = await withPassphrase(bay.home, ['restore', file]);
    expect(restored.stdout).toContain('secrets were restored');
    bay = await startEngine({ home: bay.home, host: host(), cli: CLI });
    expect(await bay.ask('secret.list', {})).toEqual(['TOKEN']);
    expect(await bay.ask('audit.verify', {})).toMatchObject({ intact: true });
    expect((await bay.ask('state.snapshot', {})).calls.map(({ args }) => args)).toEqual([{ path: 'a' }]);
  },
);

test('a backup that is broken off by Ctrl+C or a signal leaves nothing', { timeout: 60_000 }, async () => {
  await bay.close();
  // Long enough to be met in the middle.
  mkdirSync(join(bay.home, 'data', 'some'), { recursive: true });
  writeFileSync(join(bay.home, 'data', 'some', 'large'), randomBytes(40 * 2 ** 20));
  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 130],
  ] as const) {
    const child = spawn(process.execPath, [CLI, 'backup', 'create', join(folder, 'mine.patchbay')], {
      env: environment(bay.home),
      stdio: 'ignore',
    });
    const ended = once(child, 'close');
    await expect.poll(() => readdirSync(folder)).not.toEqual([]);
    child.kill(signal);
    expect(await ended).toEqual([code, null]);
    expect(readdirSync(folder)).toEqual([]);
  }
  bay = await startEngine({ home: bay.home, host: host(), cli: CLI });
});

test(
  'moved without a passphrase to a keychain that knows nothing, it says what is missing',
  { timeout: 60_000 },
  async () => {
    const other = await patchbay(bay.home, ['backup', 'restore', join(folder, 'none.patchbay')]);
    expect(other.code).not.toBe(0);
    await made();
    const target = mkdtempSync(join(tmpdir(), 'patchbay-moved-'));
    try {
      const { stdout } = await patchbay(target, ['backup', 'restore', file]);
      expect(stdout).toContain('keychain of this computer');
      expect(JSON.parse(readFileSync(join(target, 'home.json'), 'utf8'))).not.toEqual(
        JSON.parse(readFileSync(join(bay.home, 'home.json'), 'utf8')),
      );
      expect(await patchbay(target, ['backup', 'create', file])).toMatchObject({ code: 6 });
      expect(await patchbay(target, ['backup', 'burn', file])).toMatchObject({ code: 2 });
    } finally {
      rmSync(target, { recursive: true, force: true });
    }
  },
);

function withPassphrase(
  home: string,
  words: readonly string[],
): Promise<{ code: number | null; stdout: string }> {
  return new Promise((end) => {
    const child = spawn(process.execPath, [CLI, 'backup', ...words, '--passphrase'], {
      env: environment(home),
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    let stdout = '';
    child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
    child.on('close', (code) => {
      end({ code, stdout });
    });
    child.stdin.end(`${PASSPHRASE}\n`);
  });
}
