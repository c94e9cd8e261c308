import { readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Bench, refusal } from './testing/bench-home.ts';

let bench: Bench;

beforeEach(() => {
  bench = new Bench();
});
afterEach(() => {
  bench.close();
});

test.each<[string, (folder: string) => void, string]>([
  ['a changed database', (folder) => flip(join(folder, 'patchbay.db')), 'backup.damaged'],
  ['a file that is missing', (folder) => rmSync(join(folder, 'audit.db')), 'backup.damaged'],
  ['a file that nobody named', (folder) => writeFileSync(join(folder, 'evil'), ''), 'backup.damaged'],
  ['a link', (folder) => symlinkSync('/etc/passwd', join(folder, 'link')), 'backup.notOne'],
  ['no manifest', (folder) => rmSync(join(folder, 'manifest.json')), 'backup.unreadable'],
  [
    'a manifest of later times',
    (folder) => writeFileSync(join(folder, 'manifest.json'), '{"format":2}'),
    'backup.newer',
  ],
])('refused whole: %s', async (_name, change, code) => {
  await bench.backUp();
  await bench.rebuild(change);
  const to = bench.newHome();
  expect(await refusal(bench.stage(to))).toBe(code);
  expect(readdirSync(to)).toEqual([]);
});

test('refused whole: no archive, half an archive, no file', async () => {
  const to = bench.newHome();
  expect(await refusal(bench.stage(to))).toBe('backup.unreadable');
  writeFileSync(bench.file, 'hello');
  expect(await refusal(bench.stage(to))).not.toBe('nothing');
  rmSync(bench.file);
  await bench.backUp();
  writeFileSync(bench.file, readFileSync(bench.file).subarray(0, 900));
  expect(await refusal(bench.stage(to))).not.toBe('nothing');
  expect(readdirSync(to)).toEqual([]);
});

test('a path that leads out of the folder writes nothing there', async () => {
  await bench.backUp();
  const outside = join(bench.root, 'outside');
  writeFileSync(outside, 'before');
  await bench.rebuild((_folder, contents) => [...contents(), '../outside']);
  writeFileSync(outside, 'after');
  const to = bench.newHome();
  expect(await refusal(bench.stage(to))).not.toBe('nothing');
  expect(readFileSync(outside, 'utf8')).toBe('after');
  expect(readdirSync(to)).toEqual([]);
});

function flip(path: string): void {
  const bytes = readFileSync(path);
  bytes[100] = (bytes[100] ?? 0) ^ 1;
  writeFileSync(path, bytes);
}
