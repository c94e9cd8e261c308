import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { control } from './deb.mjs';
import { editionOf } from './edition.mjs';
import { FUSES, fusesIn, wrongFuses } from './fuses.mjs';
import { bundledFolders, licenceIn, licencesText, unlicensed } from './licences.mjs';
import { debEntries } from './prove.mjs';
import { partsOf, table } from './size.mjs';
import { nativeFiles } from './stage.mjs';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'patchbay-contents-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const written = (name: string, files: Record<string, string>) => {
  const at = join(folder, name);
  mkdirSync(at, { recursive: true });
  for (const [file, text] of Object.entries(files)) writeFileSync(join(at, file), text);
  return at;
};

test('fuses are read from what the tool prints, colours and all, and each wrong one is named', () => {
  const print = (states: [string, boolean][]) =>
    states
      .map(
        ([name, on]) => `  \u001b[33m${name}\u001b[39m is \u001b[32m${on ? 'Enabled' : 'Disabled'}\u001b[39m`,
      )
      .join('\n');
  const right = Object.entries(FUSES).map(([name, { on }]): [string, boolean] => [name, on]);
  expect(wrongFuses(fusesIn(`Fuse Version: v1\n${print(right)}\n`))).toEqual([]);
  const flipped = right.map(([name, on]): [string, boolean] => [name, name === 'RunAsNode' ? !on : on]);
  expect(wrongFuses(fusesIn(print(flipped)))).toEqual(['RunAsNode is on, not off']);
  expect(wrongFuses(fusesIn(print(right.slice(1))))).toHaveLength(1);
  expect(wrongFuses(fusesIn(''))).toHaveLength(right.length);
});

test('only the binaries of one platform go along', () => {
  const { 'better-sqlite3': sqlite, keytar } = nativeFiles('linux-x64');
  expect(sqlite?.('prebuilds/linux-x64.node')).toBe(true);
  for (const other of [
    'prebuilds/linuxmusl-x64.node',
    'prebuilds/win32-x64.node',
    'deps',
    'src',
    'binding.gyp',
  ])
    expect(sqlite?.(other), other).toBe(false);
  expect(keytar?.('prebuilds/linux-x64/keytar.node')).toBe(true);
  for (const other of ['prebuilds/linux-x64-musl', 'prebuilds/darwin-arm64/keytar.node', 'src'])
    expect(keytar?.(other), other).toBe(false);
});

test('what the builds noted is listed with its licence and text; who names none is named', () => {
  const one = written('one', {
    'package.json': JSON.stringify({ name: 'one', version: '1.0.0', license: 'MIT' }),
    'LICENSE.md': 'The text of one.',
    'licenses.js': 'not a text',
  });
  const old = written('old', {
    'package.json': JSON.stringify({
      name: 'old',
      version: '2.0.0',
      licenses: [{ type: 'MIT' }, { type: 'BSD' }],
      author: { name: 'Ann' },
    }),
  });
  const none = written('none', { 'package.json': JSON.stringify({ name: 'none', version: '3.0.0' }) });
  const found = [one, old, none].map(licenceIn);
  expect(found.map(({ licence }) => licence)).toEqual(['MIT', 'MIT OR BSD', '']);
  expect(unlicensed(found)).toEqual(['none']);
  const text = licencesText([...found, ...found]);
  expect(text).toContain('3 packages');
  expect(text.match(/The text of one\./g)).toHaveLength(1);
  expect(text).not.toContain('not a text');
  expect(text).toContain('Author: Ann');
});

test('the notes of all builds are one list', () => {
  written('packages', { 'a.json': '["node_modules/b","node_modules/a"]', 'b.json': '["node_modules/b"]' });
  const list = bundledFolders(folder);
  expect(list.filter((name) => name === 'node_modules/b')).toHaveLength(1);
  expect(list).toEqual(list.toSorted());
});

test('the sum of the parts is the whole, biggest first', () => {
  const files = [
    'patchbay-development',
    'resources/node/bin/node',
    'resources/app.asar',
    'locales/de.pak',
    'libEGL.so',
  ];
  const parts = partsOf(files.map((path, at) => ({ path, bytes: 2 ** at })));
  expect(parts.reduce((sum, { bytes }) => sum + bytes, 0)).toBe(2 ** files.length - 1);
  expect(parts.map(({ part }) => part)).toEqual([
    'Electron: libraries and data',
    'Electron: languages',
    'Patchbay: windows and engine (app.asar)',
    'Node that servers and command line run on',
    'Electron: program',
  ]);
  expect(
    table([
      ['a', 'bb', 'c'],
      ['aaa', 'b', 'cc'],
    ]),
  ).toEqual(['  a    bb  c', '  aaa  b   cc']);
});

test('the deb asks for what the app needs, orders its versions and says when it is a DEVELOPMENT one', () => {
  const standIn = editionOf({ official: false, electronVersion: '33.2.1' });
  const text = control(standIn, { version: '1.0.0-beta.1', arch: 'x64', bytes: 2048 });
  expect(text).toContain('Version: 1.0.0~beta.1\n');
  expect(text).toContain('Architecture: amd64\n');
  expect(text).toContain('Installed-Size: 2\n');
  expect(text).toMatch(/^Depends: .*libgtk-3-0 \| libgtk-3-0t64.*libsecret-1-0/m);
  expect(text).toContain('Maintainer: The Patchbay authors <nobody@patchbay.invalid>\n');
  expect(text).not.toMatch(/xvfb|fonts-/);
  expect(text).toContain('DEVELOPMENT');
  expect(text.endsWith('\n')).toBe(true);
});

test('a deb without its setuid sandbox or its command line is found out', () => {
  const listing = [
    '-rwsr-xr-x root/root     16208 2026-11-22 07:00 ./usr/lib/p/chrome-sandbox',
    'lrwxrwxrwx root/root         0 2026-11-22 07:00 ./usr/bin/p -> ../lib/p/resources/bin/patchbay',
    '-rw-r--r-- root/root       600 2026-11-22 07:00 ./usr/share/applications/p.desktop',
    '-rw-r--r-- root/root     22341 2026-11-22 07:00 ./usr/share/icons/hicolor/256x256/apps/p.png',
    '-rw-r--r-- root/root      1200 2026-11-22 07:00 ./usr/share/metainfo/x.metainfo.xml',
    '-rwxr-xr-x root/root 126595440 2026-11-22 07:00 ./usr/lib/p/resources/node/bin/node',
  ];
  const missing = (lines: string[]) =>
    debEntries('p').filter((entry) => !entry.test(lines.join('\n'))).length;
  expect(missing(listing)).toBe(0);
  for (const line of listing) expect(missing(listing.filter((one) => one !== line)), line).toBe(1);
  expect(missing([String(listing[0]).replace('rws', 'rwx'), ...listing.slice(1)])).toBe(1);
});
