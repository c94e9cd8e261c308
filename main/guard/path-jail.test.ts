import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createPathJail } from './path-jail.ts';

let base = '';
const at = (...names: string[]): string => path.join(base, ...names);

/** base/{ws,second}: the folders; base/out: outside; base/alias -> ws. */
beforeAll(() => {
  base = realpathSync(mkdtempSync(path.join(tmpdir(), 'jail-')));
  mkdirSync(at('ws/sub'), { recursive: true });
  mkdirSync(at('ws-sibling'));
  mkdirSync(at('second'));
  mkdirSync(at('out/deep'), { recursive: true });
  writeFileSync(at('ws/a.txt'), 'a');
  writeFileSync(at('out/secret.txt'), 'secret');
  symlinkSync(at('ws'), at('alias'));
  symlinkSync(at('out/secret.txt'), at('ws/file-out'));
  symlinkSync('../out', at('ws/folder-out'));
  symlinkSync(at('out/not-there'), at('ws/dangling'));
  symlinkSync(at('ws/sub'), at('ws/folder-in'));
  symlinkSync('loop', at('ws/loop'));
  symlinkSync(at('ws/a.txt'), at('out/way-in'));
});

afterAll(() => {
  rmSync(base, { recursive: true });
});

const jail = () => createPathJail([at('ws'), at('second')]);

test('gives real absolute paths, relative ones from the first folder', async () => {
  const ws = at('ws');
  expect(await jail().resolve('a.txt', 'mustExist')).toEqual({ path: at('ws/a.txt'), folder: ws });
  expect(await jail().resolve(at('ws/a.txt'), 'mustExist')).toEqual({ path: at('ws/a.txt'), folder: ws });
  expect(await jail().resolve('.', 'mustExist')).toEqual({ path: ws, folder: ws });
  expect(await jail().resolve('sub/../a.txt', 'mustExist')).toEqual({ path: at('ws/a.txt'), folder: ws });
  expect(await jail().resolve('new/deep/b.txt', 'mayCreate')).toEqual({
    path: at('ws/new/deep/b.txt'),
    folder: ws,
  });
  expect(await jail().resolve('folder-in/b.txt', 'mayCreate')).toEqual({
    path: at('ws/sub/b.txt'),
    folder: ws,
  });
  expect(await jail().resolve('../second/b', 'mayCreate')).toEqual({
    path: at('second/b'),
    folder: at('second'),
  });
  expect(await jail().resolve(at('out/way-in'), 'mustExist')).toEqual({ path: at('ws/a.txt'), folder: ws });
});

test('a folder that is a symlink is the folder it leads to, under either name', async () => {
  const aliased = createPathJail([at('alias')]);
  for (const given of ['a.txt', at('alias/a.txt'), at('ws/a.txt')]) {
    expect(await aliased.resolve(given, 'mustExist')).toEqual({ path: at('ws/a.txt'), folder: at('ws') });
  }
});

test.each([
  ['a\0.txt', 'nulByte'],
  ['a'.repeat(5000), 'tooLong'],
  ['a'.repeat(300), 'tooLong'],
  [`${'./'.repeat(3000)}a.txt`, 'tooLong'],
  ['../out/secret.txt', 'dotdot'],
  ['sub/../../out/not-there', 'dotdot'],
  ['/etc/hostname', 'outside'],
  ['/not/there/at/all', 'outside'],
  ['file-out', 'symlink'],
  ['folder-out', 'symlink'],
  ['folder-out/secret.txt', 'symlink'],
  ['folder-out/new.txt', 'symlink'],
  ['folder-out/deep/new/newer.txt', 'symlink'],
  ['dangling', 'symlink'],
  ['dangling/x', 'symlink'],
  ['loop', 'symlink'],
  ['loop/x', 'symlink'],
  ['a.txt/x', 'notFolder'],
])('%s is refused as %s, whether it may be created or not', async (given, refused) => {
  expect(await jail().resolve(given, 'mustExist')).toMatchObject({ refused });
  expect(await jail().resolve(given, 'mayCreate')).toMatchObject({ refused });
});

