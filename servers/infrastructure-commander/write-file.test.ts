import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { connectTo } from '#servers/kit/testing.ts';
import type { TestClient } from '#servers/kit/testing.ts';
import { infrastructureCommander } from './infrastructure-commander.ts';
import { createRig } from './rig.ts';
import type { Rig } from './rig.ts';

let ws: Rig & TestClient;

beforeEach(async () => {
  ws = await createRig((folder) => connectTo(infrastructureCommander, { folders: [folder] }));
  writeFileSync(ws.at('a.txt'), 'before', { mode: 0o600 });
});

afterEach(() => ws.close());

test('writes, sets the mode, backs up what was there and answers the hash', async () => {
  const { data } = await ws.call('write_file', { file_path: 'a.txt', content: 'é', mode: '0640' });
  expect(data).toMatchObject({
    path: ws.at('a.txt'),
    bytes: 2,
    created: false,
    mode: '0640',
    sha256: createHash('sha256').update('é').digest('hex'),
  });
  expect(readFileSync(ws.at('a.txt'), 'utf8')).toBe('é');
  if (process.platform !== 'win32') expect(statSync(ws.at('a.txt')).mode & 0o7777).toBe(0o640);
  expect(data['backup_path']).toMatch(/a\.txt\.\d{8}T\d{6}\.\d{3}Z\.bak$/);
  expect(readFileSync(data['backup_path'] as string, 'utf8')).toBe('before');
});

test('a new file has nothing to back up, and none is made when none is wanted', async () => {
  const created = await ws.call('write_file', { file_path: 'new/b.txt', content: '' });
  expect(created.data).toMatchObject({ created: true, bytes: 0, backup_path: null, mode: '0644' });
  const replaced = await ws.call('write_file', { file_path: 'a.txt', content: 'x', backup: false });
  expect(replaced.data).toMatchObject({ created: false, backup_path: null });
  expect(readdirSync(ws.folder).toSorted()).toEqual(['a.txt', 'new']);
});

test.each([
  [{ file_path: '../x', content: '' }, 'P', 'file_path'],
  [{ file_path: '/etc/x', content: '' }, 'P', 'file_path'],
  [{ file_path: 'out/x', content: '' }, 'P', 'file_path'],
  [{ file_path: '.ssh/config', content: '' }, 'P', 'file_path'],
  [{ file_path: 'a.txt/x', content: '' }, 'V', 'file_path'],
  [{ file_path: '', content: '' }, 'V', 'file_path'],
  [{ file_path: 'a.txt' }, 'V', 'content'],
  [{ file_path: 'a.txt', content: 'x'.repeat(10 * 1024 * 1024 + 1) }, 'V', 'content'],
  [{ file_path: 'a.txt', content: '', mode: '4755' }, 'V', 'mode'],
  [{ file_path: 'a.txt', content: '', mode: '0888' }, 'V', 'mode'],
  [{ file_path: 'a.txt', content: '', mode: 'rw' }, 'V', 'mode'],
  [{ file_path: 'a.txt', content: '', backup: 'no' }, 'V', 'backup'],
  [{ file_path: 'folder', content: '' }, 'V', 'file_path'],
])('%j is %s and changes nothing', async (args, code, field) => {
  symlinkSync('/tmp', ws.at('out'));
  mkdirSync(ws.at('folder'));
  const names = readdirSync(ws.folder, { recursive: false });
  expect((await ws.call('write_file', args)).error).toMatchObject({ code, field });
  expect(readFileSync(ws.at('a.txt'), 'utf8')).toBe('before');
  expect(readdirSync(ws.folder, { recursive: false })).toEqual(names);
});
