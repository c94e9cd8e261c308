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
  await app.main.report().getByText('Refused by this rule: Everybody is denied').waitFor();
  expect(await isVisible(app.electron, 'app://approval/')).toBe(false);
  expect(readFileSync(file, 'utf8')).toBe('one');

  await app.main.open('Permissions');
  await page.getByText(/^Last used/).waitFor();
  await page.getByRole('button', { name: /^Remove the rule/ }).click();
  // It held calls back, so its removal is agreed to; it may come back without a question.
  await (await app.approval('to remove this rule')).press('Allow');
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('button', { name: /^Remove the rule/ }).waitFor();
  await write('four');
  await app.main.report().getByText('Refused by this rule: Everybody is denied').waitFor();
});

test('a no in the approval window, which shows what hides, leaves the draft as it is', async () => {
  const { page } = app.main;
  await app.main.open('Permissions');
  await page.getByRole('button', { name: 'Add rule' }).click();
  await page.getByLabel('Effect', { exact: true }).selectOption('allow');
  await page.getByLabel('Server', { exact: true }).fill('desktop\u200b-*');
  await page.getByLabel('Tool', { exact: true }).fill('wr\u0456te_*');
  const marked = page.locator('form mark');
  await expect.poll(() => marked.allTextContents()).toEqual(['\\u{0456}', '\\u{200B}']);
  await page.getByRole('button', { name: 'Save rule' }).click();
  const approval = await app.approval('to add this rule');
  await page.getByText('Waiting for your answer in the approval window').waitFor();
  const shown = await approval.page.getByRole('region', { name: 'Exact rule' }).textContent();
  for (const part of ['Allow', '*', 'desktop\\u{200B}-*', 'wr\\u{0456}te_*']) expect(shown).toContain(part);
  expect(shown).not.toMatch(/[\u200b\u0456]/);
  await approval.press('Deny');
  await page.getByText('You said no in the approval window').waitFor();
  expect(await page.getByLabel('Tool', { exact: true }).inputValue()).toBe('wr\u0456te_*');
  await page.getByRole('button', { name: 'Cancel' }).click();
  expect(await page.getByRole('button', { name: /^Remove the rule/ }).count()).toBe(1);
});

test('a form that is left while its question waits takes the question along', async () => {
  const { page } = app.main;
  for (const leave of [
    () => page.getByRole('button', { name: 'Cancel' }).click(),
    () => page.keyboard.press('Escape'),
  ]) {
    await page.getByRole('button', { name: 'Add rule' }).click();
    await page.getByLabel('Effect', { exact: true }).selectOption('allow');
    await page.getByLabel('Server', { exact: true }).fill('desktop-*');
    await page.getByLabel('Tool', { exact: true }).fill('write_*');
    await page.getByRole('button', { name: 'Save rule' }).click();
    await app.approval('to add this rule');
    await leave();
    await expect.poll(() => isVisible(app.electron, 'app://approval/')).toBe(false);
    expect((await app.main.request('approval.list', {})).value).toEqual([]);
    expect(await page.getByRole('button', { name: /^Remove the rule/ }).count()).toBe(1);
  }
});

test('a rule that allows counts once the approval window said yes, with the keyboard alone', async () => {
  const { page } = app.main;
  await page.getByRole('button', { name: /^Remove the rule/ }).click();
  await (await app.approval('to remove this rule')).press('Allow');
  await page.getByRole('button', { name: 'Dismiss' }).click();

  await page.getByRole('button', { name: 'Add rule' }).focus();
  await page.keyboard.press('Enter');
  const effect = page.getByLabel('Effect', { exact: true });
  await expect.poll(() => effect.evaluate((field) => field === document.activeElement)).toBe(true);
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.type('desktop-commander');
  await page.keyboard.press('Tab');
  await page.keyboard.type('write_file');
  const save = page.getByRole('button', { name: 'Save rule' });
  for (let tabs = 0; tabs < 10; tabs++) {
    await page.keyboard.press('Tab');
    if (await save.evaluate((button) => button === document.activeElement)) break;
  }
  await page.keyboard.press('Enter');
  const approval = await app.approval('to add this rule');
  expect((await app.main.request('rule.list', {})).value).toMatchObject({ rules: [] });
  const allow = approval.button('Allow');
  await expect.poll(() => allow.getAttribute('aria-disabled')).not.toBe('true');
  expect(await approval.button('Deny').evaluate((button) => button === document.activeElement)).toBe(true);
  await approval.page.keyboard.press('Tab');
  await approval.page.keyboard.press('Enter');
  await page.getByRole('button', { name: /^Remove the rule/ }).waitFor();
  await expect.poll(() => page.getByLabel('Effect', { exact: true }).count()).toBe(0);

  await write('five');
  await app.main.report().getByText('Done').waitFor();
  expect(readFileSync(file, 'utf8')).toBe('five');
  expect(await isVisible(app.electron, 'app://approval/')).toBe(false);
});