test('a folder whose name only starts like ours is outside', async () => {
  expect(await jail().resolve(at('ws-sibling'), 'mustExist')).toEqual({ refused: 'outside' });
});

test('what is missing inside is said, what is missing outside is not', async () => {
  expect(await jail().resolve('none/b.txt', 'mustExist')).toEqual({ refused: 'missing' });
  const [there, missing] = await Promise.all([
    jail().resolve(at('out/secret.txt'), 'mustExist'),
    jail().resolve(at('out/none.txt'), 'mustExist'),
  ]);
  expect(missing).toEqual(there);
});

test('without any of its folders everything is refused; a folder that comes later counts', async () => {
  const later = createPathJail([at('later')]);
  expect(await later.resolve('x', 'mayCreate')).toEqual({ refused: 'noFolder' });
  mkdirSync(at('later'));
  expect(await later.resolve('x', 'mayCreate')).toEqual({ path: at('later/x'), folder: at('later') });
  expect(() => createPathJail([])).toThrow('needs a folder');
});

test('the root of the file system can be a folder', async () => {
  const { root } = path.parse(base);
  expect(await createPathJail([root]).resolve(at('ws/a.txt'), 'mustExist')).toEqual({
    path: at('ws/a.txt'),
    folder: root,
  });
});

test('a path of the greatest length is looked at', async () => {
  const given = `${'./'.repeat(2045)}/a.txt`;
  expect(Buffer.byteLength(given)).toBe(4096);
  expect(await jail().resolve(given, 'mustExist')).toMatchObject({ path: at('ws/a.txt') });
});

test('what only Windows takes for a device is refused there, and a name like any other elsewhere', async () => {
  const real = process.platform;
  for (const [platform, answer] of [
    ['win32', { refused: 'device' }],
    ['linux', { path: at('ws/nul.txt') }],
  ] as const) {
    Object.defineProperty(process, 'platform', { value: platform });
    const found = await jail().resolve('nul.txt', 'mayCreate');
    Object.defineProperty(process, 'platform', { value: real });
    expect(found).toMatchObject(answer);
  }
});

const name = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('..', '.', '', 'sub', 'a.txt', 'new', 'file-out', 'folder-out') },
  {
    weight: 2,
    arbitrary: fc.constantFrom('folder-in', 'dangling', 'loop', 'out', 'ws', 'second', 'deep', '~'),
  },
  { weight: 1, arbitrary: fc.string({ maxLength: 12, unit: 'binary' }) },
);
const start = fc.constantFrom(
  '',
  'BASE/',
  'BASE/ws/',
  'BASE/alias/',
  'BASE/out/',
  '/',
  '//',
  '/proc/self/root/',
);
const paths = fc
  .tuple(start, fc.array(name, { maxLength: 7 }), fc.constantFrom('/', '//', '\\'))
  .map(([from, names, separator]) => from + names.join(separator));

test('whatever the path, what comes back is inside one of the real folders', async () => {
  let allowed = 0;
  await fc.assert(
    fc.asyncProperty(
      paths,
      fc.constantFrom('mustExist' as const, 'mayCreate' as const),
      async (given, need) => {
        const found = await jail().resolve(
          given.replace('BASE', () => base),
          need,
        );
        if ('refused' in found) return;
        allowed += 1;
        expect([at('ws'), at('second')]).toContain(found.folder);
        // Asked again in another way: climb to what exists, then compare with the folder by identity.
        let deepest = found.path;
        while (!existsSync(deepest)) {
          expect(lstatSync(deepest, { throwIfNoEntry: false })).toBeUndefined();
          deepest = path.dirname(deepest);
        }
        if (need === 'mustExist') expect(deepest).toBe(found.path);
        expect(realpathSync(deepest)).toBe(deepest);
        expect(path.relative(found.folder, found.path).split(path.sep)).not.toContain('..');
        expect(path.isAbsolute(found.path)).toBe(true);
        expect((deepest + path.sep).startsWith(found.folder + path.sep)).toBe(true);
      },
    ),
    { numRuns: 1000 },
  );
  expect(allowed).toBeGreaterThan(100);
});
