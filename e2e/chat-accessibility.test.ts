import type { Locator } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startModelServer } from '../test/fixtures/models/model-server.ts';
import type { ModelServer } from '../test/fixtures/models/model-server.ts';
import { says, wantsTools } from '../test/fixtures/models/script.ts';
import { addServers } from '../test/support/add-servers.ts';
import { expectAccessible } from './support/accessible.ts';
import { launch, removeHome, temporaryHome } from './support/app.ts';
import type { RunningApp } from './support/app.ts';
import { ChatPage } from './support/chat.ts';
import { approvedServer, reference } from './support/foreign.ts';
import { SAME, plainWords } from './support/plain-words.ts';

const STOPS = 80;
const FORM = 'trigger-elicitation-request';
const PAGE = 'trigger-url-elicitation';
const home = temporaryHome();
let app: RunningApp;
let models: ModelServer;

beforeAll(async () => {
  models = await startModelServer({
    key: null,
    script: ({ messages, results, system }) => {
      if (system.includes('one of several experts'))
        return says(JSON.stringify({ answer: 'Close the sluice now.', claims: [] }));
      const asked = messages.findLast(({ role }) => role === 'user')?.text ?? '';
      if (results.length > 0) return says('It went on.');
      const page = { url: 'https://sign.example.com/in', message: 'Sign in there' };
      // A text of the memory may stand before what was typed.
      if (asked.endsWith('1')) return wantsTools([{ name: `everything__${FORM}`, args: {} }]);
      return wantsTools([{ name: `everything__${PAGE}`, args: page }]);
    },
  });
  addServers(home, [approvedServer('everything', [reference('everything'), 'stdio'], { start: 'always' })]);
  app = await launch({ home });
  await app.main.open('Servers');
  await app.main.server('everything').getByText('Ready').waitFor();
  const rule = { effect: 'allow', who: '*', server: 'everything', tool: '*', where: [] };
  await app.agree('rule.set', { rule });
  const provider = { id: 'scripted', kind: 'compatible', name: 'Scripted', baseUrl: models.url };
  await app.main.request('provider.set', { provider: { ...provider, models: [{ id: 'scripted' }] } });
});
afterAll(async () => {
  await app.close();
  await models.close();
  removeHome(home);
});

const has = (target: Locator) => target.evaluate((element) => element === document.activeElement);

/** Presses a key until `target` has the focus. */
async function reach(target: Locator, key = 'Tab'): Promise<void> {
  await target.waitFor();
  for (let at = 0; at < STOPS; at++) {
    if (await has(target)) return;
    await app.main.page.keyboard.press(key);
  }
  throw new Error(`${String(target)} was not reached with ${key}`);
}

const part = (at: number) =>
  app.main.page.getByRole('main').getByRole('radiogroup').first().getByRole('radio').nth(at);

/** Goes to another part of the chat screen by arrow keys. */
async function choosePart(at: number): Promise<void> {
  await app.main.page.keyboard.press('Control+1');
  await app.main.page.keyboard.press('Control+4');
  await part(0).waitFor();
  const chosen = app.main.page
    .getByRole('main')
    .getByRole('radiogroup')
    .first()
    .getByRole('radio', { checked: true });
  await reach(chosen);
  for (let tries = 0; tries < 3 && !(await part(at).isChecked()); tries++) {
    await app.main.page.keyboard.press('ArrowRight');
    // Each part draws the choice anew, and it keeps the focus.
    await expect.poll(() => has(chosen)).toBe(true);
  }
  expect(await part(at).isChecked()).toBe(true);
}

test('an entry of the memory is written, kept and forgotten by keyboard alone; axe finds nothing in it', async () => {
  const { page } = app.main;
  await choosePart(2);
  const blank = page.getByRole('form', { name: 'New entry' });
  await reach(blank.getByLabel('Name', { exact: true }));
  await page.keyboard.type('house rule');
  await expectAccessible(app.main.page);
  await reach(blank.getByLabel('What to remember'));
  await page.keyboard.type('Close it at dusk');
  await page.keyboard.press('Control+Enter');
  const kept = page.getByRole('form', { name: 'Entry of the memory' });
  await kept.getByText('Saved.', { exact: true }).waitFor();
  await expectAccessible(app.main.page);
  await reach(kept.getByRole('button', { name: 'Forget' }));
  await page.keyboard.press('Enter');
  await page.getByText('Forgotten: house rule').waitFor();
  await expectAccessible(app.main.page);
  await page.keyboard.press('Enter');
  await page.locator('[data-row]').filter({ hasText: 'house rule' }).waitFor();
});

