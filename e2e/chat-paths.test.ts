// What the chat screen offers beside saying something: each way is gone once, in the real app.
import { mkdirSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { FileChooser } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addServers } from '../test/support/add-servers.ts';
import { startModelServer } from '../test/fixtures/models/model-server.ts';
import type { ModelServer } from '../test/fixtures/models/model-server.ts';
import { says } from '../test/fixtures/models/script.ts';
import { launch, removeHome, temporaryHome } from './support/app.ts';
import type { RunningApp } from './support/app.ts';
import { ChatPage } from './support/chat.ts';
import { approvedServer, reference } from './support/foreign.ts';

/** A PNG of one pixel. */
const PIXEL =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
let app: RunningApp;
let chat: ChatPage;
let models: ModelServer;
let folder: string;

beforeAll(async () => {
  models = await startModelServer({ script: () => says('Noted.'), key: null });
  const home = temporaryHome();
  addServers(home, [approvedServer('everything', [reference('everything'), 'stdio'])]);
  app = await launch({ home });
  chat = new ChatPage(app.main.page);
  folder = join(home, 'exports-here');
  mkdirSync(folder);
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

/** The system's own dialog answers with this path from now on. */
async function dialogAnswers(path: string): Promise<void> {
  await app.electron.evaluate(({ dialog }, picked) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [picked] });
  }, path);
}

async function menu(name: string, item: string): Promise<void> {
  const { page } = app.main;
  await page.getByRole('button', { name: `Actions for ${name}` }).click();
  await page.getByRole('menuitem', { name: item, exact: true }).click();
}

async function command(words: string, option: string | RegExp): Promise<void> {
  const { page } = app.main;
  await page.keyboard.press('Control+k');
  const field = page.getByRole('dialog', { name: 'Commands' }).getByRole('combobox');
  await expect.poll(() => field.evaluate((element) => element === document.activeElement)).toBe(true);
  await page.keyboard.type(words);
  await page.getByRole('option', { name: option }).first().click();
}

test('pinned it stands above what changed later, until it is unpinned', async () => {
  for (const words of ['The older talk', 'The younger talk']) {
    await chat.start();
    await chat.say(words);
    await chat.messages().last().getByText('Noted.').waitFor();
  }
  const first = () => chat.conversations().locator('[data-row]').first();
  await expect.poll(() => first().textContent()).toContain('The younger talk');
  await menu('The older talk', 'Pin');
  await expect.poll(() => first().textContent()).toContain('The older talk');
  await first().getByText('Pinned').waitFor({ state: 'attached' });
  await menu('The older talk', 'Unpin');
  await expect.poll(() => first().textContent()).toContain('The younger talk');
});

test('written as Markdown it can be read, as JSON it comes back as a talk of its own', async () => {
  const { page } = app.main;
  await chat.row('The older talk').click();
  await dialogAnswers(folder);
  await menu('The older talk', 'Export as Markdown');
  await page.getByText(/^Written to .+\.md/).waitFor();
  const markdown = readdirSync(folder).find((name) => name.endsWith('.md')) ?? '';
  const written = readFileSync(join(folder, markdown), 'utf8');
  expect(written).toContain('# The older talk');
  expect(written).toContain('Noted.');

  await menu('The older talk', 'Export as JSON');
  await page.getByText(/^Written to .+\.json/).waitFor();
  const json = readdirSync(folder).find((name) => name.endsWith('.json')) ?? '';
  const choose = async (file: Parameters<FileChooser['setFiles']>[0]) => {
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.getByRole('button', { name: 'Import a conversation' }).click(),
    ]);
    await chooser.setFiles(file);
  };
  await choose(join(folder, json));
  await expect.poll(() => chat.row('The older talk').count()).toBe(2);
  const imported = chat.row('The older talk').first();
  await expect.poll(() => imported.getAttribute('aria-current')).toBe('true');
  await chat.messages().last().getByText('Noted.').waitFor();
  models.script(() => says('Goes on.'));
  await chat.say('And now?');
  await chat.messages().last().getByText('Goes on.').waitFor();
  expect(models.asked.at(-1)?.messages.map(({ text }) => text)).toContain('The older talk');

  await choose({ name: 'x.json', mimeType: 'application/json', buffer: Buffer.from('{"a":1}') });
  await page.getByText(/^This export cannot be read: /).waitFor();
  await page.getByRole('button', { name: 'Dismiss' }).click();
});

