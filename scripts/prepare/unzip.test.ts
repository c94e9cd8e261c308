import {
  existsSync,
  mkdtempSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { unzip } from './unzip.mjs';

interface Item {
  name: string;
  content?: string;
  mode?: number;
  stored?: boolean;
}

const LINK = 0o120777;

/** A zip as `zip` would write it: local headers, central directory, end record. */
function zipOf(items: Item[], comment = ''): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, content = '', mode = 0o100644, stored = false } of items) {
    const path = Buffer.from(name);
    const data = stored ? Buffer.from(content) : deflateRawSync(content);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(path.length, 26);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(stored ? 0 : 8, 10);
    central.writeUInt32LE(data.length, 20);
    central.writeUInt16LE(path.length, 28);
    central.writeUInt16LE(mode, 40);
    central.writeUInt32LE(at, 42);
    parts.push(local, path, data);
    directory.push(central, path);
    at += local.length + path.length + data.length;
  }
  const size = directory.reduce((total, part) => total + part.length, 0);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(items.length, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(at, 16);
  end.writeUInt16LE(comment.length, 20);
  return Buffer.concat([...parts, ...directory, end, Buffer.from(comment)]);
}

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'patchbay-unzip-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function extract(items: Item[], rename?: (name: string) => string | undefined) {
  const file = join(folder, 'archive.zip');
  writeFileSync(file, zipOf(items, 'a comment'));
  return unzip(file, join(folder, 'out'), rename);
}
const out = (path: string) => join(folder, 'out', path);

test('writes packed and stored files with their mode', () => {
  const items = [
    { name: 'a/', mode: 0o40755 },
    { name: 'a/run', content: '#!/bin/sh\n'.repeat(500), mode: 0o100755 },
    { name: 'a/plain', content: 'plain', stored: true },
  ];
  expect(extract(items)).toBe(2);
  expect(readFileSync(out('a/run'), 'utf8')).toBe('#!/bin/sh\n'.repeat(500));
  expect(statSync(out('a/run')).mode & 0o777).toBe(0o755);
  expect(readFileSync(out('a/plain'), 'utf8')).toBe('plain');
});

test('renames and leaves out', () => {
  const items = [{ name: 'Top/app', content: 'x' }, { name: 'Top/other' }];
  extract(items, (name) => (name === 'Top/app' ? 'electron' : undefined));
  expect(readFileSync(out('electron'), 'utf8')).toBe('x');
  expect(existsSync(out('Top/other'))).toBe(false);
});

test('keeps a link that stays inside', () => {
  extract([
    { name: 'lib/so.1', content: 'x' },
    { name: 'lib/so', content: 'so.1', mode: LINK },
  ]);
  expect(readlinkSync(out('lib/so'))).toBe('so.1');
});

test.each([
  ['../evil', {}],
  ['a/../../evil', {}],
  ['/evil', {}],
  ['a\\..\\..\\evil', {}],
  ['link', { content: '/etc', mode: LINK }],
  ['a/link', { content: '../../up', mode: LINK }],
])('refuses %s', (name, rest) => {
  expect(() => extract([{ name, ...rest }])).toThrow(/outside the folder/);
  expect(existsSync(join(folder, 'evil'))).toBe(false);
});

test('a file does not write through a name that is taken', () => {
  const items = [
    { name: 'a', content: 'one' },
    { name: 'a', content: 'two' },
  ];
  expect(() => extract(items)).toThrow(/EEXIST/);
});

test('says that a file is no zip, or a cut one', () => {
  const file = join(folder, 'x.zip');
  writeFileSync(file, 'nothing of the kind, but longer than an end record would be');
  expect(() => unzip(file, out(''))).toThrow('not a zip file');
  const whole = zipOf([{ name: 'a', content: 'x'.repeat(100), stored: true }]);
  writeFileSync(file, whole.subarray(60));
  expect(() => unzip(file, out(''))).toThrow(/cut short|damaged/);
});
