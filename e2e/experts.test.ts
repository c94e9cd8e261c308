import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startModelServer } from '../test/fixtures/models/model-server.ts';
import type { ModelServer } from '../test/fixtures/models/model-server.ts';
import { says } from '../test/fixtures/models/script.ts';
import type { AskedModel } from '../test/fixtures/models/script.ts';
import { launch, removeHome } from './support/app.ts';
import type { RunningApp } from './support/app.ts';
import { ChatPage } from './support/chat.ts';

const SERVER = 'Desktop Commander';
const MODELS = ['careful', 'bold'];
let app: RunningApp;
let chat: ChatPage;
let models: ModelServer;
let file: string;

beforeAll(async () => {
  models = await startModelServer({ script: () => says('Nothing.'), models: MODELS, key: null });
  app = await launch();
  chat = new ChatPage(app.main.page);
  file = join(app.home, 'workspace', 'advice.txt');
  const priced = { id: 'careful', usdPerMTokIn: 1000, usdPerMTokOut: 1000 };
  await app.main.request('provider.set', {
    provider: {
      id: 'lab',
      kind: 'compatible',
      name: 'Lab',
      baseUrl: models.url,
      models: [priced, { id: 'bold' }],
    },
  });
});
afterAll(async () => {
  await app.close();
  await models.close();
  removeHome(app.home);
});

test('two models answer the same turn side by side, and the conversation goes on with one of them', async () => {
  const { page } = app.main;
  models.script(({ model }) => says(`${model} says so`, { usage: { input: 100, output: 10 } }));
  await chat.open();
  await chat.start();
  await page.getByRole('button', { name: 'Compare', exact: true }).click();
  const chosen = page.getByRole('group', { name: 'Models to compare' });
  await expect.poll(() => chosen.getByLabel('Model 1').inputValue()).toBe('lab\ncareful');
  await expect.poll(() => chosen.getByLabel('Model 2').inputValue()).toBe('lab\nbold');
  await chat.say('Which way does the water go?');
  const answers = page.getByRole('group', { name: 'Answers side by side' });
  const careful = answers.getByRole('article', { name: 'Message from careful' });
  const bold = answers.getByRole('article', { name: 'Message from bold' });
  await careful.getByText('careful says so').waitFor();
  await bold.getByText('bold says so').waitFor();
  // Only one of the two has a price.
  await careful.getByText(/^100 in, 10 out · \$0\.11 · /).waitFor();
  await bold.getByText(/^100 in, 10 out · [^$]*$/).waitFor();
  const other = await bold.elementHandle();
  const places = await careful.evaluate((one, second) => {
    const [left, right] = [one.getBoundingClientRect(), (second as Element).getBoundingClientRect()];
    return { top: left.top - right.top, gap: right.left - left.right };
  }, other);
  expect(places.top).toBe(0);
  expect(places.gap).toBeGreaterThanOrEqual(0);

  await answers.getByRole('button', { name: 'Go on with this one' }).click();
  await answers
    .getByText(/^Go(es)? on/)
    .nth(1)
    .and(answers.getByText('Goes on with this one'))
    .waitFor();
  models.script(({ model }) => says(`${model} goes on`));
  await chat.say('And then?');
  await chat.messages().last().getByText('careful goes on').waitFor();
  expect(models.asked.at(-1)?.messages.map(({ text }) => text)).toContain('bold says so');
  await expect.poll(() => answers.count()).toBe(0);
  // What was not gone on with is another version.
  const versions = page.getByRole('group', { name: 'Versions of this message' });
  await versions.getByText('2 of 2').waitFor();
});

