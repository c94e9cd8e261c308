import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startModelServer } from '../test/fixtures/models/model-server.ts';
import type { ModelServer } from '../test/fixtures/models/model-server.ts';
import { inOrder, says, wantsTools } from '../test/fixtures/models/script.ts';
import { addServers } from '../test/support/add-servers.ts';
import { launch, removeHome, temporaryHome } from './support/app.ts';
import type { RunningApp } from './support/app.ts';
import { ChatPage } from './support/chat.ts';
import { approvedServer, reference } from './support/foreign.ts';

const FORM = 'trigger-elicitation-request';
const PAGE = 'trigger-url-elicitation';
/** Stands where the system's browser would be opened, and writes down with what. */
const browser = mkdtempSync(join(tmpdir(), 'patchbay-browser-'));
const seen = join(browser, 'seen');
let app: RunningApp;
let chat: ChatPage;
let models: ModelServer;

beforeAll(async () => {
  const opener = join(browser, 'xdg-open');
  writeFileSync(opener, `#!/bin/sh\nprintf '%s' "$1" > '${seen}'\n`);
  chmodSync(opener, 0o755);
  models = await startModelServer({ key: null, script: () => says('Nothing was scripted.') });
  const home = temporaryHome();
  addServers(home, [approvedServer('everything', [reference('everything'), 'stdio'])]);
  app = await launch({ home, env: { PATH: `${browser}${delimiter}${process.env['PATH'] ?? ''}` } });
  chat = new ChatPage(app.main.page);
  await app.main.open('Servers');
  await app.main.start('everything');
  await app.agree('rule.set', {
    rule: { effect: 'allow', who: '*', server: 'everything', tool: '*', where: [] },
  });
  const provider = { id: 'scripted', kind: 'compatible', name: 'Scripted', baseUrl: models.url } as const;
  await app.main.request('provider.set', { provider: { ...provider, models: [{ id: 'scripted' }] } });
  await chat.open();
  await chat.start();
});
afterAll(async () => {
  await app.close();
  await models.close();
  removeHome(app.home);
  rmSync(browser, { recursive: true, force: true });
});
beforeEach(() => {
  models.asked.length = 0;
});

const asks = (tool: string, args: object = {}) =>
  inOrder(wantsTools([{ name: `everything__${tool}`, args }]), says('It went on.'));
const form = () => chat.log().getByRole('form', { name: 'Form of everything' });
const page = () => chat.log().getByRole('region', { name: 'Page of everything' });
const wentOn = () => chat.messages().last().getByText('It went on.').waitFor();

test('the form of a server stands below its call; what is wrong is said at its field, and the keyboard sends it', async () => {
  models.script(asks(FORM));
  await chat.say('Introduce me');
  await form().waitFor();
  await chat.log().getByText('wants to know this for its tool').waitFor();
  await chat.log().getByText('Please provide inputs for the following fields:').waitFor();
  expect(await form().getByLabel('Integer', { exact: true }).inputValue()).toBe('42');
  expect(await form().getByLabel('Titled Single Select Enum', { exact: true }).inputValue()).toBe('"hero-1"');
  await form().getByRole('checkbox', { name: 'Tuna' }).waitFor();

  await form().getByLabel('String with email format').fill('nobody');
  await form().getByLabel('Integer', { exact: true }).fill('1000');
  await form().getByRole('button', { name: 'Send to everything' }).click();
  await form().getByText('This is required.').waitFor();
  await form().getByText('This has to be an email address.').waitFor();
  await form().getByText('This has to be 100 or less.').waitFor();
  const name = form().getByLabel('String', { exact: true });
  await expect.poll(() => name.evaluate((field) => field === document.activeElement)).toBe(true);
  expect(models.asked).toHaveLength(1);

  await name.pressSequentially('Ada');
  await form().getByLabel('String with email format').fill('ada@example.com');
  await form().getByLabel('Integer', { exact: true }).fill('7');
  await form().getByLabel('Integer', { exact: true }).press('Enter');
  await wentOn();
  expect(models.asked[1]?.results[0]).toContain('- Name: Ada');
  expect(models.asked[1]?.results[0]).toContain('- Favorite Integer: 7');
  expect(models.asked[1]?.results[0]).toContain('"titledMultipleSelectEnum": [');
  await expect.poll(() => form().count()).toBe(0);
});

test.each([
  ['Decline', 'User declined'],
  ['Cancel', 'User cancelled'],
])('%s is told to the server', async (button, told) => {
  models.script(asks(FORM));
  await chat.say('Once more');
  await form().getByRole('button', { name: button }).click();
  await wentOn();
  expect(models.asked[1]?.results[0]).toContain(told);
});

test('stopping the turn takes the form away and says so', async () => {
  models.script(asks(FORM));
  await chat.say('And again');
  await form().waitFor();
  await chat.stop();
  await form().waitFor({ state: 'detached' });
  const line = chat.messages().last().getByRole('button', { name: FORM });
  if ((await line.getAttribute('aria-expanded')) === 'false') await line.click();
  await chat.log().getByText('It asked for values: the call ended first.').waitFor();
});

test('a page is shown by its host and its whole address, and opened in the browser on a press alone', async () => {
  const url = 'https://sign.example.com/in?to=a\u200bb';
  models.script(asks(PAGE, { url, message: 'Sign in there' }));
  await chat.say('Sign me in');
  await page().getByText('sign.example.com', { exact: true }).first().waitFor();
  await page()
    .getByText(String.raw`\u{200B}`)
    .waitFor();
  expect(existsSync(seen)).toBe(false);
  await page()
    .locator('button:not([aria-disabled="true"])')
    .filter({ hasText: 'Open in the browser' })
    .click();
  await wentOn();
  await expect
    .poll(() => existsSync(seen) && readFileSync(seen, 'utf8'))
    .toContain('https://sign.example.com/in');
});

test('the tool runner shows the same form', async () => {
  const called = app.main.request('tool.call', { server: 'everything', name: FORM, args: {} });
  const line = app.main.page.getByText('everything wants you to fill in something, in Tools.');
  await line.waitFor();
  const waiting = await app.main.request('approval.list', {});
  const [question] = (waiting as { value: { id: string }[] }).value;
  await app.main.request('approval.answer', { id: question?.id, answer: { effect: 'deny' } });
  await called;
  await line.waitFor({ state: 'detached' });

  await app.main.open('Servers');
  await app.main.openTool('everything', FORM);
  await app.main.run();
  const inRunner = app.main.report().getByRole('form', { name: 'Form of everything' });
  await inRunner.getByLabel('String', { exact: true }).fill('Ada');
  await inRunner.locator('button[type=submit]:not([aria-disabled="true"])').click();
  await app.main.report().getByText('- Name: Ada').waitFor();
});
