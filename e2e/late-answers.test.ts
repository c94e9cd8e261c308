import { afterAll, beforeAll, expect, test } from 'vitest';
import { startModelServer } from '../test/fixtures/models/model-server.ts';
import type { ModelServer } from '../test/fixtures/models/model-server.ts';
import { says } from '../test/fixtures/models/script.ts';
import { addServers } from '../test/support/add-servers.ts';
import { launch, removeHome, temporaryHome } from './support/app.ts';
import type { RunningApp } from './support/app.ts';
import { ChatPage } from './support/chat.ts';
import { approvedServer, reference } from './support/foreign.ts';

// A busy computer: answers of the engine come when somebody has long gone on.
const LATE_MS = 1500;
let app: RunningApp;
let chat: ChatPage;
let models: ModelServer;

beforeAll(async () => {
  models = await startModelServer({ key: null, script: () => says('Heard.') });
  const home = temporaryHome();
  addServers(home, [approvedServer('memory', [reference('memory')], { title: 'Memory' })]);
  app = await launch({ home });
  chat = new ChatPage(app.main.page);
  const provider = { id: 'lab', kind: 'compatible', name: 'Lab', baseUrl: models.url };
  await app.main.request('provider.set', { provider: { ...provider, models: [{ id: 'scripted' }] } });
  await app.main.open('Servers');
  await app.main.start('Memory');
});
afterAll(async () => {
  await app.close();
  await models.close();
  removeHome(app.home);
});

/** Holds back the answers to a kind of request from now on; nothing else is slower. */
async function late(name: string): Promise<void> {
  await app.electron.evaluate(
    ({ ipcMain }, { slow, ms }) => {
      type Handler = (event: unknown, name: string, params: unknown) => Promise<unknown>;
      // Not in Electron's types, but the one place where an answer can be held back on its way.
      const handlers = (ipcMain as unknown as { _invokeHandlers: Map<string, Handler> })._invokeHandlers;
      for (const [channel, handle] of handlers) {
        handlers.set(channel, async (event, asked, params) => {
          const answer = await handle(event, asked, params);
          if (asked === slow) await new Promise((next) => setTimeout(next, ms));
          return answer;
        });
      }
    },
    { slow: name, ms: LATE_MS },
  );
}

const lateOver = () => app.main.page.waitForTimeout(LATE_MS + 500);
const palette = () => app.main.page.getByRole('dialog', { name: 'Commands' }).getByRole('combobox');
const paletteHasFocus = () => palette().evaluate((field) => field === document.activeElement);

test('a tool that is shown late does not take the keyboard from the palette', async () => {
  const { page } = app.main;
  await app.main.server('Memory').click();
  await page.getByRole('tab', { name: 'Tools' }).click();
  await late('catalog.get');
  await page.getByText('read_graph', { exact: true }).first().click();
  await page.keyboard.press('Control+k');
  await page.getByRole('form', { includeHidden: true, name: 'Arguments of read_graph' }).waitFor();
  await lateOver();
  expect(await paletteHasFocus()).toBe(true);
  await page.keyboard.press('Escape');
  await palette().waitFor({ state: 'detached' });
});

test('a conversation that is made late does not either, and pressed twice it is one', async () => {
  const { page } = app.main;
  await chat.open();
  await late('conversation.create');
  const make = chat.conversations().getByRole('button', { name: 'New chat', exact: true }).first();
  await make.click();
  await make.click();
  await page.keyboard.press('Control+k');
  await lateOver();
  expect(await paletteHasFocus()).toBe(true);
  await page.keyboard.press('Escape');
  expect(await chat.conversations().locator('[data-row]').count()).toBe(1);
});

test('what is typed while a message is on its way stays', async () => {
  await chat.open();
  await chat.start();
  await late('turn.send');
  await chat.say('First');
  await chat.field().fill('Second');
  await lateOver();
  expect(await chat.field().inputValue()).toBe('Second');
});

test('what is typed while a server is saved stays', async () => {
  const { page } = app.main;
  await app.main.open('Servers');
  await app.main.server('Memory').click();
  await page.getByRole('tab', { name: 'Settings' }).click();
  const name = page.getByRole('textbox', { name: /^Name\b/ });
  await late('server.update');
  await name.fill('Graph');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await app.main.server('Graph').waitFor();
  await name.fill('Graph of memory');
  await lateOver();
  expect(await name.inputValue()).toBe('Graph of memory');
});
