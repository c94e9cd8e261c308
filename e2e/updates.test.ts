import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { LIST, startFeed } from '#main/electron/testing/update-feed.ts';
import type { LocalFeed } from '#main/electron/testing/update-feed.ts';
import { launch, removeHome } from './support/app.ts';
import type { RunningApp } from './support/app.ts';

// The AppImage kind alone can be replaced here: macOS and Windows need their own system, a .deb needs root.
const linux = process.platform === 'linux';
const only = linux ? '' : ' (skipped: replaces an AppImage)';
let feed: LocalFeed;
let folder: string;
let app: RunningApp;
let program: string;
let left: boolean;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'patchbay-update-'));
  feed = await startFeed();
  program = join(folder, 'Patchbay.AppImage');
});
afterAll(async () => {
  await feed.close();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  left = false;
  feed.files.clear();
  feed.asked.length = 0;
  writeFileSync(program, 'the old one');
  app = await launch({
    env: { PATCHBAY_UPDATE_FEED: feed.url, PATCHBAY_UPDATE_KEY: feed.publicKey, APPIMAGE: program },
  });
});
afterEach(async () => {
  if (!left) await app.close();
  removeHome(app.home);
});

/** Stands for the new version: it leaves a mark when it is started. */
function marking(mark: string): Buffer {
  return Buffer.from(`#!/bin/sh\necho started > '${mark}'\n`);
}

test.skipIf(!linux)(
  `the user is asked at every step, then the program is replaced in order and opened again${only}`,
  async () => {
    const { page } = app.main;
    const mark = join(folder, 'mark');
    feed.publish('9.1.0', marking(mark));
    await app.main.open('Servers');
    await app.main.start('Desktop Commander');
    // Nobody has agreed to anything: nothing was asked of the feed.
    await page.getByText('May Patchbay look').waitFor();
    expect(feed.asked).toEqual([]);
    await page.getByRole('button', { name: 'Once a day' }).click();
    await page.getByText('Version 9.1.0 of Patchbay is there.').waitFor();
    await app.main.open('Settings');
    const part = page.getByRole('region', { name: 'Updates' });
    expect(await part.getByRole('combobox').inputValue()).toBe('daily');
    expect(feed.asked).toEqual([LIST, `${LIST}.sig`]);
    await part.getByRole('button', { name: 'What is new in 9.1.0' }).click();
    // HTML in it stays text.
    await part.getByText('New <b>things</b>').waitFor();
    await part.getByRole('button', { name: 'Download' }).click();
    await part.getByText('is downloaded and checked').waitFor();
    expect(readFileSync(program, 'utf8')).toBe('the old one');
    const egress = page.getByRole('region', { name: 'Outgoing connections' });
    await egress.getByRole('button', { name: 'Refresh' }).click();
    await egress
      .getByRole('row', { name: new URL(feed.url).host })
      .getByText('Updates')
      .waitFor();
    await part.getByRole('button', { name: 'Restart…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('One server runs').waitFor();
    await dialog.getByRole('button', { name: 'Later' }).click();
    expect(existsSync(mark)).toBe(false);

    await part.getByRole('button', { name: 'Restart…' }).click();
    const gone = app.electron.waitForEvent('close');
    await page.getByRole('dialog').getByRole('button', { name: 'Restart now' }).click();
    await gone;
    left = true;
    await expect.poll(() => existsSync(mark), { timeout: 10_000 }).toBe(true);
    expect(readFileSync(program, 'utf8')).toContain('echo started');
    // The lock is given back only by an engine that was stopped in order.
    expect(existsSync(join(app.home, 'engine.lock'))).toBe(false);
  },
);

test.skipIf(!linux)(
  `a list that was tampered with is refused in words, and nothing is downloaded${only}`,
  async () => {
    const { page } = app.main;
    feed.publish('9.1.0', marking(join(folder, 'never')));
    feed.files.set(LIST, Buffer.from((feed.files.get(LIST) as Buffer).toString().replace('9.1.0', '9.9.9')));
    await app.main.open('Settings');
    const part = page.getByRole('region', { name: 'Updates' });
    await part.getByRole('button', { name: 'Look now' }).click();
    await part.getByText('was not signed by the makers').waitFor();
    expect(feed.asked).toEqual([LIST, `${LIST}.sig`]);
    expect(await part.getByRole('button', { name: 'Download' }).count()).toBe(0);

    // What is signed, but not what was signed, is deleted.
    feed.publish('9.1.0', marking(join(folder, 'never')));
    await part.getByRole('button', { name: 'Look now' }).click();
    await part.getByRole('button', { name: 'Download' }).waitFor();
    feed.files.set('Patchbay-9.1.0.AppImage', marking(join(folder, 'evil!')));
    await part.getByRole('button', { name: 'Download' }).click();
    await part.getByText('It was deleted').waitFor();
    expect(await app.main.request('update.install', {})).toMatchObject({
      ok: false,
      error: { reason: { code: 'updates.notReady' } },
    });
    expect(readFileSync(program, 'utf8')).toBe('the old one');
  },
);
