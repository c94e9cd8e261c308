import { generateKeyPairSync, sign } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { filesFor, notesOf, readFeed } from '#main/electron/updates-feed.ts';
import { notesFrom, writeUpdateList } from './update-list.mjs';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'update-list-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const made = (...names: string[]): string[] =>
  names.map((name) => {
    writeFileSync(join(folder, name), `bytes of ${name}`);
    return join(folder, name);
  });

test('lists the files that can replace an installed copy, as the app reads it', () => {
  const files = made(
    'Patchbay-1.2.3-linux-x64.deb',
    'Patchbay-1.2.3-linux-x64.tar.gz',
    'Patchbay-1.2.3.AppImage',
  );
  const notes = 'New: "quotes", and\n- a list';
  const what = { platform: 'linux', arch: 'x64', version: '1.2.3', date: '2026-11-22T10:00:00Z' } as const;
  expect(writeUpdateList(folder, { ...what, notes, files })).toBe('latest-linux.yml');
  const bytes = readFileSync(join(folder, 'latest-linux.yml'));
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const feed = readFeed(bytes, sign(null, bytes, privateKey).toString('base64'), publicKey);
  expect(feed.version).toBe('1.2.3');
  expect(notesOf(feed)).toBe(notes);
  expect(filesFor('deb', feed)).toMatchObject([{ url: 'Patchbay-1.2.3-linux-x64.deb', size: 37 }]);
  expect(filesFor('AppImage', feed)).toHaveLength(1);
  expect(feed.files).toHaveLength(2);
});

test('says when nothing of what was made can replace a copy, and has a name for each architecture', () => {
  const what = { platform: 'linux', arch: 'arm64', version: '1.2.3', date: '', notes: '' } as const;
  expect(writeUpdateList(folder, { ...what, files: made('a.tar.gz') })).toBeUndefined();
  expect(writeUpdateList(folder, { ...what, files: made('a.deb') })).toBe('latest-linux-arm64.yml');
});

test('takes the notes of a version out of the changelog', () => {
  const changelog = '# Changelog\n\n## 1.2.3\n\n- new\n\n## 1.2.2\n\n- old\n';
  expect(notesFrom(changelog, '1.2.2')).toBe('- old');
  expect(notesFrom(changelog, '9.9.9')).toBe('- new');
});
