import { mkdirSync, readFileSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { StartFailure } from '#main/app/start-failure.ts';
import { openDatabase } from '#main/store/database.ts';
import { removeHome, startEngine, temporaryHome } from './engine.ts';

async function failure(home: string): Promise<StartFailure> {
  const failed = await startEngine({ home }).catch((error: unknown) => error);
  if (!(failed instanceof StartFailure)) throw new Error(`it started: ${String(failed)}`);
  return failed;
}

test('the engine runs without Electron, alone in its home, and leaves it free', async () => {
  const first = await startEngine();
  const { home } = first;
  expect(readdirSync(home)).toEqual(
    expect.arrayContaining(['patchbay.db', 'audit.db', 'engine.lock', 'logs', 'home.json']),
  );
  expect(await failure(home)).toMatchObject({
    reason: { code: 'home.locked', params: { pid: process.pid } },
  });
  await first.close();
  expect(readdirSync(home)).not.toContain('engine.lock');
  await (await startEngine({ home })).close();
  removeHome(home);
});

test('the lock of an engine that is gone is taken over', async () => {
  const home = temporaryHome();
  writeFileSync(join(home, 'engine.lock'), JSON.stringify({ pid: process.pid, startTime: '1', socket: 'x' }));
  const bay = await startEngine({ home });
  await bay.close();
  removeHome(home);
});

test('a database that is a folder: said, and the folder is left alone', async () => {
  const home = temporaryHome();
  mkdirSync(join(home, 'patchbay.db'));
  expect(await failure(home)).toMatchObject({
    reason: { code: 'store.notAFile' },
    advice: { code: 'store.notAFile.advice' },
  });
  expect(readdirSync(home)).not.toContain('engine.lock');
  removeHome(home);
});

test('a database of a newer Patchbay: said, and not a byte is changed', async () => {
  const home = temporaryHome();
  const opened = openDatabase(
    join(home, 'patchbay.db'),
    Array.from({ length: 99 }, () => 'SELECT 1'),
  );
  if (opened.ok) opened.db.close();
  const before = readFileSync(join(home, 'patchbay.db'));
  expect(await failure(home)).toMatchObject({ reason: { code: 'store.newer', params: { found: 99 } } });
  expect(readFileSync(join(home, 'patchbay.db')).equals(before)).toBe(true);
  removeHome(home);
});

test('a damaged database is set aside, and the window is told', async () => {
  const home = temporaryHome();
  writeFileSync(join(home, 'patchbay.db'), 'this was never a database '.repeat(200));
  const bay = await startEngine({ home });
  const { notices } = await bay.ask('state.snapshot', {});
  expect(notices.find(({ id }) => id === 'corrupt:patchbay.db')).toMatchObject({ level: 'error' });
  expect(readdirSync(home).some((name) => name.startsWith('patchbay.db.corrupt-'))).toBe(true);
  await bay.close();
  removeHome(home);
});

test('an identity that is damaged: said by its file, and not a byte is changed', async () => {
  const home = temporaryHome();
  const file = join(home, 'home.json');
  writeFileSync(file, '{"id": "not a UUI');
  expect(await failure(home)).toMatchObject({
    reason: { code: 'home.identityDamaged', params: { file } },
    advice: { code: 'home.identityDamaged.advice' },
  });
  expect(readFileSync(file, 'utf8')).toBe('{"id": "not a UUI');
  removeHome(home);
});

test('a home whose damaged identity was renamed starts with a new one, and with all that it had', async () => {
  const first = await startEngine();
  const { home } = first;
  await first.ask('settings.set', { change: { onClose: 'stay' } });
  await first.close();
  const file = join(home, 'home.json');
  const before = readFileSync(file, 'utf8');
  renameSync(file, `${file}.damaged`);
  const again = await startEngine({ home });
  expect((await again.ask('state.snapshot', {})).settings.onClose).toBe('stay');
  expect(readFileSync(file, 'utf8')).not.toBe(before);
  await again.close();
  removeHome(home);
});
