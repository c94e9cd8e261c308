import type { Page } from 'playwright';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { expectAccessible } from './support/accessible.ts';
import { isVisible, launch, removeHome, temporaryHome } from './support/app.ts';
import type { RunningApp } from './support/app.ts';

const SERVER = 'Desktop Commander';
let home: string;
let app: RunningApp | undefined;

beforeEach(() => {
  home = temporaryHome();
});
afterEach(async () => {
  await app?.close();
  app = undefined;
  removeHome(home);
});

async function opened(): Promise<RunningApp> {
  app = await launch({ home });
  await app.main.page.getByRole('heading', { level: 1 }).first().waitFor();
  return app;
}

function bounds(one: RunningApp) {
  return one.electron.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()
      .find((window) => window.isVisible())
      ?.getBounds(),
  );
}

const mainVisible = (one: RunningApp) => isVisible(one.electron, 'app://patchbay/');

/** Closes the main window as its frame would; the system's own question answers with button `response`. */
async function closeWindow(one: RunningApp, response: number): Promise<void> {
  await one.electron.evaluate(({ dialog, BrowserWindow }, answer) => {
    const asked = globalThis as unknown as { asked?: unknown[] };
    asked.asked ??= [];
    Object.assign(dialog, {
      showMessageBox: (_window: unknown, question: unknown) => {
        asked.asked?.push(question);
        return Promise.resolve({ response: answer, checkboxChecked: false });
      },
    });
    BrowserWindow.getAllWindows()
      .find((window) => window.webContents.getURL().startsWith('app://patchbay/'))
      ?.close();
  }, response);
}

function questions(one: RunningApp): Promise<{ message: string; detail: string; buttons: string[] }[]> {
  return one.electron.evaluate(() => (globalThis as unknown as { asked?: never[] }).asked ?? []);
}

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name, exact: true });

test('the window comes back where it was, as large as it was', async () => {
  const wanted = { x: 40, y: 30, width: 1000, height: 640 };
  const first = await opened();
  await expect.poll(() => mainVisible(first)).toBe(true);
  await first.electron.evaluate(({ BrowserWindow }, bounds) => {
    for (const window of BrowserWindow.getAllWindows()) if (window.isVisible()) window.setBounds(bounds);
  }, wanted);
  await expect.poll(() => bounds(first)).toEqual(wanted);
  await first.close();
  const second = await opened();
  await expect.poll(() => bounds(second)).toEqual(wanted);
});

test('closing the window asks once, says how many servers run, and the answer is kept', async () => {
  const one = await opened();
  await one.main.start(SERVER);
  await closeWindow(one, 2);
  await expect.poll(() => questions(one)).toHaveLength(1);
  const [question] = await questions(one);
  expect(question?.detail).toContain('1 server runs');
  expect(question?.buttons).toEqual(['Keep running', 'Quit', 'Cancel']);
  expect(await mainVisible(one)).toBe(true);

  await closeWindow(one, 0);
  await expect.poll(() => mainVisible(one)).toBe(false);
  await expect.poll(() => one.main.settings()).toMatchObject({ onClose: 'stay' });
  await one.electron.evaluate(({ app: electron }) => void electron.emit('activate'));
  await expect.poll(() => mainVisible(one)).toBe(true);
  await one.main.server(SERVER).getByText('Ready').waitFor();
  await closeWindow(one, 1);
  await expect.poll(() => mainVisible(one)).toBe(false);
  expect(await questions(one)).toHaveLength(2);

  await one.electron.evaluate(({ app: electron }) => void electron.emit('activate'));
  await one.main.page.getByRole('button', { name: 'Settings' }).click();
  await one.main.page.getByLabel('When I close the window').selectOption('Quit Patchbay');
  await expect.poll(() => one.main.settings()).toMatchObject({ onClose: 'quit' });
  const ended = new Promise((resolve) => one.electron.process().once('exit', resolve));
  await closeWindow(one, 2).catch(() => undefined);
  await ended;
});

