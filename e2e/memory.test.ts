import { afterAll, beforeAll, expect, test } from 'vitest';
import { addServers } from '../test/support/add-servers.ts';
import { startModelServer } from '../test/fixtures/models/model-server.ts';
import type { ModelServer } from '../test/fixtures/models/model-server.ts';
import { says, wantsTools } from '../test/fixtures/models/script.ts';
import { launch, removeHome, temporaryHome } from './support/app.ts';
import type { RunningApp } from './support/app.ts';
import { ChatPage } from './support/chat.ts';
import { approvedServer, reference } from './support/foreign.ts';

let app: RunningApp;
let chat: ChatPage;
let models: ModelServer;

beforeAll(async () => {
  models = await startModelServer({ script: () => says('Noted.'), key: null });
  const home = temporaryHome();
  const everything = approvedServer('everything', [reference('everything'), 'stdio'], { trusted: false });
  addServers(home, [everything]);
  app = await launch({ home });
  chat = new ChatPage(app.main.page);
  const provider = {
    id: 'lab',
    kind: 'compatible',
    name: 'Lab',
    baseUrl: models.url,
    models: [{ id: 'scripted' }],
  };
  await app.main.request('provider.set', { provider });
  await app.main.open('Servers');
  await app.main.start('everything');
  await chat.open();
});
afterAll(async () => {
  await app.close();
  await models.close();
  removeHome(app.home);
});

const pane = () => app.main.page.getByRole('region', { name: 'Entries of the memory' });
const rows = () => pane().locator('[data-row]');
const show = () => app.main.page.getByRole('radio', { name: 'Memory' }).check();
const form = (name: 'New entry' | 'Entry of the memory') => app.main.page.getByRole('form', { name });

test('an empty memory says what it is for; what is missing is said at its field', async () => {
  await show();
  await pane().getByText('Nothing is remembered yet.').waitFor();
  await form('New entry')
    .getByText(/^Notes about a workspace or a server/)
    .waitFor();
  await form('New entry').getByLabel('Name', { exact: true }).fill('region');
  await app.main.page.keyboard.press('Control+Enter');
  await form('New entry').getByText('There is nothing to keep yet.').waitFor();
});

test('entries are kept without secrets, found, edited, and forgotten with a way back', async () => {
  const { page } = app.main;
  await app.main.request('secret.set', { name: 'DOOR', value: 'hunter2hunter2' });
  await form('New entry').getByLabel('What to remember').fill('Frankfurt, behind hunter2hunter2');
  await page.keyboard.press('Control+Enter');
  const entry = form('Entry of the memory');
  await entry.getByText('Saved, with known secrets taken out.').waitFor();
  expect(await entry.getByLabel('What to remember').inputValue()).not.toContain('hunter2');

  await page.getByRole('button', { name: 'New entry' }).click();
  await form('New entry').getByLabel('About').selectOption({ label: 'everything' });
  await form('New entry').getByLabel('Name', { exact: true }).fill('limits');
  await form('New entry').getByLabel('What to remember').fill('It echoes');
  await form('New entry').getByRole('button', { name: 'Save' }).click();
  await expect.poll(() => rows().count()).toBe(2);
  await pane()
    .getByText(/^2 of 2,000 entries, \d+ of 4M characters$/)
    .waitFor();

  await pane().getByRole('textbox', { name: 'Search the memory' }).fill('frankf');
  await expect.poll(() => rows().count()).toBe(1);
  await rows().first().click();
  await entry.getByLabel('What to remember').fill('Vienna');
  await entry.getByRole('button', { name: 'Save' }).click();
  await entry.getByText('Saved.', { exact: true }).waitFor();
  await expect.poll(() => rows().count()).toBe(0);
  await pane().getByRole('textbox', { name: 'Search the memory' }).fill('');
  await pane().getByLabel('Which entries are shown').selectOption({ label: 'everything' });
  await expect.poll(() => rows().count()).toBe(1);
  await pane().getByLabel('Which entries are shown').selectOption({ label: 'Everything' });

  await rows().filter({ hasText: 'region' }).focus();
  await page.keyboard.press('Delete');
  await pane().getByText('Forgotten: region').waitFor();
  await expect.poll(() => rows().count()).toBe(1);
  await page.keyboard.press('Enter');
  await expect.poll(() => rows().count()).toBe(2);
});

test('what is remembered goes along, is shown with what it takes, and is switched off for one conversation', async () => {
  const { page } = app.main;
  await page.getByRole('radio', { name: 'Chats' }).check();
  await chat.start();
  await page.getByRole('button', { name: 'This conversation' }).click();
  const panel = page.getByRole('complementary', { name: 'This conversation' });
  const along = panel.getByRole('list', { name: 'Entries of the memory' });
  await along.getByText('region').waitFor();
  await along.getByText('limits').waitFor();
  await chat.say('Where does it run?');
  const answer = chat.messages().last();
  await answer.getByRole('button', { name: /Memory.*2 entries went along/ }).click();
  await answer.getByRole('list', { name: 'Entries of the memory' }).getByText('region').waitFor();
  expect(models.asked.at(-1)?.messages.at(-1)?.text).toContain('Vienna');

  await panel.getByRole('checkbox', { name: /^Send along what is remembered/ }).uncheck();
  await along.waitFor({ state: 'detached' });
  await panel.getByRole('button', { name: 'Close' }).click();
  await chat.say('And now?');
  await expect.poll(() => models.asked.at(-1)?.messages.at(-1)?.text).toBe('And now?');
  await chat.messages().nth(3).getByText('Noted.').waitFor();
});

test('a result of a tool is kept by hand, and stays what nobody vouches for', async () => {
  const { page } = app.main;
  models.script(({ results }) =>
    results.length === 0
      ? wantsTools([{ name: 'everything__echo', args: { message: 'from outside' } }])
      : says('It echoed.'),
  );
  await chat.start();
  await chat.say('Echo');
  await (await app.approval('from outside')).press('Allow once');
  const answer = chat.messages().last();
  await answer.getByText('It echoed.').waitFor();
  await answer.getByRole('button', { name: /everything › echo/ }).click();
  await answer.getByRole('button', { name: 'Keep in memory' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'Keep in memory' });
  expect(await dialog.getByLabel('Name', { exact: true }).inputValue()).toBe('echo');
  expect(await dialog.getByLabel('What to remember').inputValue()).toContain('from outside');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.waitFor({ state: 'detached' });

  await show();
  await rows().filter({ hasText: 'echo' }).first().click();
  await form('Entry of the memory').getByText('From echo of the server everything.').waitFor();
  await form('Entry of the memory')
    .getByText(/^Nobody vouches for it/)
    .waitFor();
  await app.main.open('Servers');
  await page.getByRole('row').filter({ hasText: 'everything' }).first().click();
  await page.getByRole('tab', { name: 'Settings' }).click();
  await page.getByRole('complementary').getByRole('button', { name: 'Memory' }).click();
  await expect.poll(() => rows().count()).toBe(2);
});
