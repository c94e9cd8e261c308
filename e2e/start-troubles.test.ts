import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { expectAccessible } from './support/accessible.ts';
import { launch, removeHome, temporaryHome } from './support/app.ts';
import type { RunningApp } from './support/app.ts';

let home: string;
let app: RunningApp;

beforeEach(() => {
  home = temporaryHome();
});
afterEach(async () => {
  await app.close();
  removeHome(home);
});

test('a home that cannot be used: the window says why and what to do, and starts Patchbay again', async () => {
  const identity = join(home, 'home.json');
  writeFileSync(identity, 'not JSON');
  app = await launch({ home });
  const { page } = app.main;
  await page.getByRole('heading', { name: 'Patchbay could not start' }).waitFor();
  await page.getByText(identity).waitFor();
  await page.getByText('Put home.json back from a copy of this folder.').waitFor();
  await expectAccessible(page);
  // What it comes back as would be another process than the one that is watched here.
  await app.electron.evaluate(({ app: electron }) => {
    const done: string[] = [];
    const quit = electron.quit.bind(electron);
    Object.assign(globalThis, { done });
    Object.assign(electron, {
      relaunch: () => done.push('relaunch'),
      quit: () => {
        done.push('quit');
        Object.assign(electron, { quit });
      },
    });
  });
  await page.getByRole('button', { name: 'Start again' }).click();
  const done = () => app.electron.evaluate(() => (globalThis as unknown as { done: string[] }).done);
  await expect.poll(done).toEqual(['relaunch', 'quit']);
  // Nothing else is to be had where there is no engine.
  expect(await app.main.request('server.list', {})).toMatchObject({
    ok: false,
    error: { reason: { code: 'home.identityDamaged' } },
  });
});

test('screens whose file cannot be read say so, and are there after Load again', async () => {
  app = await launch({ home, faults: /cut off/ });
  const { page } = app.main;
  const file = /later-screens.*\.js$/;
  await page.route(file, (route) =>
    route.fulfill({
      contentType: 'text/javascript',
      headers: { 'cache-control': 'no-store' },
      body: 'throw new Error("cut off");',
    }),
  );
  await page.reload();
  await app.main.open('Settings');
  await page.getByRole('heading', { level: 1, name: 'This screen stopped' }).waitFor();
  await page.getByText('cut off').waitFor();
  await app.main.open('Servers');
  await page.getByRole('heading', { level: 1, name: 'Servers' }).waitFor();
  await page.unroute(file);
  await app.main.open('Settings');
  await page.getByRole('button', { name: 'Load again' }).click();
  await page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor();
  // Where the keyboard goes on after a reload.
  await expect.poll(() => page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true);
});
