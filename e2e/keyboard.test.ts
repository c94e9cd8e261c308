import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Locator, Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { RestartPolicy } from '#contract/server.ts';
import { addServers } from '../test/support/add-servers.ts';
import { expectAccessible } from './support/accessible.ts';
import { launch, removeHome, temporaryHome } from './support/app.ts';
import type { RunningApp } from './support/app.ts';
import { approvedServer } from './support/foreign.ts';

const SERVER = 'Desktop Commander';
const STOPS = 120;
const CLAUDE = '{"theme": "dark", "mcpServers": {"Files": {"command": "files-server", "args": ["."]}}}';
let app: RunningApp;
let root: string;
let claude: string;

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'patchbay-keyboard-'));
  claude = join(root, 'Claude', 'claude_desktop_config.json');
  mkdirSync(dirname(claude));
  writeFileSync(claude, CLAUDE);
  const home = temporaryHome();
  addServers(home, [
    approvedServer('weather', ['/nowhere/server-weather.mjs'], {
      title: 'Weather',
      restart: RestartPolicy.parse({ restart: 'never' }),
    }),
  ]);
  app = await launch({ home, env: { XDG_CONFIG_HOME: root } });
  await app.main.page.getByRole('heading', { level: 1 }).first().waitFor();
});
afterAll(async () => {
  await app.close();
  removeHome(app.home);
  rmSync(root, { recursive: true, force: true });
});

