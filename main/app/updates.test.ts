import { expect, test } from 'vitest';
import type { EventBody } from '#contract/events.ts';
import type { Json } from '#contract/json.ts';
import { Settings } from '#contract/settings.ts';
import { text } from '#contract/text.ts';
import { createFakeClock } from '#main/kernel/fake-clock.ts';
import { createLogger } from '#main/kernel/logger.ts';
import { createUpdates } from './updates.ts';
import { UpdateFailure } from './updater.ts';
import type { Looked, UpdateTrouble, Updater } from './updater.ts';

const NEWER: Looked = { found: 'newer', version: '2.0.0', notes: 'more', sizeBytes: 10 };
const DAY = 24 * 3_600_000;

function rig(change: Partial<Updater> = {}, trouble?: UpdateTrouble) {
  const did: string[] = [];
  const clock = createFakeClock(10 * DAY);
  const kept = new Map<string, Json>();
  const heard: EventBody[] = [];
  const settings = { current: Settings.parse({}) };
  const updater: Updater = {
    look: () => Promise.resolve(NEWER),
    download: (report) => {
      report(5, 10);
      return Promise.resolve();
    },
    install: () => void did.push('install'),
    ...change,
  };
  const counted: Updater = {
    look: () => (did.push('look'), updater.look()),
    download: (report) => (did.push('download'), updater.download(report)),
    install: () => updater.install(),
  };
  const meta = {
    get: (key: string) => kept.get(key) as never,
    set: (key: string, value: Json) => void kept.set(key, value),
  };
  const open = () =>
    createUpdates({
      updater: trouble ?? counted,
      meta,
      settings: () => settings.current,
      emit: (event) => void heard.push(event),
      clock,
      logger: createLogger(() => undefined),
    });
  return { open, did, clock, settings, heard };
}

test('it takes three presses: look, download, restart; nothing happens between them', async () => {
  const { open, did, heard } = rig();
  const updates = open();
  expect(() => updates.download()).toThrow('updates.nothingFound');
  expect(() => updates.install()).toThrow('updates.notReady');
  expect(await updates.check()).toMatchObject({ state: 'available', version: '2.0.0', sizeBytes: 10 });
  expect(did).toEqual(['look']);
  expect(() => updates.install()).toThrow('updates.notReady');
  updates.download();
  await expect.poll(() => updates.state().state).toBe('ready');
  // Looking again does not throw away what is ready.
  expect((await updates.check()).state).toBe('ready');
  expect(did).toEqual(['look', 'download']);
  expect(updates.install().state).toBe('installing');
  expect(did).toEqual(['look', 'download', 'install']);
  expect(heard.map((event) => event.type === 'update.changed' && event.update.state)).toEqual(
    'checking available downloading downloading ready installing'.split(' '),
  );
});

test('it looks by itself only where that was agreed to, and once a day over restarts', async () => {
  const { open, did, clock, settings } = rig({ look: () => Promise.resolve({ found: 'nothing' }) });
  const first = open();
  clock.advance(3 * DAY);
  expect(did).toEqual([]);
  settings.current = { ...settings.current, checkUpdates: 'never' };
  clock.advance(3 * DAY);
  expect(did).toEqual([]);
  settings.current = { ...settings.current, checkUpdates: 'daily' };
  clock.advance(3_600_000);
  expect(did).toEqual(['look']);
  await expect.poll(() => first.state().state).toBe('none');
  first.close();
  const second = open();
  clock.advance(DAY / 2);
  expect(did).toEqual(['look']);
  clock.advance(DAY / 2);
  expect(did).toEqual(['look', 'look']);
  second.close();
  clock.advance(3 * DAY);
  expect(did).toHaveLength(2);
});

test('a failure says why, keeps nothing to install, and can be tried again', async () => {
  let broken = true;
  const { open } = rig({
    download: () =>
      broken ? Promise.reject(new UpdateFailure(text('updates.wrongFile'))) : Promise.resolve(),
  });
  const updates = open();
  await updates.check();
  updates.download();
  await expect
    .poll(() => updates.state())
    .toMatchObject({
      state: 'failed',
      reason: { code: 'updates.wrongFile' },
    });
  expect(() => updates.install()).toThrow('updates.notReady');
  expect(() => updates.download()).toThrow('updates.nothingFound');
  broken = false;
  await updates.check();
  updates.download();
  await expect.poll(() => updates.state().state).toBe('ready');
});

test('what is staged for others is not called the newest', async () => {
  const { open } = rig({ look: () => Promise.resolve({ found: 'staged', version: '2.0.0' }) });
  expect(await open().check()).toMatchObject({ state: 'none', staged: '2.0.0' });
});

test('a copy that cannot be replaced says so, whatever is asked', async () => {
  const trouble = { reason: text('updates.noKey'), advice: text('updates.advice.download') };
  const { open, did, clock, settings } = rig({}, trouble);
  settings.current = { ...settings.current, checkUpdates: 'daily' };
  const updates = open();
  expect(await updates.check()).toEqual({ state: 'unsupported', ...trouble });
  clock.advance(3 * DAY);
  expect(() => updates.download()).toThrow('updates.nothingFound');
  expect(did).toEqual([]);
});
