import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isVisible, launch, removeHome } from './support/app.ts';
import type { RunningApp } from './support/app.ts';

const SERVER = 'Desktop Commander';
let app: RunningApp;
let file: string;

beforeAll(async () => {
  app = await launch();
  file = join(app.home, 'workspace', 'note.txt');
  await app.main.start(SERVER);
});
afterAll(async () => {
  await app.close();
  removeHome(app.home);
});

async function write(content: string): Promise<void> {
  await app.main.open('Servers');
  await app.main.openTool(SERVER, 'write_file');
  await app.main.enter({ file_path: file, content });
  await app.main.run();
}

test('an answer for this run is a grant that can be revoked, and then it asks again', async () => {
  await write('one');
  await (await app.approval('"one"')).press('Allow for this run');
  await expect.poll(() => existsSync(file)).toBe(true);

  await app.main.open('Permissions');
  const { page } = app.main;
  await page.getByText('For this run').first().waitFor();
  await page.getByRole('button', { name: /^Revoke/ }).click();
  await expect.poll(() => page.getByRole('button', { name: /^Revoke/ }).count()).toBe(0);

  await write('two');
  await (await app.approval('"two"')).press('Deny');
  await app.main.report().getByText('Denied').waitFor();
  expect(readFileSync(file, 'utf8')).toBe('one');
});

test('a rule that is written here decides the next call, and its removal can be undone', async () => {
  const { page } = app.main;
  await app.main.open('Permissions');
  await page.getByRole('button', { name: 'Add rule' }).click();
  await page.getByRole('radio', { name: 'Deny' }).or(page.getByLabel('Effect')).first().waitFor();
  const effect = page.getByLabel('Effect', { exact: true });
  if ((await effect.evaluate((element) => element.tagName)) === 'SELECT') await effect.selectOption('deny');
  else await page.getByText('Deny', { exact: true }).click();
  await page.getByLabel('Server', { exact: true }).fill('desktop-*');
  await page.getByLabel('Tool', { exact: true }).fill('write_*');
  await page.getByRole('button', { name: 'Save rule' }).click();
  await page.getByRole('button', { name: /^Remove the rule/ }).waitFor();

  await write('three');
  await app.main.report().getByText('Refused by the rule').waitFor();
  expect(await isVisible(app.electron, 'app://approval/')).toBe(false);
  expect(readFileSync(file, 'utf8')).toBe('one');

  await app.main.open('Permissions');
  await page.getByRole('button', { name: /^Remove the rule/ }).click();
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('button', { name: /^Remove the rule/ }).waitFor();
  await write('four');
  await app.main.report().getByText('Refused by the rule').waitFor();
});
