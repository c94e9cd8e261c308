import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { configPlaces, likeliest } from './places.ts';
import { claudeRuns } from './running.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'patchbay-places-'));
});
afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

test('each system has its place', async () => {
  const places = (platform: NodeJS.Platform, env: Record<string, string>, home: string) =>
    configPlaces({ platform, env, home });
  expect(await places('darwin', {}, '/Users/me')).toEqual([
    '/Users/me/Library/Application Support/Claude/claude_desktop_config.json',
  ]);
  expect(await places('linux', {}, '/home/me')).toEqual([
    '/home/me/.config/Claude/claude_desktop_config.json',
  ]);
  expect(await places('linux', { XDG_CONFIG_HOME: '/etc/me' }, '/home/me')).toEqual([
    '/etc/me/Claude/claude_desktop_config.json',
  ]);
  expect(await places('win32', { APPDATA: 'C:\\R', LOCALAPPDATA: 'C:\\L' }, 'C:\\me')).toEqual([
    'C:\\R\\Claude\\claude_desktop_config.json',
  ]);
  expect(await places('win32', {}, 'C:\\me')).toEqual([
    'C:\\me\\AppData\\Roaming\\Claude\\claude_desktop_config.json',
  ]);
});

test.skipIf(process.platform === 'win32')(
  'the edition of the Microsoft Store comes first (a name with backslashes: not on Windows)',
  async () => {
    // A folder whose name holds backslashes stands for the one of Windows.
    mkdirSync(join(root, '\\Packages', 'Claude_pzs8sxrjxfjjc'), { recursive: true });
    mkdirSync(join(root, '\\Packages', 'Other_1'));
    const before = process.cwd();
    process.chdir(root);
    try {
      const found = await configPlaces({
        platform: 'win32',
        env: { APPDATA: 'R', LOCALAPPDATA: '\\' },
        home: 'H',
      });
      expect(found).toEqual([
        '\\Packages\\Claude_pzs8sxrjxfjjc\\LocalCache\\Roaming\\Claude\\claude_desktop_config.json',
        'R\\Claude\\claude_desktop_config.json',
      ]);
    } finally {
      process.chdir(before);
    }
  },
);

test('the place that counts is where the file is, else where the folder is, else the usual one', async () => {
  const [store, usual] = [join(root, 'store', 'a.json'), join(root, 'usual', 'a.json')];
  expect(await likeliest([store, usual])).toBe(usual);
  mkdirSync(join(root, 'store'));
  expect(await likeliest([store, usual])).toBe(store);
  mkdirSync(join(root, 'usual'));
  writeFileSync(usual, '{}');
  expect(await likeliest([store, usual])).toBe(usual);
  writeFileSync(store, '{}');
  expect(await likeliest([store, usual])).toBe(store);
});

test.each([
  ['/usr/lib/claude-desktop/claude-desktop', [], 'yes'],
  ['/opt/Claude/Claude', [], 'yes'],
  ['/usr/lib/electron37/electron', ['electron', '/usr/lib/claude-desktop/app.asar'], 'yes'],
  [
    '/tmp/.mount_x/usr/lib/node_modules/electron/dist/electron',
    ['electron', '/tmp/.mount_x/claude-desktop/app.asar'],
    'yes',
  ],
  ['/home/me/.local/bin/claude', ['claude', '--resume'], 'no'],
  ['/usr/bin/vim', ['vim', '/home/me/claude-desktop/notes'], 'no'],
  ['/usr/lib/electron37/electron', ['electron', '/opt/patchbay'], 'no'],
])('%s runs Claude Desktop or not', async (exe, cmdline, runs) => {
  mkdirSync(join(root, '123'));
  mkdirSync(join(root, 'self'));
  symlinkSync(exe, join(root, '123', 'exe'));
  writeFileSync(join(root, '123', 'cmdline'), cmdline.map((word) => `${word}\0`).join(''));
  expect(await claudeRuns('linux', root)).toBe(runs);
  expect(await claudeRuns('darwin', root)).toBe('unknown');
});
