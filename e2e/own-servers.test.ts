import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launch, removeHome } from './support/app.ts';
import type { RunningApp } from './support/app.ts';

const EVERYTHING = resolve(
  import.meta.dirname,
  '../node_modules/@modelcontextprotocol/server-everything/dist/index.js',
);
let app: RunningApp;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'patchbay folder '));
  app = await launch();
});
afterAll(async () => {
  await app.close();
  removeHome(app.home);
  rmSync(folder, { recursive: true, force: true });
});

const node = () => process.env['PATCHBAY_NODE'] ?? process.execPath;

test('a pasted command line is understood, shown whole, and added', async () => {
  const { page } = app.main;
  await page.getByRole('button', { name: 'Add server' }).first().click();
  const paste = page.getByRole('textbox', { name: /paste/i });
  await paste.fill(
    `GREETING="good day" API_KEY=sk-live-0123456789abcdef01234567 ${node()} '${EVERYTHING}' stdio`,
  );
  await page.getByText(EVERYTHING).first().waitFor();
  await page
    .getByRole('button', { name: /^Add\b/ })
    .last()
    .click();
  await page.getByRole('switch', { name: /^Run / }).nth(1).waitFor();
});

test('its first start asks with the exact command; denied, nothing runs; allowed, its tools are there', async () => {
  const { page } = app.main;
  const run = page.getByRole('switch', { name: /^Run / }).nth(1);
  await run.click();
  let approval = await app.approval(EVERYTHING);
  expect(await approval.page.locator('body').textContent()).not.toContain('sk-live-0123456789abcdef01234567');
  await approval.press('Deny');
  // A narrow table leaves it to the panel beside it.
  await page.getByText('You did not approve the command').filter({ visible: true }).first().waitFor();
  const snapshot = async () =>
    (
      (await app.main.request('state.snapshot', {})).value as {
        servers: { pid?: number; tools?: number; state: { state: string } }[];
      }
    ).servers[1];
  expect((await snapshot())?.pid).toBeUndefined();

  await run.click();
  approval = await app.approval(EVERYTHING);
  await approval.page
    .locator('button:not([aria-disabled="true"])')
    .filter({ hasText: /^Allow/ })
    .first()
    .click();
  await expect.poll(async () => (await snapshot())?.state.state, { timeout: 15_000 }).toBe('ready');
  expect((await snapshot())?.tools).toBeGreaterThan(10);
});

test('the secret of the paste is in the keychain and in no configuration', async () => {
  expect((await app.main.request('secret.list', {})).value).toEqual(['API_KEY']);
  const { value } = await app.main.request('state.snapshot', {});
  expect(JSON.stringify(value)).not.toContain('sk-live-0123456789abcdef01234567');
  expect(JSON.stringify(value)).toContain('${secret:API_KEY}');
});