test('the palette goes to screens, runs servers and opens tools, without the mouse', async () => {
  const { main } = await opened();
  const { page } = main;
  const palette = page.getByRole('dialog', { name: 'Commands' });
  const type = async (words: string) => {
    // One that is still closing would be taken for the one that opens.
    await expect.poll(() => palette.count()).toBe(0);
    await page.keyboard.press('Control+k');
    await expect
      .poll(() => palette.getByRole('combobox').evaluate((field) => field === document.activeElement))
      .toBe(true);
    await page.keyboard.type(words);
  };

  await type('permis');
  await page.getByRole('option', { name: 'Permissions' }).waitFor();
  await expectAccessible(page);
  await page.keyboard.press('Enter');
  await heading(page, 'Permissions').waitFor();
  await expect.poll(() => palette.count()).toBe(0);

  await type(`start ${SERVER}`);
  await page.getByRole('option', { name: `Start ${SERVER}` }).waitFor();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+2');
  await main.server(SERVER).getByText('Ready').waitFor();

  // Whoever types on opens what he typed, not what was found for the beginning of it.
  await type('c');
  await page
    .getByRole('option', { name: /^Open / })
    .first()
    .waitFor();
  await page.keyboard.type('reate_directory');
  await page.getByRole('option', { name: /Open create_directory/ }).waitFor();
  await page.keyboard.press('Enter');
  await heading(page, 'Tools').waitFor();
  await page.getByRole('complementary').getByText('create_directory').first().waitFor();

  await type('add server');
  await page.keyboard.press('Enter');
  await page.getByRole('complementary', { name: 'Add a server' }).waitFor();
  await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('TEXTAREA');

  await type('zzzz');
  await page.getByText('Nothing is called that.').waitFor();
  // What changes in the empty panel behind it does not take the focus.
  await page.evaluate(async () => {
    const { patchbay } = globalThis as unknown as {
      patchbay: { request(name: string, params: unknown): Promise<unknown> };
    };
    await patchbay.request('server.stop', { server: 'desktop-commander' });
  });
  await page
    .getByRole('row', { includeHidden: true })
    .filter({ hasText: SERVER })
    .getByText('Stopped')
    .waitFor();
  expect(await palette.getByRole('combobox').evaluate((field) => field === document.activeElement)).toBe(
    true,
  );
  await page.keyboard.press('Escape');
  await expect.poll(() => palette.count()).toBe(0);
  await type(`start ${SERVER}`);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+2');
  await main.server(SERVER).getByText('Ready').waitFor();
  await type(`stop ${SERVER}`);
  await page.keyboard.press('Enter');
  await main.server(SERVER).getByText('Stopped').waitFor();
});

test('? lists the keys, and Ctrl with a digit goes to each screen', async () => {
  const { main, electron } = await opened();
  const { page } = main;
  const window = await electron.browserWindow(page);
  await window.evaluate((its) => its.setContentSize(1000, 700));
  await page.keyboard.press('?');
  const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await sheet.waitFor();
  // Seen whole, in the smallest window that is looked at.
  await expect.poll(() => page.evaluate(() => innerHeight)).toBe(700);
  await expect
    .poll(() =>
      sheet
        .locator(':scope > div')
        .first()
        .evaluate((list) => list.scrollHeight - list.clientHeight),
    )
    .toBe(0);
  await expectAccessible(page);
  const screens = await sheet.getByText(/^Go to /).allTextContents();
  expect(screens.length).toBeGreaterThan(4);
  await page.keyboard.press('Escape');
  await expect.poll(() => sheet.count()).toBe(0);
  for (const [at, words] of screens.entries()) {
    await page.keyboard.press(`Control+${at + 1}`);
    await heading(page, words.replace('Go to ', '')).waitFor();
  }
});

test('the screen survives a reload of the page, and a language chosen in Settings is spoken at once', async () => {
  const one = await opened();
  const { page } = one.main;
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByLabel('Language').selectOption('Deutsch');
  await heading(page, 'Einstellungen').waitFor();
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('de');
  await page.getByLabel('Sprache').selectOption('日本語');
  await heading(page, '設定').waitFor();
  await expect.poll(() => one.main.settings()).toMatchObject({ language: 'ja' });
  await one.close();
  const again = await opened();
  await again.main.page.getByRole('button', { name: '設定' }).waitFor();
  await vi.waitUntil(() => mainVisible(again));
});