test('the form of a server is filled in and sent by keyboard alone, and its beginning is in sight', async () => {
  const { page } = app.main;
  const chat = new ChatPage(page);
  await choosePart(0);
  await chat.start();
  await chat.field().focus();
  await page.keyboard.type('1');
  await page.keyboard.press('Enter');
  const form = chat.log().getByRole('form', { name: 'Form of everything' });
  await form.waitFor();
  const who = chat.log().getByText('wants to know this for its tool');
  const log = await chat.log().boundingBox();
  await expect.poll(async () => (await who.boundingBox())?.y ?? -1).toBeGreaterThan(log?.y ?? 0);
  await expectAccessible(app.main.page);
  await reach(form.getByLabel('String', { exact: true }), 'Shift+Tab');
  await page.keyboard.type('Ada');
  await page.keyboard.press('Enter');
  await chat.messages().last().getByText('It went on.').waitFor();
});

test('a page that a server wants opened is declined by keyboard alone', async () => {
  const { page } = app.main;
  const chat = new ChatPage(page);
  await chat.start();
  await chat.field().focus();
  await page.keyboard.type('2');
  await page.keyboard.press('Enter');
  const asked = chat.log().getByRole('region', { name: 'Page of everything' });
  await asked.waitFor();
  await expectAccessible(app.main.page);
  await reach(asked.getByRole('button', { name: 'Decline' }), 'Shift+Tab');
  await page.keyboard.press('Enter');
  await chat.messages().last().getByText('It went on.').waitFor();
});

test('a person answers in a round of experts by keyboard alone; axe finds nothing in the seat', async () => {
  const { page } = app.main;
  await choosePart(1);
  const ask = page.getByRole('form', { name: 'New question to experts' });
  await reach(ask.getByLabel('Question', { exact: true }));
  await page.keyboard.type('When is the sluice closed?');
  await reach(ask.getByLabel('Expert 2', { exact: true }));
  await page.keyboard.type('You');
  await expectAccessible(app.main.page);
  await reach(ask.getByRole('button', { name: 'Ask the experts' }));
  await page.keyboard.press('Enter');
  const yours = page.getByRole('form', { name: 'Your answer in this round' });
  await reach(yours.getByLabel('Your answer', { exact: true }));
  await page.keyboard.type('At dusk, as the rule says.');
  await reach(yours.getByLabel('Words of claim 1'));
  await page.keyboard.type('Dusk is the time');
  await expectAccessible(app.main.page);
  await reach(yours.getByRole('button', { name: 'Answer', exact: true }));
  await page.keyboard.press('Enter');
  await yours.waitFor({ state: 'detached' });
});

test('one process for the servers of Patchbay is chosen by keyboard alone', async () => {
  const { page } = app.main;
  await page.keyboard.press('Control+9');
  const shares = page.getByRole('checkbox', { name: "Run Patchbay's own servers in one process" });
  await reach(shares);
  await page.keyboard.press('Space');
  await expect.poll(() => shares.isChecked()).toBe(true);
  await expectAccessible(app.main.page);
});

test('in the pseudo-locale these parts say no word that did not come from the catalogue', async () => {
  await app.close();
  app = await launch({ home, env: { PATCHBAY_LANGUAGE: 'qps' } });
  const { page } = app.main;
  // A server that starts with the app offers nothing before it is ready.
  await expect
    .poll(async () => JSON.stringify((await app.main.request('state.snapshot', {})).value))
    .toMatch(/"state":"ready"/);
  /** What was typed, and what the server says. */
  const foreign = ['house rule', 'Close it at dusk', 'everything', 'Scripted', 'scripted', FORM, PAGE];
  const found: Record<string, string[]> = {};
  const look = async (where: string, more: readonly string[] = []): Promise<void> => {
    const words = (await plainWords(page, [...more, ...foreign])).filter((word) => !SAME.has(word));
    if (words.length > 0) found[where] = [...new Set(words)];
  };
  await choosePart(2);
  await page.locator('[data-row]').filter({ hasText: 'house rule' }).click();
  await page.getByRole('form').first().waitFor();
  await look('memory');

  await choosePart(0);
  await page.getByRole('main').locator('[data-row]').first().click();
  const field = page.locator('textarea#chat-composer');
  await field.fill('1');
  await field.press('Enter');
  const form = page.getByRole('log').getByRole('form');
  await form.waitFor();
  await page.waitForTimeout(700);
  const said = await page
    .getByRole('log')
    .locator('label, option, [dir="auto"], [id$="-help"]')
    .allInnerTexts();
  const marks = [
    ...said,
    'message',
    'url',
    'Sign in there',
    'trigger-url-elicitation',
    'String',
    'It went on.',
    'It was a dark and stormy night.',
    '3.14',
    'name@example.com',
  ];
  await look(
    'form',
    marks
      .flatMap((words) => words.split('\n'))
      .filter((words) => words.trim().length > 1)
      .toSorted((a, b) => b.length - a.length),
  );
  await form.getByRole('button').nth(1).click();
  await form.waitFor({ state: 'detached' });
  expect(found).toEqual({});
});
