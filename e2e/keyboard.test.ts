import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launch, removeHome } from './support/app.ts';
import type { RunningApp } from './support/app.ts';

const SERVER = 'Desktop Commander';
const STOPS = 120;
let app: RunningApp;

beforeAll(async () => {
  app = await launch();
  await app.main.page.getByRole('heading', { level: 1 }).first().waitFor();
});
afterAll(async () => {
  await app.close();
  removeHome(app.home);
});

/** Presses Tab until `target` has the focus. */
async function tabTo(page: Page, target: Locator, key = 'Tab'): Promise<void> {
  for (let at = 0; at < STOPS; at++) {
    if (await target.evaluate((element) => element === document.activeElement).catch(() => false)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${String(target)} was not reached with ${key}`);
}

async function command(page: Page, words: string, option: string | RegExp): Promise<void> {
  const palette = page.getByRole('dialog', { name: 'Commands' });
  await page.keyboard.press('Control+k');
  await palette.waitFor();
  await page.keyboard.type(words);
  await page.getByRole('option', { name: option }).first().waitFor();
  await page.keyboard.press('Enter');
  await palette.waitFor({ state: 'detached' });
}

function screens(page: Page): Promise<string[]> {
  return page.getByRole('navigation').getByRole('listitem').getByRole('button').allInnerTexts();
}

test('a server is started, a tool is run, denied and allowed, by keyboard alone', async () => {
  const { main } = app;
  const { page } = main;
  await command(page, 'servers', 'Servers');
  await tabTo(page, page.getByRole('switch', { name: `Run ${SERVER}` }));
  await page.keyboard.press('Space');
  await main.server(SERVER).getByText('Ready').waitFor();

  await command(page, 'create_directory', /Open create_directory/);
  await tabTo(page, main.field('directory_path'));
  await page.keyboard.type('by-keyboard');
  await page.keyboard.press('Control+Enter');
  const approval = await app.approval('by-keyboard');
  await approval.page
    .locator('button:not([aria-disabled="true"])')
    .filter({ hasText: 'Allow once' })
    .waitFor();
  expect(await approval.button('Deny').evaluate((element) => element === document.activeElement)).toBe(true);
  await approval.page.keyboard.press('Enter');
  await main.report().getByText('Denied').waitFor();

  await main.field('directory_path').waitFor();
  await tabTo(page, main.field('directory_path'), 'Shift+Tab');
  await page.keyboard.press('Control+Enter');
  const again = await app.approval('by-keyboard');
  await again.page
    .locator('button:not([aria-disabled="true"])')
    .filter({ hasText: 'Allow for this run' })
    .waitFor();
  await tabTo(again.page, again.button('Allow for this run'));
  await again.page.keyboard.press('Enter');
  await main.report().getByText('Done').waitFor();
});

test('what was answered is taken back by keyboard alone', async () => {
  const { page } = app.main;
  await command(page, 'permissions', 'Permissions');
  const revoke = page.getByRole('button', { name: /^Revoke/ }).first();
  await revoke.waitFor();
  await tabTo(page, revoke);
  await page.keyboard.press('Enter');
  await page.getByText('For this run', { exact: true }).waitFor({ state: 'detached' });
});

test('a server is pasted and added by keyboard alone', async () => {
  const { page } = app.main;
  await command(page, 'add server', 'Add server');
  const paste = page.getByRole('textbox', { name: /paste/i });
  await tabTo(page, paste);
  await page.keyboard.insertText('node /nowhere/echo-server.mjs');
  await page.getByText('1 server found').waitFor();
  const add = page.getByRole('button', { name: 'Add', exact: true });
  await add.waitFor();
  await tabTo(page, add);
  await page.keyboard.press('Enter');
  const row = page.getByRole('row').filter({ hasText: /echo/ });
  await row.first().waitFor();
});

test('every stop of Tab on every screen shows where it is', async () => {
  const { page } = app.main;
  const count = (await screens(page)).length;
  const unseen: string[] = [];
  for (let at = 1; at <= count; at++) {
    await page.keyboard.press(`Control+${at}`);
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    for (let stop = 0; stop < 30; stop++) {
      await page.keyboard.press('Tab');
      const hidden = await page.evaluate(() => {
        const element = document.activeElement;
        if (element === null || element === document.body || !element.matches(':focus-visible'))
          return undefined;
        const rings = [
          getComputedStyle(element),
          getComputedStyle(element, '::after'),
          ...(element.parentElement === null ? [] : [getComputedStyle(element.parentElement)]),
          ...(element.closest('label') === null
            ? []
            : [getComputedStyle(element.closest('label') as Element)]),
        ];
        const seen = rings.some(
          ({ outlineStyle, outlineWidth }) => outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2,
        );
        return seen ? undefined : element.outerHTML.slice(0, 160);
      });
      if (hidden !== undefined) unseen.push(`screen ${at}: ${hidden}`);
    }
  }
  expect([...new Set(unseen)]).toEqual([]);
});

test('axe finds nothing on any screen, in either theme', async () => {
  const { page } = app.main;
  const found: string[] = [];
  const count = (await screens(page)).length;
  for (let at = 1; at <= count; at++) {
    await page.keyboard.press(`Control+${at}`);
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
      for (const { id, nodes } of violations)
        found.push(`${at} ${colorScheme} ${id}: ${nodes.map(({ html }) => html).join(' ')}`);
    }
  }
  await page.emulateMedia({ colorScheme: null });
  expect(found).toEqual([]);
});

test('with reduced motion nothing moves', async () => {
  const { page } = app.main;
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.keyboard.press('Control+1');
  for (const open of ['Control+k', '?']) {
    await page.keyboard.press(open);
    await page.getByRole('dialog').waitFor();
    expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  }
  await page.emulateMedia({ reducedMotion: null });
});

test('at 200 % in a window of 1000 by 700 no screen scrolls sideways or loses what it says', async () => {
  const { electron, main } = app;
  const { page } = main;
  await electron.evaluate(({ BrowserWindow }) => {
    for (const window of BrowserWindow.getAllWindows().filter((one) => one.isVisible())) {
      window.setContentSize(1000, 700);
      window.webContents.setZoomFactor(2);
    }
  });
  await expect.poll(() => page.evaluate(() => innerWidth)).toBe(500);
  const count = (await screens(page)).length;
  const lost: string[] = [];
  for (let at = 1; at <= count; at++) {
    await page.keyboard.press(`Control+${at}`);
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    await page.waitForTimeout(200);
    lost.push(...(await page.evaluate(cutOff)).map((what) => `screen ${at}: ${what}`));
  }
  await electron.evaluate(({ BrowserWindow }) => {
    for (const window of BrowserWindow.getAllWindows()) window.webContents.setZoomFactor(1);
  });
  expect(lost).toEqual([]);
});

/** Runs in the page: what stands outside of the window, and in nothing that scrolls there. */
function cutOff(): string[] {
  const found: string[] = [];
  if (document.documentElement.scrollWidth > innerWidth) found.push('the page scrolls sideways');
  for (const element of document.querySelectorAll('h1, h2, button, input, select, textarea, p')) {
    const { left, right, width } = element.getBoundingClientRect();
    if (width <= 1 || (left >= -1 && right <= innerWidth + 1)) continue;
    let scrolls = false;
    for (let up = element.parentElement; up !== null; up = up.parentElement) {
      scrolls ||=
        ['auto', 'scroll'].includes(getComputedStyle(up).overflowX) && up.scrollWidth > up.clientWidth;
    }
    if (!scrolls) found.push(element.outerHTML.slice(0, 120));
  }
  return found;
}