test('what somebody else says in the same conversation is seen here, and two cannot be answered at once', async () => {
  const { page } = app.main;
  await chat.start();
  let goOn: () => void = () => undefined;
  const hold = new Promise<void>((resolve) => (goOn = resolve));
  models.script(() => says(['Slowly, ', 'and whole.'], { hold }));
  await chat.say('Begun here');
  await chat.messages().last().getByText('Slowly').waitFor();
  const { value } = await app.main.request('conversation.list', {});
  const list = value as { id: string; title: string }[];
  const conversation = list.find(({ title }) => title === 'Begun here')?.id;
  const runs = async () => {
    const told = await app.main.request('conversation.list', {});
    return (told.value as { id: string; running: boolean }[]).find(({ id }) => id === conversation)?.running;
  };
  const parts = [{ type: 'text', text: 'Said elsewhere' }];
  const refused = await app.main.request('turn.send', { conversation, parts });
  expect(refused).toMatchObject({ ok: false, error: { reason: { code: 'chat.turnRuns' } } });
  goOn();
  await chat.messages().last().getByText('and whole.').waitFor();
  // The last words are there before the turn has ended.
  await expect.poll(runs).toBe(false);

  models.script(() => says('Heard by both.'));
  expect(await app.main.request('turn.send', { conversation, parts })).toMatchObject({ ok: true });
  await chat.messages().getByText('Said elsewhere').waitFor();
  await chat.messages().last().getByText('Heard by both.').waitFor();
  await app.main.request('conversation.set', { conversation, change: { title: 'Named elsewhere' } });
  await page.getByRole('heading', { level: 1, name: 'Named elsewhere' }).waitFor();
});

test('@ names a resource: it is read when the message is sent', async () => {
  const { page } = app.main;
  models.script(() => says('Read it.'));
  await chat.start();
  await chat.field().pressSequentially('Explain @architecture');
  const options = page.getByRole('listbox', { name: 'Resources' }).getByRole('option');
  await options
    .first()
    .getByText(/architecture/)
    .first()
    .waitFor();
  await page.keyboard.press('Enter');
  const extras = page.getByRole('list', { name: 'Goes along' });
  await extras.getByText(/architecture/).waitFor();
  await expect.poll(() => chat.field().inputValue()).toBe('Explain ');
  await page.keyboard.press('Enter');
  await chat.messages().last().getByText('Read it.').waitFor();
  const sent = models.asked.at(-1)?.messages.at(-1)?.text ?? '';
  expect(sent).toContain('of the server "everything"');
  expect(sent).toContain('architecture');
});

test('/ names a prompt: its arguments are asked for, and it is read when the message is sent', async () => {
  const { page } = app.main;
  await chat.start();
  await chat.field().pressSequentially('/args');
  await page
    .getByRole('listbox', { name: 'Prompts' })
    .getByRole('option')
    .filter({ hasText: /arg/i })
    .first()
    .click();
  const form = page.getByRole('form', { name: 'Arguments of the prompt' });
  await form.getByRole('button', { name: 'Add to the message' }).click();
  await form.getByText('This is required.').waitFor();
  await form.getByLabel('city', { exact: true }).fill('Ghent');
  await page.keyboard.press('Enter');
  await page.getByRole('list', { name: 'Goes along' }).getByText('args-prompt').waitFor();
  await chat.field().press('Enter');
  await chat.messages().last().getByText('Read it.').waitFor();
  expect(models.asked.at(-1)?.messages.at(-1)?.text).toContain('Ghent');
});