/** Presses Tab until `target` has the focus. */
async function tabTo(page: Page, target: Locator, key = 'Tab'): Promise<void> {
  // Before it is there, there is nothing that Tab could lead to.
  await target.waitFor({ state: 'attached' });
  for (let at = 0; at < STOPS; at++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${String(target)} was not reached with ${key}`);
}

async function command(page: Page, words: string, option: string | RegExp): Promise<void> {
  const palette = page.getByRole('dialog', { name: 'Commands' });
  await page.keyboard.press('Control+k');
  await expect
    .poll(() => palette.getByRole('combobox').evaluate((field) => field === document.activeElement))
    .toBe(true);
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

test('a server is removed and brought back by keyboard alone', async () => {
  const { page } = app.main;
  await page.keyboard.press('Control+1');
  await page.keyboard.press('Control+2');
  const row = page.getByRole('row').filter({ hasText: /echo/ }).locator('[data-row]');
  await tabTo(page, row);
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByRole('tab', { selected: true }));
  for (let at = 0; at < 3; at++) await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByRole('button', { name: 'Remove…' }));
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog.getByText('its list of tools and its logs').waitFor();
  await tabTo(page, dialog.getByRole('button', { name: 'Remove', exact: true }));
  await page.keyboard.press('Enter');
  await expect.poll(() => row.count()).toBe(0);
  const undo = page.getByRole('button', { name: 'Undo' });
  // What had the focus is gone: it goes on at the way back.
  await expect.poll(() => undo.evaluate((element) => element === document.activeElement)).toBe(true);
  await page.keyboard.press('Enter');
  await row.waitFor();
  await page.keyboard.press('Escape');
});

test("Claude's servers are imported, ours exported and its file restored by keyboard alone", async () => {
  const { page } = app.main;
  const button = (name: string | RegExp) => page.getByRole('button', { name });
  await command(page, 'clients', 'Clients');
  await tabTo(page, button('Import…'));
  await page.keyboard.press('Enter');
  const send = button('Import 1 server');
  await send.waitFor();
  await tabTo(page, send);
  await page.keyboard.press('Enter');
  await page.getByText('1 server was imported').waitFor();
  expect(readFileSync(claude, 'utf8')).toBe(CLAUDE);

  await tabTo(page, button('Export…'), 'Shift+Tab');
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByRole('checkbox', { name: SERVER }));
  await page.keyboard.press('Space');
  await page.getByRole('region', { name: 'Changes' }).getByText('"desktop-commander": {').waitFor();
  await tabTo(page, button('Write'));
  await page.keyboard.press('Enter');
  await page.getByText('Written.').waitFor();
  expect(readFileSync(claude, 'utf8')).toContain('"desktop-commander"');

  await tabTo(page, button(/^Restore the backup/).last());
  await page.keyboard.press('Enter');
  await page.getByText('Restored.').waitFor();
  expect(readFileSync(claude, 'utf8')).toBe(CLAUDE);
});

test('calls are filtered, one is opened and the filter is cleared by keyboard alone', async () => {
  const { main } = app;
  const { page } = main;
  const focused = (target: Locator) =>
    expect.poll(() => target.evaluate((element) => element === document.activeElement)).toBe(true);
  const item = (name: string) => page.getByRole('menuitemradio', { name, exact: true });
  await command(page, 'activity', 'Activity');
  await expect.poll(() => main.calls().count()).toBe(2);
  await tabTo(page, main.word('Outcome'));
  await page.keyboard.press('Enter');
  await focused(item('however they ended'));
  await page.keyboard.press('End');
  await focused(item('whose end is unknown'));
  await page.keyboard.press('ArrowDown');
  await focused(item('however they ended'));
  await page.keyboard.press('w');
  await focused(item('whose end is unknown'));
  await page.keyboard.press('Home');
  for (let at = 0; at < 3; at++) await page.keyboard.press('ArrowDown');
  await focused(item('that were denied'));
  await page.keyboard.press('Enter');
  await expect.poll(() => main.calls().count()).toBe(1);
  await focused(main.word('Outcome'));

  await tabTo(page, main.calls().first().locator('[data-row]'));
  await page.keyboard.press('Enter');
  await page.getByRole('complementary').getByText('denied: you said no').waitFor();
  await page.keyboard.press('Escape');
  await focused(main.calls().first().locator('[data-row]'));
  await tabTo(page, page.getByRole('button', { name: 'Clear “that were denied”' }), 'Shift+Tab');
  await page.keyboard.press('Enter');
  await expect.poll(() => main.calls().count()).toBe(2);

  await tabTo(page, page.getByRole('button', { name: 'Export' }), 'Shift+Tab');
  await page.keyboard.press('ArrowDown');
  await focused(page.getByRole('menuitem', { name: 'JSON Lines to the export folder' }));
  await page.keyboard.press('Escape');
  await focused(page.getByRole('button', { name: 'Export' }));
});

test('what needs me on Home is dealt with by keyboard alone', async () => {
  const { main, electron } = app;
  const { page } = main;
  await command(page, 'start echo', /^Start echo/);
  await app.approval('echo-server.mjs');
  // Somebody put it out of sight.
  await electron.evaluate(({ BrowserWindow }) => {
    for (const window of BrowserWindow.getAllWindows())
      if (window.webContents.getURL().startsWith('app://approval/')) window.hide();
  });
  await page.keyboard.press('Control+1');
  const needs = page.getByRole('region', { name: 'Needs you now' });
  await tabTo(page, needs.getByRole('button', { name: 'Show' }));
  await page.keyboard.press('Enter');
  const approval = await app.approval('echo-server.mjs');
  await tabTo(approval.page, approval.button('Deny'));
  await approval.page.keyboard.press('Enter');

  await command(page, 'start weather', 'Start Weather');
  // A start that does not succeed is shown on its own screen.
  await main.server('Weather').getByText('Failed').first().waitFor({ timeout: 30_000 });
  await page.keyboard.press('Control+1');
  const failed = needs.getByRole('listitem').filter({ hasText: /^Weather: / });
  const since = () => failed.getByRole('time').getAttribute('datetime');
  const before = await since();
  await tabTo(page, failed.getByRole('button', { name: 'Start again' }));
  await page.keyboard.press('Enter');
  await expect.poll(since).not.toBe(before);
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
  const count = (await screens(page)).length;
  for (let at = 1; at <= count; at++) {
    await page.keyboard.press(`Control+${at}`);
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    await expectAccessible(page);
  }
});