/** What each expert answers, and how he judges the others. */
function opinion({ model, messages }: AskedModel) {
  const judging = messages.filter(({ role }) => role === 'user').length > 1;
  const claim = (text: string, evidence: string[], confidence: number) => {
    return { text, kind: 'finding', confidence, evidence };
  };
  const write = { file_path: file, content: 'as advised' };
  const own = {
    careful: {
      answer: {
        answer: 'The sluice is **open**; write that down.',
        claims: [claim('The sluice is open', ['R1'], 0.9), claim('It rains', [], 0.5)],
        actions: [
          { server: 'desktop-commander', tool: 'write_file', arguments: write, why: 'to keep it' },
          { server: 'nobody', tool: 'page', arguments: {}, why: 'somebody should know' },
        ],
      },
      judgements: [],
    },
    bold: {
      answer: { answer: 'The sluice is open, I say.', claims: [claim('The sluice is open.', ['R7'], 0.8)] },
      judgements: [{ claim: 'C2', stance: 'rejects', confidence: 0.7, reason: 'R1 speaks of sun' }],
    },
  }[model];
  const said = judging ? { judgements: own?.judgements } : own?.answer;
  return says(JSON.stringify(said), { usage: { input: 100, output: 10 }, firstTokenMs: judging ? 800 : 0 });
}

test('experts read from a real server, and the matrix shows who holds what on which result', async () => {
  const { page } = app.main;
  await app.main.open('Servers');
  await app.main.start(SERVER);
  writeFileSync(join(app.home, 'workspace', 'sluice.txt'), 'open since noon, sun');
  models.script(opinion);
  await chat.open();
  await page.getByRole('radio', { name: 'Experts' }).check();
  const form = page.getByRole('form', { name: 'New question to experts' });
  await form.getByLabel('Question', { exact: true }).fill('Short');
  await form.getByLabel('Question', { exact: true }).press('Control+Enter');
  await form.getByText('A question has 10 characters at least.').waitFor();
  await form.getByLabel('Question', { exact: true }).fill('Is the sluice open?');
  await form.getByRole('checkbox', { name: SERVER }).check();
  await form.getByLabel(`What is read from ${SERVER}`).selectOption({ label: 'read_file' });
  const path = join(app.home, 'workspace', 'sluice.txt');
  await form.getByLabel('Arguments for read_file, as JSON').fill(JSON.stringify({ file_path: path }));
  await form.getByRole('button', { name: 'Ask the experts' }).click();
  await page.getByRole('button', { name: 'Stop the round' }).waitFor();

  const matrix = page.getByRole('table', { name: 'Claims, and who holds them' });
  const agreed = matrix.getByRole('row').filter({ hasText: 'The sluice is open' });
  await agreed.getByText('Agreed').waitFor();
  await expect.poll(() => agreed.getByRole('cell').first().textContent()).toBe('Holds it90%');
  await expect.poll(() => agreed.getByRole('cell').nth(1).textContent()).toBe('Holds it80%');
  await agreed.getByText('R7: there is no such result').waitFor();
  const rain = matrix.getByRole('row').filter({ hasText: 'It rains' });
  await rain.getByText('Contested').waitFor();
  await rain.getByText('bold rejects it, 70% sure: R1 speaks of sun').waitFor();
  await rain.getByText('rests on no result').waitFor();
  await page.getByText(/^\$0\.11 and more: not every price is known$/).waitFor();

  await agreed.getByRole('button', { name: /^Rests on R1/ }).click();
  await page
    .getByRole('region', { name: 'R1' })
    .getByText(/open since noon/)
    .waitFor();
  await page.getByRole('button', { name: /^careful/ }).click();
  await page.locator('strong').getByText('open', { exact: true }).waitFor();
});

test('what they propose is run one by one: denied, allowed, and one for a server that there is not', async () => {
  const { page } = app.main;
  const write = page.getByRole('region', { name: 'desktop-commander › write_file' });
  const run = page.getByRole('button', { name: /^Run A1/ });
  await run.click();
  await write.getByText(/^The approval window has the question/).waitFor();
  await (await app.approval('"as advised"')).press('Deny');
  await write.getByText('Denied').waitFor();
  expect(existsSync(file)).toBe(false);
  await run.click();
  await (await app.approval('"as advised"')).press('Allow once');
  await write.getByText('Done').waitFor();
  expect(readFileSync(file, 'utf8')).toBe('as advised');
  await expect.poll(() => run.count()).toBe(0);
  await page.getByRole('button', { name: /^Run A2/ }).click();
  await page.getByRole('region', { name: 'nobody › page' }).getByText('Not found').waitFor();
});