test('an image is pasted and another one dropped; both go along and are shown', async () => {
  const { page } = app.main;
  models.script(() => says('Seen.'));
  await chat.start();
  for (const [type, name] of [
    ['paste', 'pasted.png'],
    ['drop', 'dropped.png'],
  ] as const) {
    await chat.field().evaluate(
      (field, [event, file, data]) => {
        const transfer = new DataTransfer();
        const bytes = Uint8Array.from(atob(data), (char) => char.charCodeAt(0));
        transfer.items.add(new File([bytes], file, { type: 'image/png' }));
        const common = { bubbles: true, cancelable: true };
        field.dispatchEvent(
          event === 'paste'
            ? new ClipboardEvent('paste', { clipboardData: transfer, ...common })
            : new DragEvent('drop', { dataTransfer: transfer, ...common }),
        );
      },
      [type, name, PIXEL] as const,
    );
    await page.getByRole('list', { name: 'Goes along' }).getByText(name).waitFor();
  }
  await page.getByRole('button', { name: 'Leave out pasted.png' }).waitFor();
  await chat.field().fill('What is on them?');
  await chat.field().press('Enter');
  await chat.messages().last().getByText('Seen.').waitFor();
  expect(JSON.stringify(models.asked.at(-1)?.body)).toContain(PIXEL);
  await page.getByRole('button', { name: /dropped\.png/ }).click();
  const image = chat.messages().getByRole('img');
  await image.waitFor();
  expect(await image.evaluate((one: HTMLImageElement) => one.naturalWidth)).toBe(1);
});

test('the palette does what the chat screen does, from anywhere', async () => {
  const { page } = app.main;
  await app.main.open('Home');
  await command('pin', /^Pin: What is on them\?/);
  await expect
    .poll(() => chat.conversations().locator('[data-row]').first().textContent())
    .toContain('What is on');
  await command('export as json', /^Export as JSON: What is on/);
  await page.getByText(/^Written to .+\.json/).waitFor();
  await command('new question', 'New question to experts');
  await page.getByRole('form', { name: 'New question to experts' }).waitFor();
  await command('new chat', 'New chat');
  await chat.field().waitFor();
  await command('comes with', 'Comes with Patchbay');
  await page.getByRole('radio', { name: /^Comes with Patchbay/, checked: true }).waitFor();
  await command('provider', 'Add a provider');
  await page.getByRole('form', { name: 'Provider', exact: true }).waitFor();
  await command('memory', 'Memory');
  await page.getByRole('region', { name: 'Entries of the memory' }).waitFor();
});

test('the file of a setting is chosen in the system’s own dialog; closing it changes nothing', async () => {
  const { page } = app.main;
  await app.main.request('bundled.add', { server: 'prometheus-metrics' });
  await app.main.open('Servers');
  await page.getByRole('row').filter({ hasText: 'Prometheus' }).first().click();
  await page.getByRole('tab', { name: 'Settings' }).click();
  const rules = join(folder, 'rules.yml');
  await dialogAnswers(rules);
  const field = page.getByRole('complementary').locator(`input[id$="PROMETHEUS_RULES_FILE"]`);
  const choose = field.locator('xpath=..').getByRole('button');
  await choose.click();
  await expect.poll(() => field.inputValue()).toBe(rules);
  await app.electron.evaluate(({ dialog }) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: true, filePaths: [] });
  });
  await choose.click();
  expect(await field.inputValue()).toBe(rules);
  const hostile = await app.main.request('bundled.pick', {
    server: 'prometheus-metrics',
    setting: 'NOT_THERE',
  });
  expect(hostile).toMatchObject({ ok: false, error: { reason: { code: 'request.noPathHere' } } });
});
