import type { Page } from 'playwright';
import { afterEach, expect, test } from 'vitest';
import { expectAccessible } from './support/accessible.ts';
import { launch, removeHome } from './support/app.ts';
import type { RunningApp } from './support/app.ts';
import type { MainWindow } from './support/main-window.ts';
import { SAME, plainWords } from './support/plain-words.ts';

const SERVER = 'Desktop Commander';
let app: RunningApp | undefined;

afterEach(async () => {
  const { home } = app ?? {};
  await app?.close();
  app = undefined;
  if (home !== undefined) removeHome(home);
});

async function speaking(language: string): Promise<RunningApp> {
  app = await launch({ env: { PATCHBAY_LANGUAGE: language } });
  await app.main.page.getByRole('heading', { level: 1 }).first().waitFor();
  return app;
}

/** What the servers say of what they offer: titles, and descriptions whole and sentence by sentence. */
async function descriptions(main: MainWindow): Promise<string[]> {
  const { value } = await main.request('catalog.search', {});
  const { offers } = value as { offers: { title?: string; summary?: string }[] };
  return offers
    .flatMap(({ title = '', summary = '' }) => [title, summary])
    .map((words) => words.replaceAll(/\s+/g, ' ').trim())
    .flatMap((whole) => [whole, ...whole.split(/(?<=\.) /)])
    .filter((words) => words !== '')
    .toSorted((a, b) => b.length - a.length);
}

test('in the pseudo-locale no screen says a word that did not come from the catalogue', async () => {
  const { main } = await speaking('qps');
  const { page } = main;
  const found: Record<string, string[]> = {};
  const look = async (where: string): Promise<void> => {
    const words = (await plainWords(page, await descriptions(main))).filter((word) => !SAME.has(word));
    if (words.length > 0) found[where] = [...new Set(words)];
  };

  const screens = page.getByRole('navigation').getByRole('listitem').getByRole('button');
  const count = await screens.count();
  expect(count).toBeGreaterThan(4);
  for (let at = 0; at < count; at++) {
    await page.keyboard.press(`Control+${at + 1}`);
    await page.waitForTimeout(150);
    await look(`screen ${at + 1}, empty`);
  }
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').waitFor();
  await look('palette');
  await page.keyboard.type(SERVER);
  await page.getByRole('option').first().waitFor();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  await page.getByRole('dialog').waitFor();
  await look('shortcuts');
  await page.keyboard.press('Escape');
  for (let at = 0; at < count; at++) {
    await page.keyboard.press(`Control+${at + 1}`);
    await page.waitForTimeout(300);
    await look(`screen ${at + 1}, a server running`);
  }
  await page.keyboard.press('Control+4');
  for (const part of [1, 2]) {
    await page.getByRole('main').getByRole('radio').nth(part).check();
    await look(`part ${part + 1} of chat`);
  }
  expect(found).toEqual({});
});

test('the check sees a plain word', async () => {
  const { main } = await speaking('en');
  expect(await plainWords(main.page)).toContain('Settings');
});

test.each([
  ['de', 'Server', 'Bereit', 'Ausführen', 'Fertig'],
  ['ja', 'サーバー', '準備完了', '実行', '完了'],
])(
  '%s: from the first screen to a result, without an accessibility fault',
  async (language, title, ready, run, done) => {
    const { main } = await speaking(language);
    const { page } = main;
    await page.getByRole('navigation').getByRole('button', { name: title, exact: true }).click();
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    await page.getByRole('switch').first().click();
    await main.server(SERVER).getByText(ready).waitFor();
    await main.server(SERVER).click();
    await page.getByRole('tab').nth(1).click();
    await page.getByText('list_directory', { exact: true }).first().click();
    await main.field('directory_path').fill('.');
    await page
      .getByRole('button', { name: new RegExp(`^${run}`) })
      .first()
      .click();
    await page.getByText(done, { exact: true }).first().waitFor();
    await expectAccessible(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  },
);

/** A quiet button hangs over the edge by its own padding, so that its words end there. */
const OVERHANG = 12;

/** What is wider than the room it has: the window itself, or anything in it that is not made to scroll or to cut off. */
function tooWide(page: Page): Promise<string[]> {
  return page.evaluate(
    (overhang) =>
      [document.documentElement, ...document.querySelectorAll('nav, main, main *')]
        .filter((element) => {
          const { overflowX, display } = getComputedStyle(element);
          const root = element === document.documentElement;
          return (
            display !== 'inline' &&
            element.clientWidth > 1 &&
            element.scrollWidth > element.clientWidth + (root ? 0 : overhang) &&
            (root || overflowX === 'visible')
          );
        })
        .map((element) => `${element.tagName} ${element.className}: ${element.textContent.slice(0, 60)}`),
    OVERHANG,
  );
}

test.each(['en', 'de', 'ja', 'qps'])(
  '%s: on every screen of a small window all has room',
  async (language) => {
    const { main, electron } = await speaking(language);
    const { page } = main;
    const window = await electron.browserWindow(page);
    await window.evaluate((one) => one.setContentSize(1000, 700));
    await expect.poll(() => page.evaluate(() => innerWidth)).toBe(1000);
    await main.request('server.start', { server: 'desktop-commander' });
    await main.request('tool.call', {
      server: 'desktop-commander',
      name: 'list_directory',
      args: { directory_path: '.' },
    });
    const found: Record<string, string[]> = {};
    const look = async (where: string): Promise<void> => {
      await page.waitForTimeout(300);
      const wide = await tooWide(page);
      if (wide.length > 0) found[where] = wide;
    };
    const count = await page.getByRole('navigation').getByRole('listitem').getByRole('button').count();
    for (let at = 1; at <= count; at++) {
      await page.keyboard.press(`Control+${at}`);
      await look(`screen ${at}`);
    }
    await page.keyboard.press('Control+2');
    await main.server(SERVER).click();
    const tabs = page.getByRole('tab');
    await tabs.first().waitFor();
    for (let at = 0; at < (await tabs.count()); at++) {
      await tabs.nth(at).click();
      await look(`tab ${at + 1}`);
    }
    expect(found).toEqual({});
  },
);
