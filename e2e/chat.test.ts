import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { MODEL_KEY, startModelServer } from '../test/fixtures/models/model-server.ts';
import type { ModelServer } from '../test/fixtures/models/model-server.ts';
import { inOrder, says, wantsTools } from '../test/fixtures/models/script.ts';
import type { ModelScript } from '../test/fixtures/models/script.ts';
import { isVisible, launch, removeHome } from './support/app.ts';
import type { RunningApp } from './support/app.ts';
import { ChatPage } from './support/chat.ts';

const SERVER = 'Desktop Commander';
let app: RunningApp;
let chat: ChatPage;
let models: ModelServer;

beforeAll(async () => {
  models = await startModelServer({ script: () => says('Nothing was scripted.') });
  app = await launch();
  chat = new ChatPage(app.main.page);
});
afterAll(async () => {
  await app.close();
  await models.close();
  removeHome(app.home);
});

/** Asks for a tool by the end of its name, then says what came back. */
function calls(tool: string, args: object): ModelScript {
  return ({ tools, results }) => {
    const name = tools.find((one) => one.endsWith(tool)) ?? tool;
    return results.length === 0 ? wantsTools([{ name, args }]) : says(`It said: ${results.join(' ')}`);
  };
}

test('a provider is added with its key: a wrong one is said to be wrong, the right one works', async () => {
  const { page } = app.main;
  await chat.open();
  await page.getByRole('region', { name: /needs a model/ }).waitFor();
  await page.getByRole('button', { name: 'Add a provider' }).click();
  await chat.fillProvider({ name: 'Scripted', address: models.url, key: 'sk-wrong' });
  await page.getByText('did not accept the key').first().waitFor();
  await chat.fillProvider({ key: MODEL_KEY });
  await page.getByText(/^It works: 1 model/).waitFor();
  expect(await page.getByLabel('Key', { exact: true }).inputValue()).toBe('');
  await page.getByRole('button', { name: 'To the chat' }).click();
});

test('an answer streams in, and says what it took', async () => {
  let goOn: () => void = () => undefined;
  const hold = new Promise<void>((resolve) => (goOn = resolve));
  models.script(() =>
    says(['**First** piece, ', 'second piece, ', 'third.'], { hold, usage: { input: 11, output: 7 } }),
  );
  await chat.start();
  await chat.say('How does the sluice work?');
  const answer = chat.messages().last();
  await answer.getByText(/First piece/).waitFor();
  expect(await answer.textContent()).not.toContain('third');
  goOn();
  await answer.getByText(/third\./).waitFor();
  expect(await answer.locator('strong').textContent()).toBe('First');
  await answer.getByText(/^11 in, 7 out/).waitFor();
  await chat.row('How does the sluice work?').waitFor();
});

test('what is stopped keeps what came until then', async () => {
  models.script(() => says('As far as here', { ending: 'silent' }));
  await chat.say('Go on');
  await chat.messages().last().getByText('As far as here').waitFor();
  await chat.stop();
  await chat.messages().last().getByText('Stopped by you.').waitFor();
  await chat.messages().last().getByText('As far as here').waitFor();
});

test('a tool of a real server runs after approval inside the conversation, and stands in Activity', async () => {
  const { page } = app.main;
  await app.main.open('Servers');
  await app.main.start(SERVER);
  const file = join(app.home, 'workspace', 'from-chat.txt');
  models.script(calls('write_file', { file_path: file, content: 'by the model' }));
  await chat.open();
  await chat.row('How does the sluice work?').click();
  await chat.say('Write it down');
  await chat.question().getByText('"by the model"').waitFor();
  expect(await isVisible(app.electron, 'app://approval/')).toBe(false);
  expect(existsSync(file)).toBe(false);
  await chat.answer('Allow once');
  await chat
    .messages()
    .last()
    .getByText(/^It said: /)
    .waitFor();
  expect(readFileSync(file, 'utf8')).toBe('by the model');

  await page.getByRole('button', { name: /write_file/ }).click();
  await page.getByRole('button', { name: 'Show in Activity' }).click();
  const panel = page.getByRole('complementary', { name: 'write_file' });
  await panel.getByText('you said so, for this call').waitFor();
  await panel.getByText('chat', { exact: true }).waitFor();
});

test('what this window may not allow is asked in the approval window', async () => {
  const file = join(app.home, 'outside.txt');
  models.script(calls('write_file', { file_path: file, content: 'outside' }));
  await chat.open();
  await chat.row('How does the sluice work?').click();
  await chat.say('Write outside');
  await chat
    .question()
    .getByText(/^The approval window has the question/)
    .waitFor();
  expect(await chat.question().getByRole('button', { name: 'Allow once' }).count()).toBe(0);
  await (await app.approval('"outside"')).press('Deny');
  await chat
    .messages()
    .last()
    .getByText(/^It said: /)
    .waitFor();
  expect(existsSync(file)).toBe(false);
});

test('said otherwise it is another version, and both stay', async () => {
  const { page } = app.main;
  models.script(inOrder(says('Answer to the first'), says('Answer to the second')));
  await chat.start();
  await chat.say('The first way');
  await chat.messages().last().getByText('Answer to the first').waitFor();
  await chat.messages().first().getByRole('button', { name: 'Say it otherwise' }).click();
  await expect.poll(() => chat.field().inputValue()).toBe('The first way');
  await chat.say('The second way');
  await chat.messages().last().getByText('Answer to the second').waitFor();
  const versions = page.getByRole('group', { name: 'Versions of this message' });
  await versions.getByText('2 of 2').waitFor();
  await versions.getByRole('button', { name: 'Version before' }).click();
  await chat.messages().last().getByText('Answer to the first').waitFor();
  await versions.getByText('1 of 2').waitFor();
});

