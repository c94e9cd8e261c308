import {
  appendFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { openFolder } from './folder.ts';
import { openJournal } from './journal.ts';
import { lockFolder } from './lock.ts';
import { createShelf, trim } from './shelf.ts';

let folder = '';
const file = () => path.join(folder, 'journal.jsonl');

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'journal-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

function reopened(): [string, unknown][] {
  const journal = openJournal(folder);
  journal.close();
  return journal.entries('');
}

test('what was set is there again, what was removed is not, in the order in which it came', () => {
  const journal = openJournal(folder);
  journal.set('a/1', { n: 1 });
  journal.set('b/1', { n: 2 });
  journal.set('a/1', { n: 3 });
  journal.set('c/1', {});
  journal.remove('c/1');
  journal.close();
  expect(reopened()).toEqual([
    ['a/1', { n: 3 }],
    ['b/1', { n: 2 }],
  ]);
  expect(journal.entries('b/')).toEqual([['b/1', { n: 2 }]]);
});

test('a line that was cut off is passed over, and the next one is whole', () => {
  const journal = openJournal(folder);
  journal.set('a', { n: 1 });
  journal.close();
  appendFileSync(file(), 'nonsense\n[1]\n{"key":"b","va');
  const again = openJournal(folder);
  again.set('c', { n: 2 });
  again.close();
  expect(reopened()).toEqual([
    ['a', { n: 1 }],
    ['c', { n: 2 }],
  ]);
});

test('it does not grow for ever, and is for its owner alone', () => {
  const journal = openJournal(folder);
  for (let n = 0; n < 5_000; n++) journal.set('same', { n });
  journal.close();
  expect(readFileSync(file(), 'utf8').split('\n').length).toBeLessThan(1_100);
  expect(reopened()).toEqual([['same', { n: 4_999 }]]);
  expect(readdirSync(folder)).toEqual(['journal.jsonl']);
  if (process.platform !== 'win32') expect(statSync(file()).mode & 0o777).toBe(0o600);
});

test('a value of another form is passed over; the oldest that may go go first', () => {
  const journal = openJournal(folder);
  journal.set('kind/old', { other: true });
  const shelf = createShelf(journal, 'kind', z.object({ id: z.string(), keep: z.boolean() }));
  for (const id of ['a', 'b', 'c', 'd']) shelf.set(id, { id, keep: id === 'a' });
  trim(
    shelf,
    2,
    ({ id }) => id,
    ({ keep }) => !keep,
  );
  expect(shelf.list().map(({ id }) => id)).toEqual(['a', 'd']);
  journal.close();
});

test('a folder has one owner; what a dead process held can be had', async () => {
  const child = spawn(process.execPath, ['--input-type=module-typescript', '-e', holding(folder)], {
    cwd: path.join(import.meta.dirname, '../..'),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  expect(lockFolder(folder)).toEqual({ heldBy: child.pid });
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
  const lock = lockFolder(folder);
  if ('heldBy' in lock) throw new Error('still held');
  expect(lockFolder(folder)).toEqual({ heldBy: process.pid });
  lock.release();
  expect(readdirSync(folder)).toEqual([]);
});

test.runIf(process.platform === 'linux')(
  'another process that has got the same pid does not hold it (told by /proc: on Linux)',
  () => {
    writeFileSync(path.join(folder, 'owner'), JSON.stringify({ pid: process.pid, began: '1' }));
    expect(lockFolder(folder)).toHaveProperty('release');
    writeFileSync(path.join(folder, 'owner'), 'half a li');
    expect(lockFolder(folder)).toHaveProperty('release');
  },
);

test('a folder that cannot be made is D', () => {
  writeFileSync(path.join(folder, 'file'), '');
  expect(openFolder(path.join(folder, 'file'), 'hub')).toMatchObject({
    code: 'D',
    fields: { setting: 'PATCHBAY_DATA' },
  });
  expect(openFolder(undefined, 'hub')).toMatchObject({ code: 'D' });
  const open = openFolder(folder, 'hub');
  if (!('journal' in open)) throw open;
  expect(openFolder(folder, 'hub')).toMatchObject({ code: 'D', fields: { pid: process.pid } });
  open.close();
  expect(existsSync(path.join(folder, 'hub', 'owner'))).toBe(false);
});

const holding = (where: string): string => `
  import { lockFolder } from '#servers/delivery/lock.ts';
  lockFolder(${JSON.stringify(where)});
  console.log('held');
  setInterval(() => undefined, 1000);
`;
