import { afterAll, beforeAll, expect, test } from 'vitest';
import { startModelServer } from '../test/fixtures/models/model-server.ts';
import type { ModelServer } from '../test/fixtures/models/model-server.ts';
import { inOrder, says, wantsTools } from '../test/fixtures/models/script.ts';
import { launch, removeHome } from './support/app.ts';
import type { RunningApp } from './support/app.ts';
import { ChatPage } from './support/chat.ts';

// What models and their providers do wrong, as a person sees it in the window.
const SERVER = 'Desktop Commander';
let app: RunningApp;
let chat: ChatPage;
let models: ModelServer;

beforeAll(async () => {
  models = await startModelServer({ key: null, script: () => says('Nothing was scripted.') });
  app = await launch();
  chat = new ChatPage(app.main.page);
  const model = { provider: 'lab', model: 'scripted' };
  const lab = {
    id: 'lab',
    kind: 'compatible',
    name: 'Lab',
    baseUrl: models.url,
    models: [{ id: 'scripted' }],
  };
  await app.main.request('provider.set', { provider: lab });
  await app.main.request('settings.set', { change: { chatModel: model } });
  await app.main.open('Servers');
  await app.main.start(SERVER);
  await chat.open();
});
afterAll(async () => {
  await app.close();
  await models.close();
  removeHome(app.home);
});

const last = () => chat.messages().last();

test('who is asked to wait sees for what and how long, and gets the answer then', async () => {
  models.script(inOrder({ fault: 'limited', retryAfterSeconds: 3 }, says('At last.')));
  await chat.start();
  await chat.say('Are you there?');
  await last()
    .getByText(/^Lab takes no more requests right now: Rate limit reached.* Asked again in [1-3] s\.$/)
    .waitFor();
  await last().getByText('At last.').waitFor();
  await expect
    .poll(() =>
      last()
        .getByText(/Asked again/)
        .count(),
    )
    .toBe(0);
});

test('a provider that goes away in the middle is said to have; what came stays, and it is asked again', async () => {
  models.script(inOrder(says('As far as here', { ending: 'cut' }), says('And now all of it.')));
  await chat.start();
  await chat.say('Tell me all of it');
  await last()
    .getByText(/^Lab broke off in the middle of the answer/)
    .waitFor();
  await last().getByText('As far as here').waitFor();
  await last().getByRole('button', { name: 'Try again' }).click();
  await last().getByText('And now all of it.').waitFor();
});

test('a context that is full is offered to be summed up, and the question is answered behind that', async () => {
  models.script(
    inOrder(
      says('My name is Ada.'),
      { fault: 'contextOverflow' },
      says('They met; Ada said her name.'),
      says('It was Ada.'),
    ),
  );
  await chat.start();
  await chat.say('Who are you?');
  await last().getByText('My name is Ada.').waitFor();
  await chat.say('What was your name?');
  await last()
    .getByText(/^This conversation is longer than scripted can read/)
    .waitFor();
  await last().getByRole('button', { name: 'Sum up and try again' }).click();
  await last().getByText('It was Ada.').waitFor();
  await chat.log().getByText('What was said before, summed up for the model').waitFor();
  expect(
    models.asked
      .at(-1)
      ?.messages.map(({ text }) => text)
      .join('\n'),
  ).toContain('Ada said her name');
});

test('a tool that is nowhere and arguments that are no JSON go back to the model, and nothing is called', async () => {
  const name = (): string =>
    models.asked.at(-1)?.tools.find((one) => one.endsWith('read_file')) ?? 'read_file';
  let asked = 0;
  models.script(({ results }) => {
    asked += 1;
    if (asked === 1) return wantsTools([{ name: 'open_the_pod_bay_doors', args: {} }]);
    if (asked === 2) return wantsTools([{ name: name(), args: '{"file_path": "/etc/host' }]);
    return says(`I was told: ${results.join(' | ')}`);
  });
  const before = await app.main.request('call.list', {});
  await chat.start();
  await chat.say('Open the doors');
  await last()
    .getByText(/^I was told: /)
    .waitFor();
  await last()
    .getByText(/There is no tool called open_the_pod_bay_doors/)
    .first()
    .waitFor();
  expect(asked).toBe(3);
  expect(await app.main.request('call.list', {})).toEqual(before);
});

test('a model without tools says so once, and the chat goes on', async () => {
  models.script(({ tools }) => (tools.length > 0 ? { fault: 'noTools' } : says('I can still talk.')));
  await chat.start();
  await chat.say('What can you do?');
  await last().getByText('scripted cannot use tools', { exact: false }).waitFor();
  await last().getByText('I can still talk.').waitFor();
  const tries = models.asked.length;
  await chat.say('And now?');
  await expect.poll(() => models.asked.length).toBe(tries + 1);
  await chat.messages().nth(3).getByText('I can still talk.').waitFor();
});

test('10 MB that are pasted are refused at once, and what fits is sent whole', async () => {
  const { page } = app.main;
  models.script(() => says('Read.'));
  await chat.start();
  const paste = (bytes: number): Promise<void> =>
    chat.field().evaluate((field, length) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', 'word '.repeat(length / 5));
      field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    }, bytes);
  await paste(10 * 1024 * 1024);
  await page.getByText(/^That is too long to paste: 10 MB/).waitFor();
  expect(await chat.field().inputValue()).toBe('');
  await chat.field().fill('word '.repeat(150_000));
  await chat.field().press('Enter');
  await last().getByText('Read.').waitFor();
  expect(models.asked.at(-1)?.messages.at(-1)?.text.length).toBeGreaterThanOrEqual(749_999);
});
