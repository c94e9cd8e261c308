import { mkdirSync, readFileSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { applyRestore } from './apply-restore.ts';
import { inspectBackup } from './stage-restore.ts';
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
  ['a file that nobody named', (folder) => writeFileSync(join(folder, 'backups/evil'), ''), 'backup.damaged'],
  [
    'an identity, which no backup has',
    (folder) => writeFileSync(join(folder, 'home.json'), ''),
    'backup.notOne',
  ],
  ['a link', (folder) => symlinkSync('/etc/passwd', join(folder, 'link')), 'backup.notOne'],
  ['no manifest', (folder) => rmSync(join(folder, 'manifest.json')), 'backup.notOne'],
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

test('refused whole: no archive, no file; cut off anywhere, or with another byte', async () => {
  const to = bench.newHome();
  expect(await refusal(bench.stage(to))).toBe('backup.unreadable');
  writeFileSync(bench.file, 'hello');
  expect(await refusal(bench.stage(to))).toBe('backup.cutOff');
  rmSync(bench.file);
  await bench.backUp();
  const whole = readFileSync(bench.file);
  for (const end of [0, 10, 900, whole.length >> 1, whole.length - 1]) {
    writeFileSync(bench.file, whole.subarray(0, end));
    expect(await refusal(bench.stage(to)), `${end} bytes`).toBe('backup.cutOff');
  }
  for (const at of [100, whole.length >> 1, whole.length - 3]) {
    writeFileSync(bench.file, whole);
    flip(bench.file, at);
    expect(await refusal(bench.stage(to)), `byte ${at}`).toMatch(/^backup\.(cutOff|damaged|notOne)$/);
  }
  expect(readdirSync(to)).toEqual([]);
});

test('no room where it is unpacked is said as that, and leaves nothing', async () => {
  await bench.backUp();
  const to = bench.newHome();
  // Nothing can be made below a link that leads nowhere.
  symlinkSync('nowhere/at/all', join(to, 'link'));
  expect(await refusal(inspectBackup(bench.file, join(to, 'link')))).toBe('backup.cannotUnpack');
  expect(readdirSync(to)).toEqual(['link']);
});

test('whatever the umask and the archive say, what is restored is its owner’s alone', async () => {
  mkdirSync(join(bench.home, 'data', 'some'), { recursive: true });
  writeFileSync(join(bench.home, 'data', 'some', 'file'), '', { mode: 0o666 });
  await bench.backUp();
  const to = bench.newHome();
  const before = process.umask(0);
  try {
    await bench.stage(to);
  } finally {
    process.umask(before);
  }
  applyRestore(to);
  const open = readdirSync(to, { recursive: true, encoding: 'utf8' }).filter(
    (path) => (statSync(join(to, path)).mode & 0o077) !== 0,
  );
  expect(open).toEqual([]);
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

function flip(path: string, at = 100): void {
  const bytes = readFileSync(path);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  writeFileSync(path, bytes);
}
