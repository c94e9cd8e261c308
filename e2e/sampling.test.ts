import { afterAll, beforeAll, expect, test } from 'vitest';
import { startModelServer } from '../test/fixtures/models/model-server.ts';
import type { ModelServer } from '../test/fixtures/models/model-server.ts';
import { inOrder, says, wantsTools } from '../test/fixtures/models/script.ts';
import { addServers } from '../test/support/add-servers.ts';
import { launch, removeHome, temporaryHome } from './support/app.ts';
import type { RunningApp } from './support/app.ts';
import { ChatPage } from './support/chat.ts';
import { approvedServer, reference } from './support/foreign.ts';

const TOOL = 'trigger-sampling-request';
let app: RunningApp;
let chat: ChatPage;
let models: ModelServer;

beforeAll(async () => {
  models = await startModelServer({ key: null, script: () => says('Nothing was scripted.') });
  const home = temporaryHome();
  addServers(home, [approvedServer('everything', [reference('everything'), 'stdio'])]);
  app = await launch({ home });
  chat = new ChatPage(app.main.page);
  await app.main.open('Servers');
  await app.main.start('everything');
  await app.agree('rule.set', {
    rule: { effect: 'allow', who: '*', server: 'everything', tool: TOOL, where: [] },
  });
  const provider = { id: 'scripted', kind: 'compatible', name: 'Scripted', baseUrl: models.url } as const;
  await app.main.request('provider.set', { provider: { ...provider, models: [{ id: 'scripted' }] } });
});
afterAll(async () => {
  await app.close();
  await models.close();
  removeHome(app.home);
});

const asks = (prompt: string) => wantsTools([{ name: `everything__${TOOL}`, args: { prompt } }]);
const onBehalf = () => models.asked.filter(({ stream }) => !stream);

test('a server asks for the model in the middle of a call: the approval window shows every word of it', async () => {
  models.script(inOrder(asks('Name a colour'), says('Green.'), says('The server was told green.')));
  await chat.open();
  await chat.start();
  await chat.say('Let it ask');
  const approval = await app.approval('wants the model');
  const exact = approval.page.getByRole('region', { name: 'Exact messages' });
  await exact.getByText(`Resource ${TOOL} context: Name a colour`).waitFor();
  await exact.getByText('You are a helpful test server.').waitFor();
  expect(onBehalf()).toHaveLength(0);
  await approval.press('Allow');
  await chat.messages().last().getByText('The server was told green.').waitFor();
  expect(onBehalf()).toHaveLength(1);
  expect(models.asked.at(-1)?.results[0]).toContain('Green.');
});

test('denied there, no model is asked', async () => {
  models.asked.length = 0;
  models.script(inOrder(asks('Name a number'), says('It was refused.')));
  await chat.say('Once more');
  await (await app.approval('Name a number')).press('Deny');
  await chat.messages().last().getByText('It was refused.').waitFor();
  expect(onBehalf()).toHaveLength(0);
});
