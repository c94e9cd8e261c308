import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launch, removeHome } from './support/app.ts';
import type { RunningApp } from './support/app.ts';

const SERVER = 'Desktop Commander';
let app: RunningApp;

beforeAll(async () => {
  app = await launch();
});
afterAll(async () => {
  await app.close();
  removeHome(app.home);
});

async function check(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
    const found = violations.map(
      ({ id, nodes }) => `${colorScheme} ${id}: ${nodes.map(({ html }) => html).join(' ')}`,
    );
    expect(found).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: null });
}

test('servers, before and after a start', async () => {
  await check(app.main.page);
  await app.main.start(SERVER);
  await check(app.main.page);
});

test('the inspector: overview, tools, a tool with its form and result, the log', async () => {
  const { page } = app.main;
  await app.main.server(SERVER).click();
  await check(page);
  await app.main.openTool(SERVER, 'list_directory');
  await check(page);
  await app.main.enter({ directory_path: '.' });
  await app.main.run();
  await app.main.report().getByText('Done').waitFor();
  await check(page);
  await page.getByRole('tab', { name: 'Log' }).click();
  await check(page);
});

test('the protocol, the settings of a server, and adding one by its address', async () => {
  const { page } = app.main;
  await page.getByRole('radio', { name: 'Protocol' }).click();
  await check(page);
  await page.getByRole('tab', { name: 'Settings' }).click();
  await check(page);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Add server' }).first().click();
  await page.getByRole('tab', { name: 'By hand' }).click();
  await page.getByRole('radio', { name: 'Address (URL)' }).click();
  await check(page);
  await page.keyboard.press('Escape');
});

test('everything that is offered, one of it open, and the settings', async () => {
  const { page } = app.main;
  await app.main.open('Tools');
  await check(page);
  await page
    .getByRole('button', { name: /read_file/ })
    .first()
    .click();
  await page.getByRole('form').first().waitFor();
  await check(page);
  await app.main.open('Settings');
  await check(page);
  await page.getByRole('button', { name: 'Add workspace' }).click();
  await check(page);
  await app.main.open('Servers');
});

test('the approval window, with its patterns too', async () => {
  await app.main.openTool(SERVER, 'create_directory');
  await app.main.enter({ directory_path: 'made' });
  await app.main.run();
  const approval = await app.approval();
  await check(approval.page);
  await approval.press('Always if…');
  await check(approval.page);
  await approval.press('Back');
  await approval.press('Deny');
});

test('activity, with a call open', async () => {
  await app.main.open('Activity');
  await check(app.main.page);
  await app.main.page.getByRole('row').filter({ hasText: 'create_directory' }).first().click();
  await check(app.main.page);
});

test('a server is opened, its tabs are walked and it is closed by keyboard alone, and the focus comes back', async () => {
  const { page } = app.main;
  await app.main.open('Servers');
  const tools = page.getByRole('tab', { name: 'Tools' });
  const row = page.getByRole('button', { name: SERVER, exact: true });
  await row.focus();
  if (await tools.isVisible()) await page.keyboard.press('Escape');
  await expect.poll(() => tools.count()).toBe(0);
  await row.focus();
  await page.keyboard.press('Enter');
  await tools.waitFor();
  await tools.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await page.getByRole('tab', { name: 'Log', selected: true }).waitFor();
  await page.keyboard.press('Escape');
  await expect.poll(() => tools.count()).toBe(0);
  expect(await row.evaluate((element) => element === document.activeElement)).toBe(true);
});
