import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { JsonObject } from '#contract/json.ts';
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

const entriesOf = (data: JsonObject) => data['entries'] as { name: string; path: string; type: string }[];

test('lists what is there, sorted, links as links', async () => {
  writeFileSync(ws.at('.hidden'), '');
  const { data, text } = await ws.call('list_directory', { directory_path: '.' });
  expect(data).toMatchObject({ path: ws.folder, truncated: false, unreadable: [] });
  expect(entriesOf(data).map(({ name, type }) => [name, type])).toEqual([
    ['a.txt', 'file'],
    ['dangling', 'symlink'],
    ['file-out', 'symlink'],
    ['folder-in', 'symlink'],
    ['folder-out', 'symlink'],
    ['sub', 'directory'],
  ]);
  expect(entriesOf(data)[0]).toEqual({
    name: 'a.txt',
    path: ws.at('a.txt'),
    type: 'file',
    size: 5,
    modified: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
  });
  expect(text).toContain('6 entries');
  expect(text).toMatch(/^file +5 a\.txt$/m);
  const all = await ws.call('list_directory', { directory_path: ws.folder, show_hidden: true });
  expect(entriesOf(all.data)[0]).toMatchObject({ name: '.hidden' });
});

test('recursive goes below, but not through links and not into what is hidden', async () => {
  mkdirSync(ws.at('.cache'));
  writeFileSync(ws.at('.cache/x'), '');
  const list = async (show_hidden: boolean) => {
    const { data } = await ws.call('list_directory', { directory_path: '.', recursive: true, show_hidden });
    expect(data['unreadable']).toEqual([]);
    return entriesOf(data).map((entry) => path.relative(ws.folder, entry.path));
  };
  const shown = ['a.txt', 'dangling', 'file-out', 'folder-in', 'folder-out', 'sub'];
  const below = ['sub/b.txt', 'sub/deeper', 'sub/deeper/c.txt'].map((name) => path.normalize(name));
  expect(await list(false)).toEqual([...shown, ...below]);
  expect(await list(true)).toEqual(['.cache', path.normalize('.cache/x'), ...shown, ...below]);
});

test('stops at 5,000 entries and says so', async () => {
  mkdirSync(ws.at('many'));
  for (let n = 0; n < 5_000; n += 1) writeFileSync(ws.at('many', `${n}`), '');
  const progress: number[] = [];
  const list = (directory_path: string) =>
    ws.call(
      'list_directory',
      { directory_path, recursive: true },
      { onprogress: (update) => void progress.push(update.progress) },
    );
  const exact = await list('many');
  expect(exact.data['truncated']).toBe(false);
  expect(entriesOf(exact.data)).toHaveLength(5_000);
  expect(progress).toEqual([1000, 2000, 3000, 4000, 5000]);
  const more = await list('.');
  expect(more.data['truncated']).toBe(true);
  expect(entriesOf(more.data)).toHaveLength(5_000);
  expect(more.text).toContain('and more that are not listed');
});

test.each(FORBIDDEN)('%s is refused with %s', async (directory_path, code) => {
  const { error, data } = await ws.call('list_directory', { directory_path });
  expect(error).toMatchObject({ code, field: 'directory_path' });
  expect(data).toEqual({ error });
});

test.each([
  [{}, 'directory_path'],
  [{ directory_path: '' }, 'directory_path'],
  [{ directory_path: 1 }, 'directory_path'],
  [{ directory_path: '.', show_hidden: 'no' }, 'show_hidden'],
  [{ directory_path: '.', recursive: 1 }, 'recursive'],
  [{ directory_path: '.', depth: 1 }, 'depth'],
  [{ directory_path: 'a.txt' }, 'directory_path'],
])('%j is V and names %s', async (args, field) => {
  expect((await ws.call('list_directory', args)).error).toMatchObject({ code: 'V', field });
});

test('missing is N', async () => {
  expect((await ws.call('list_directory', { directory_path: 'none' })).error).toMatchObject({ code: 'N' });
});

test.runIf(process.platform !== 'win32')(
  'a directory that cannot be read is E, or named when it lies below (permission bits: not on Windows)',
  async () => {
    chmodSync(ws.at('sub/deeper'), 0o000);
    const [itself, above] = await unprivileged(() =>
      Promise.all([
        ws.call('list_directory', { directory_path: 'sub/deeper' }),
        ws.call('list_directory', { directory_path: 'sub', recursive: true }),
      ]),
    );
    chmodSync(ws.at('sub/deeper'), 0o755);
    expect(itself.error).toMatchObject({ code: 'E', errno: 'EACCES' });
    expect(above.error).toBeUndefined();
    expect(above.data['unreadable']).toEqual([ws.at('sub/deeper')]);
    expect(entriesOf(above.data).map(({ name }) => name)).toEqual(['b.txt', 'deeper']);
    expect(above.text).toContain(`could not be read: ${ws.at('sub/deeper')}`);
  },
);

test('cancelled on the way, it does not answer', async () => {
  for (let n = 0; n < 1_100; n += 1) writeFileSync(ws.at('sub', `${n}`), '');
  const cancel = new AbortController();
  const call = ws.call(
    'list_directory',
    { directory_path: 'sub' },
    {
      signal: cancel.signal,
      onprogress: () => {
        cancel.abort('enough');
      },
    },
  );
  await expect(call).rejects.toThrow();
  expect(ws.logged).toEqual([]);
});