test('a round is stopped while a model thinks, and removed by the keyboard', async () => {
  const { page } = app.main;
  models.script(() => says('never', { firstTokenMs: 60_000 }));
  await page.getByRole('button', { name: 'New question to experts' }).click();
  const question = page.getByLabel('Question', { exact: true });
  await question.fill('Will you ever answer me?');
  await question.press('Control+Enter');
  await page.getByRole('status').getByText('The experts answer').waitFor();
  await page.getByRole('button', { name: 'Stop the round' }).click();
  await page.getByText('You stopped this round.').first().waitFor();
  const rows = page.getByRole('region', { name: 'Rounds of experts' }).locator('[data-row]');
  await expect.poll(() => rows.count()).toBe(2);
  await rows.first().focus();
  await page.keyboard.press('Delete');
  await page.getByRole('dialog', { name: 'Remove this round?' }).getByText('Remove', { exact: true }).click();
  await expect.poll(() => rows.count()).toBe(1);
  await rows.first().click();
  await page.getByText('bold rejects it, 70% sure: R1 speaks of sun').waitFor();
});

test('a person answers in the round, which waits visibly; another round goes on without', async () => {
  const { page } = app.main;
  const kept = {
    place: { of: 'workspace', workspace: 'default' },
    key: 'house rule',
    text: 'Close it at dusk',
  };
  await app.main.request('memory.set', { entry: kept });
  models.script(({ messages }) =>
    messages.filter(({ role }) => role === 'user').length > 1
      ? says(JSON.stringify({ judgements: [{ claim: 'C2', stance: 'holds', confidence: 0.9 }] }))
      : says(
          JSON.stringify({
            answer: 'Close the sluice now.',
            claims: [{ text: 'It is late', kind: 'finding', confidence: 0.6, evidence: ['M1'] }],
          }),
        ),
  );
  const ask = async (question: string) => {
    await page.getByRole('button', { name: 'New question to experts' }).click();
    const form = page.getByRole('form', { name: 'New question to experts' });
    await form.getByLabel('Question', { exact: true }).fill(question);
    await form.getByLabel('Expert 2', { exact: true }).selectOption({ label: 'You, at this computer' });
    await form.getByRole('button', { name: 'Ask the experts' }).click();
  };
  await ask('When is the sluice closed?');
  const yours = page.getByRole('form', { name: 'Your answer in this round' });
  await yours.getByText(/^The round waits for you, \d+ min/).waitFor();
  // Nobody who is to answer unseen can read the others first.
  await page.getByText('careful', { exact: true }).last().waitFor();
  expect(await page.getByRole('button', { name: /^careful/ }).count()).toBe(0);
  await yours.getByRole('button', { name: 'Answer', exact: true }).click();
  await yours.getByText('An answer has 10 characters at least.').waitFor();
  await yours.getByLabel('Your answer', { exact: true }).fill('At dusk, as the rule says.');
  await yours.getByLabel('Words of claim 1').fill('Dusk is the time');
  await yours.getByLabel('How sure of claim 1, in percent').fill('80');
  await yours.getByRole('checkbox', { name: 'M1' }).check();
  await yours.getByRole('button', { name: 'Answer', exact: true }).click();
  const matrix = page.getByRole('table', { name: 'Claims, and who holds them' });
  const mine = matrix.getByRole('row').filter({ hasText: 'Dusk is the time' });
  await mine.getByText('Agreed').waitFor();
  await mine.getByRole('button', { name: /^Rests on M1/ }).click();
  await page.getByRole('button', { name: /^M1 Memory › house rule/, expanded: true }).waitFor();
  expect(
    models.asked.find(({ messages }) => messages.some(({ text }) => text.includes('Close it at dusk'))),
  ).toBeDefined();

  await ask('And when is it opened?');
  await yours.getByRole('button', { name: 'Go on without you' }).click();
  await page.getByText('Only one expert answered, so nothing was compared.').waitFor();
});