test('a file goes along; what is too large is refused with the limit, and nothing is lost', async () => {
  const { page } = app.main;
  const files = page.locator('input[type="file"][multiple]');
  models.script(() => says('Read.'));
  await chat.start();
  await chat.field().fill('Read this');
  const note = { name: 'tide.txt', mimeType: 'text/plain', buffer: Buffer.from('the tide is low') };
  await files.setInputFiles(note);
  await page.getByRole('list', { name: 'Goes along' }).getByText('tide.txt').waitFor();
  await files.setInputFiles({ ...note, name: 'big.txt', buffer: Buffer.alloc(6 * 1024 * 1024, 'x') });
  await page.getByText('big.txt is too large: 6.0 MB, and a file may have 5.0 MB at most.').waitFor();
  await chat.field().evaluate((field) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', 'x'.repeat(10 * 1024 * 1024));
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  });
  await page.getByText(/^That is too long to paste: 10 MB, and at most 1.0 MB fit/).waitFor();
  expect(await chat.field().inputValue()).toBe('Read this');
  await chat.field().press('Enter');
  await chat.messages().last().getByText('Read.').waitFor();
  expect(JSON.stringify(models.asked.at(-1)?.messages)).toContain('the tide is low');
});

test('a server that does not run is named with the tools, and started from there', async () => {
  const { page } = app.main;
  await page.getByRole('button', { name: /^\d+ tools$/ }).click();
  const panel = page.getByRole('complementary', { name: 'This conversation' });
  const line = panel.getByText('These do not run, so their tools are not offered:');
  expect(await line.count()).toBe(0);
  await app.main.request('server.stop', { server: 'desktop-commander' });
  await line.waitFor();
  await panel.getByRole('button', { name: 'Start Desktop Commander' }).click();
  await line.waitFor({ state: 'detached' });
  await panel.getByRole('list', { name: 'Tool definitions' }).getByText('Desktop Commander').waitFor();
  await panel.getByRole('button', { name: 'Close' }).click();
});

test('where there are several workspaces, a conversation says in which one it works', async () => {
  const { page } = app.main;
  const folder = mkdtempSync(join(tmpdir(), 'patchbay-work-'));
  await page.getByRole('button', { name: /^\d+ tools$/ }).click();
  const panel = page.getByRole('complementary', { name: 'This conversation' });
  const choice = panel.getByRole('combobox', { name: 'Workspace' });
  expect(await choice.count()).toBe(0);
  const workspace = { name: 'Work', folders: [folder] };
  const { value } = await app.agree('workspace.set', { workspace });
  await choice.selectOption('Work');
  await expect
    .poll(async () => {
      const told = await app.main.request('conversation.list', {});
      return (told.value as { workspace: string }[]).map((one) => one.workspace);
    })
    .toContain((value as { id: string }).id);
  await choice.selectOption({ index: 0 });
  await panel.getByRole('button', { name: 'Close' }).click();
  rmSync(folder, { recursive: true });
});

test('a conversation without tools offers none, and says what they take where it has them', async () => {
  const { page } = app.main;
  await page.getByRole('button', { name: /^\d+ tools$/ }).click();
  const panel = page.getByRole('complementary', { name: 'This conversation' });
  await panel.getByRole('list', { name: 'Tool definitions' }).getByText('Desktop Commander').waitFor();
  await panel.getByRole('radio', { name: 'No tools' }).check();
  await panel.getByRole('list', { name: 'Tool definitions' }).waitFor({ state: 'detached' });
  await panel.getByRole('button', { name: 'Close' }).click();
  expect(models.asked.at(-1)?.tools.length).toBeGreaterThan(0);
  await chat.say('And now?');
  await expect.poll(() => models.asked.at(-1)?.tools).toEqual([]);
  await chat.messages().nth(3).getByText('Read.').waitFor();
});

test('what was said is found, and opens where it stands', async () => {
  await chat.search('sluice');
  const found = app.main.page.getByRole('list', { name: 'Found' });
  await found.getByText('How does the sluice work?').first().waitFor();
  await found.locator('[data-row]').last().click();
  await chat.messages().getByText('How does the sluice work?').waitFor();
  await chat.search('');
});

test('a key that is wrong by now is said in the conversation, with the way to its provider', async () => {
  models.script(() => ({ fault: 'wrongKey' }));
  await chat.start();
  await chat.say('Still there?');
  const answer = chat.messages().last();
  await answer.getByText(/did not accept the key/).waitFor();
  models.script(() => says('Here again.'));
  await answer.getByRole('button', { name: 'Show the provider' }).click();
  await app.main.page.getByRole('complementary', { name: 'Scripted' }).waitFor();
  await chat.open();
  await chat.messages().last().getByRole('button', { name: 'Answer again' }).click();
  await chat.messages().last().getByText('Here again.').waitFor();
});

test('a conversation is renamed by the keyboard, removed, and brought back', async () => {
  const { page } = app.main;
  const row = chat.row('Still there?');
  await row.focus();
  await page.keyboard.press('F2');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('Kept name');
  await page.keyboard.press('Enter');
  await chat.row('Kept name').focus();
  await page.keyboard.press('Delete');
  await expect.poll(() => chat.row('Kept name').count()).toBe(0);
  await page.keyboard.press('Enter');
  await chat.row('Kept name').waitFor();
});
