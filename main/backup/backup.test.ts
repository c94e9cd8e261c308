import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { extract } from 'tar';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { applyRestore } from './apply-restore.ts';
import { discardBroken, discardRestore } from './discard-restore.ts';
import { inspectBackup } from './stage-restore.ts';
import { Bench, HOME_ID, KEY, PASSPHRASE, idOf, look, makeHome, refusal } from './testing/bench-home.ts';

let bench: Bench;

beforeEach(() => {
  bench = new Bench();
});
afterEach(() => {
  bench.close();
});

test('a backup is one private file; with a passphrase the secrets are in it, and never in clear', async () => {
  const made = await bench.backUp(PASSPHRASE);
  expect(made).toMatchObject({
    file: bench.file,
    secrets: 1,
    manifest: { counts: { servers: 1, auditRows: 1 } },
  });
  expect(statSync(bench.file).mode & 0o777).toBe(0o600);
  expect(readdirSync(bench.root).filter((name) => name.startsWith('.'))).toEqual([]);
  const folder = join(bench.root, 'unpacked');
  mkdirSync(folder);
  await extract({ file: bench.file, cwd: folder });
  const all = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'))
    .join('\n');
  expect(all).not.toContain('sk-1234');
  expect(all).not.toContain(KEY);
  expect(await inspectBackup(bench.file, bench.root)).toMatchObject({
    sealed: true,
    manifest: { version: '1.2.3' },
  });
});

test('on another machine the passphrase brings everything back, under an identity of its own', async () => {
  await bench.backUp(PASSPHRASE);
  bench.vaults.clear();
  const to = bench.newHome();
  expect(await bench.stage(to, PASSPHRASE)).toMatchObject({ secrets: 'backup', proven: true });
  // Until the next start there is nothing new in the home itself.
  expect(readdirSync(to)).toEqual(['restore']);
  applyRestore(to);
  expect(look(to)).toEqual({ title: 'first', consent: 'agreed', rules: 1, agreed: [true, true, true] });
  expect(readFileSync(join(to, 'backups/claude-desktop/1.json'), 'utf8')).toBe('{"of": "first"}');
  expect(idOf(to)).not.toBe(HOME_ID);
  expect(bench.vaults.get(idOf(to))?.get('TOKEN')).toBe('sk-1234');
  expect(bench.vaults.get(idOf(to))?.get('audit-key')).toBe(KEY);
});

test('without a passphrase the keychain of the same machine is enough; elsewhere consent is asked again', async () => {
  await bench.backUp();
  const to = bench.newHome();
  expect(await bench.stage(to)).toMatchObject({ secrets: 'keychain', proven: true });
  applyRestore(to);
  expect(bench.vaults.get(idOf(to))?.get('TOKEN')).toBe('sk-1234');
  expect(look(to)).toMatchObject({ consent: 'agreed', rules: 1, agreed: [true, true, true] });
  bench.vaults.clear();
  expect(await bench.stage(to)).toMatchObject({ secrets: 'none', proven: false });
  applyRestore(to);
  expect(look(to)).toEqual({ title: 'first', consent: '', rules: 0, agreed: [false, false, false] });
});

test('a changed manifest is not proven by the key, nor opened by the passphrase', async () => {
  await bench.backUp(PASSPHRASE);
  await bench.rebuild((folder) => {
    const manifest = readFileSync(join(folder, 'manifest.json'), 'utf8');
    writeFileSync(join(folder, 'manifest.json'), manifest.replace('1.2.3', '1.2.4'));
  });
  const to = bench.newHome();
  expect(await refusal(bench.stage(to, PASSPHRASE))).toBe('backup.wrongPassphrase');
  expect(readdirSync(to)).toEqual([]);
  expect(await bench.stage(to)).toMatchObject({ secrets: 'none', proven: false });
});

test('what was there is kept beside, and nothing of the present home is touched by a refusal', async () => {
  await bench.backUp(PASSPHRASE);
  rmSync(bench.home, { recursive: true });
  makeHome(bench.home, 'second');
  const before = readFileSync(join(bench.home, 'patchbay.db'));
  expect(await refusal(bench.stage(bench.home, 'another passphrase'))).toBe('backup.wrongPassphrase');
  expect(readFileSync(join(bench.home, 'patchbay.db'))).toEqual(before);
  expect([...bench.vaults.keys()]).toEqual([HOME_ID]);
  const { aside } = await bench.stage(bench.home, PASSPHRASE);
  applyRestore(bench.home);
  expect(look(bench.home).title).toBe('first');
  expect(look(join(bench.home, aside)).title).toBe('second');
  expect(idOf(join(bench.home, aside))).toBe(HOME_ID);
  expect(existsSync(join(bench.home, 'restore'))).toBe(false);
  expect(applyRestore(bench.home)).toBeUndefined();
});

