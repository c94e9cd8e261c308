import { afterAll, beforeAll, expect, test } from 'vitest';
import { addServers } from '../test/support/add-servers.ts';
import { launch, removeHome, temporaryHome } from './support/app.ts';
import type { RunningApp } from './support/app.ts';
import { approvedServer, fixture } from './support/foreign.ts';

let app: RunningApp;

beforeAll(async () => {
  const home = temporaryHome();
  // Trusted, so that what only reads does not ask: this is about forms and results.
  addServers(home, [approvedServer('shapes', [fixture('shapes.mjs')])]);
  app = await launch({ home });
  await app.main.start('shapes');
});
afterAll(async () => {
  await app.close();
  removeHome(app.home);
});

const report = () => app.main.report();

test('a form of nested objects, lists, choices, variants and dates sends exactly what was filled in', async () => {
  const { page } = app.main;
  await app.main.openTool('shapes', 'book');
  const form = page.getByRole('form', { name: 'Arguments of book' });
  await app.main.run();
  await form.getByText('This is required.').first().waitFor();
  await form
    .getByRole('textbox', { name: /^name\b/ })
    .first()
    .fill('Ada');
  await form
    .getByRole('textbox', { name: /^nights\b/ })
    .or(form.getByRole('spinbutton', { name: /^nights\b/ }))
    .first()
    .fill('40');
  await app.main.run();
  // What the schema says is checked by the engine, and said at the field.
  await form
    .getByText(/<= 30|30/)
    .first()
    .waitFor();
  await form
    .getByRole('textbox', { name: /^nights\b/ })
    .or(form.getByRole('spinbutton', { name: /^nights\b/ }))
    .first()
    .fill('3');
  await app.main.run();
  await report().getByText('Done').waitFor();
  await report().getByText('Ada').first().waitFor();
  const { value } = await app.main.request('call.list', { server: 'shapes', name: 'book', limit: 1 });
  expect((value as { args: unknown }[])[0]?.args).toEqual({
    guest: { name: 'Ada' },
    stay: { nights: 3 },
    room: 'double',
  });
});

test('raw JSON and form say the same, both ways', async () => {
  const { page } = app.main;
  await page.getByRole('switch', { name: 'Raw JSON' }).click();
  const raw = page.getByRole('textbox', { name: 'Arguments as JSON' });
  expect(JSON.parse(await raw.inputValue())).toMatchObject({ guest: { name: 'Ada' } });
  await raw.fill(
    '{"guest": {"name": "Bo"}, "stay": {"nights": 2}, "room": "suite", "payment": {"kind": "card", "last4": "12x4"}}',
  );
  await app.main.run();
  await page.getByText(/last4/).last().waitFor();
  await raw.fill(
    '{"guest": {"name": "Bo"}, "stay": {"nights": 2}, "room": "suite", "payment": {"kind": "card", "last4": "1234"}}',
  );
  await app.main.run();
  await report().getByText('Bo').first().waitFor();
  await page.getByRole('switch', { name: 'Raw JSON' }).click();
  const form = page.getByRole('form', { name: 'Arguments of book' });
  expect(await form.getByRole('textbox', { name: /^last4\b/ }).inputValue()).toBe('1234');
});

test('Markdown is rendered without its HTML; a table, media and links are what they are', async () => {
  const { page } = app.main;
  await app.main.openTool('shapes', 'markdown');
  await app.main.run();
  await report().getByRole('heading', { name: 'Report' }).waitFor();
  await report().getByRole('cell', { name: 'Bern' }).waitFor();
  expect(await report().locator('img').count()).toBe(0);
  expect(await page.title()).not.toBe('1');

  await app.main.openTool('shapes', 'table');
  await app.main.run();
  await report().getByRole('cell', { name: 'Quito' }).waitFor();

  await app.main.openTool('shapes', 'media');
  await app.main.run();
  await report().locator('img').first().waitFor();
  await report().locator('audio').first().waitFor();
  await report().getByText('Where to read on').waitFor();
  await report().getByText('inline text').waitFor();
  // A link is read on request, as a call of its own.
  await report().getByRole('button', { name: 'Read' }).first().click();
  await report().getByRole('heading', { name: 'shapes://note' }).last().waitFor();
});

test('characters that nobody would see are written out, in a definition and in a result', async () => {
  const { page } = app.main;
  await app.main.openTool('shapes', 'hidden');
  await page
    .getByText(/U\+202E|\\u\{202E\}/i)
    .first()
    .waitFor();
  await app.main.run();
  await report().getByText(/200B/i).first().waitFor();
});

test('a costly pattern costs nothing, and a schema that points outside is not used', async () => {
  await app.main.openTool('shapes', 'pattern');
  await app.main.enter({ word: `${'a'.repeat(30_000)}b` });
  await app.main.run();
  await app.main.page
    .getByText(/pattern/)
    .first()
    .waitFor();
  const { value } = await app.main.request('tool.call', {
    server: 'shapes',
    name: 'outside',
    args: { x: 1 },
  });
  expect((value as { outcome: { outcome: string } }).outcome.outcome).toBe('unavailable');
});

test('a result of 16 MB is shown, and the window goes on', async () => {
  await app.main.openTool('shapes', 'big');
  await app.main.run();
  await report().getByText('Done').waitFor({ timeout: 30_000 });
  await app.main.open('Settings');
  await app.main.page.getByText('Open at login').first().waitFor();
  await app.main.open('Servers');
});

test('an error of the tool is an error', async () => {
  await app.main.openTool('shapes', 'fails');
  await app.main.run();
  await report().getByText('Tool error').waitFor();
  await report().getByText('the disk is on fire').waitFor();
});

test('a prompt and a resource of a template, filled in', async () => {
  const { page } = app.main;
  const back = page.getByRole('button', { name: /^All (tools|prompts|resources|templates)/ });
  await back.click();
  await page.getByText('greet', { exact: true }).first().click();
  await app.main.enter({ who: 'Grace' });
  await page.getByRole('button', { name: 'Get', exact: true }).click();
  await report().getByText('Say hello to Grace.').waitFor();
  await back.click();
  await page.getByText('city', { exact: true }).first().click();
  await app.main.enter({ name: 'São Paulo' });
  await page.getByRole('button', { name: 'Read', exact: true }).first().click();
  await report()
    .getByText(/S%C3%A3o%20Paulo/)
    .first()
    .waitFor();
});