test('killed at any step of putting it into place, the next start ends with the whole of it', async () => {
  await bench.backUp();
  const parts = ['patchbay.db', 'audit.db', 'backups', 'home.json'];
  for (let step = 0; step <= parts.length * 2; step++) {
    rmSync(bench.home, { recursive: true });
    makeHome(bench.home, 'second');
    const { aside } = await bench.stage(bench.home);
    mkdirSync(join(bench.home, aside));
    // The moves in their order, as far as the kill let them.
    const moves = parts.flatMap((part) => [
      [join(bench.home, part), join(bench.home, aside, part)],
      [join(bench.home, 'restore', part), join(bench.home, part)],
    ]) as [string, string][];
    for (const [from, to] of moves.slice(0, step)) renameSync(from, to);
    applyRestore(bench.home);
    expect(look(bench.home).title, `after ${step}`).toBe('first');
    expect(look(join(bench.home, aside)).title, `after ${step}`).toBe('second');
    expect(readFileSync(join(bench.home, aside, 'backups/claude-desktop/1.json'), 'utf8')).toContain(
      'second',
    );
  }
});

test('what bundled servers keep goes with the home, and back', async () => {
  const folder = join(bench.home, 'data', 'communication-hub');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'journal.jsonl'), 'kept\n');
  await bench.backUp();
  rmSync(bench.home, { recursive: true });
  makeHome(bench.home, 'second');
  await bench.stage(bench.home);
  applyRestore(bench.home);
  expect(readFileSync(join(folder, 'journal.jsonl'), 'utf8')).toBe('kept\n');
});

test('half a staging is thrown away, and the home opens as it was', () => {
  mkdirSync(join(bench.home, 'restore'));
  writeFileSync(join(bench.home, 'restore', 'patchbay.db'), 'half');
  expect(applyRestore(bench.home)).toBeUndefined();
  expect(look(bench.home).title).toBe('first');
  expect(existsSync(join(bench.home, 'restore'))).toBe(false);
});

test('nothing that is there is written over, and what cannot be written leaves nothing', async () => {
  writeFileSync(bench.file, 'mine');
  expect(await refusal(bench.backUp())).toBe('backup.exists');
  expect(readFileSync(bench.file, 'utf8')).toBe('mine');
  bench.file = join(bench.root, 'not there', 'a.patchbay');
  expect(await refusal(bench.backUp())).toBe('backup.cannotWrite');
});

test('whatever names servers and systems give their files, they go along; what cannot is named', async () => {
  const folder = join(bench.home, 'data', 'some', 'a', 'b', 'c', 'd');
  const names = ['.hidden', 'with space', '日本', 'a'.repeat(255), '...', '~$x'];
  mkdirSync(folder, { recursive: true });
  for (const name of names) writeFileSync(join(folder, name), name);
  await bench.backUp();
  rmSync(bench.home, { recursive: true });
  makeHome(bench.home, 'second');
  await bench.stage(bench.home);
  applyRestore(bench.home);
  expect(readdirSync(folder).toSorted()).toEqual(names.toSorted());
  rmSync(bench.file);
  writeFileSync(join(folder, 'a\nb'), '');
  expect(await refusal(bench.backUp())).toBe('backup.strangeFile');
  expect(readdirSync(bench.root)).toEqual(['home']);
});

test('a restore that is discarded, laid ready again or broken off leaves no secrets behind', async () => {
  await bench.backUp();
  const to = bench.newHome();
  const secretsOf = (): number => [...bench.vaults.values()].filter((vault) => vault.size > 0).length;
  await bench.stage(to);
  await bench.stage(to);
  expect(secretsOf()).toBe(2);
  await discardBroken(to, bench.keychainOf);
  expect(secretsOf()).toBe(2);
  // As a kill would leave it.
  rmSync(join(to, 'restore', 'ready.json'));
  await discardBroken(to, bench.keychainOf);
  expect(readdirSync(to)).toEqual([]);
  await bench.stage(to);
  await discardRestore(to, bench.keychainOf);
  expect(readdirSync(to)).toEqual([]);
  expect([secretsOf(), bench.vaults.get(HOME_ID)?.get('TOKEN')]).toEqual([1, 'sk-1234']);
});

test('what a backup that was killed left in the folder goes with the next one, a fresh one stays', async () => {
  const [old, fresh] = ['old', 'new'].map((name) => join(bench.root, `.patchbay-backup-${name}`)) as [
    string,
    string,
  ];
  for (const folder of [old, fresh]) mkdirSync(folder);
  utimesSync(old, 1, 1);
  await bench.backUp();
  expect(existsSync(old)).toBe(false);
  expect(existsSync(fresh)).toBe(true);
});
