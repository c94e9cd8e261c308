import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addServers } from '../test/support/add-servers.ts';
import { launch, removeHome, temporaryHome } from './support/app.ts';
import type { RunningApp } from './support/app.ts';
import { approvedServer, reference } from './support/foreign.ts';

const SERVER = 'desktop-commander';
const DAY = 24 * 3_600_000;
let app: RunningApp;

beforeAll(async () => {
  const home = temporaryHome();
  addServers(home, [approvedServer('memory', [reference('memory')], { title: 'Memory' })]);
  app = await launch({ home });
});
afterAll(async () => {
  await app.close();
  removeHome(app.home);
});

const read = (path: string) =>
  app.main.request('tool.call', { server: SERVER, name: 'read_file', args: { file_path: path } });
const inspector = () => app.main.page.getByRole('complementary');
const shows = (count: number) => expect.poll(() => app.main.calls().count()).toBe(count);
const clipboard = () => app.electron.evaluate(({ clipboard: one }) => one.readText());

/** What the engine takes for now, ms from the truth. */
async function moveClock(ms: number): Promise<void> {
  await app.electron.evaluate((_electron, by) => {
    const clock = globalThis as unknown as { real?: () => number };
    const real = (clock.real ??= Date.now);
    Date.now = () => real() + by;
  }, ms);
}

test('before the first call the screen says what will stand there', async () => {
  await app.main.open('Activity');
  await app.main.page.getByText('Every call of a tool will stand here').waitFor();
  await shows(0);
});

test('calls from the window and from a terminal, at two servers, that end in different ways', async () => {
  const { main } = app;
  writeFileSync(join(app.home, 'workspace', 'poem.txt'), 'nightingale');
  await main.open('Servers');
  await main.start('Desktop Commander');
  await main.start('Memory');
  await moveClock(-3 * DAY);
  expect(await read('old-times.txt')).toMatchObject({ value: { outcome: { outcome: 'toolError' } } });
  await moveClock(0);
  await read('poem.txt');
  await read('nowhere.txt');
  await main.request('tool.call', { server: 'memory', name: 'read_graph', args: {} });
  execFileSync(join(app.home, 'bin/patchbay'), [
    'call',
    SERVER,
    'list_directory',
    '--args',
    '{"directory_path":"."}',
  ]);
  await main.openTool('Desktop Commander', 'write_file');
  await main.enter({ file_path: 'no.txt', content: 'never' });
  await main.run();
  await (await app.approval('never')).press('Deny');
  await main.report().getByText('Denied').waitFor();
  await main.open('Activity');
  await shows(6);
});

test('the filter is a sentence, and every word of it narrows', async () => {
  const { main } = app;
  const narrowed: [part: string, word: string, count: number][] = [
    ['Server', 'to Memory', 1],
    ['Outcome', 'that failed', 2],
    ['Outcome', 'that were denied', 1],
    ['Outcome', 'that worked', 3],
    ['From', 'from the command line', 1],
    ['From', 'from the tool runner', 5],
    ['When', 'in the last hour', 5],
    ['When', 'in the last 7 days', 6],
    ['Kind', 'Reads of resources', 0],
  ];
  for (const [part, word, count] of narrowed) {
    await main.choose(part, word);
    await shows(count);
    await main.page.getByRole('button', { name: `Clear “${word}”` }).click();
    await shows(6);
  }
  await main.choose('Server', 'to Desktop Commander');
  await main.choose('Tool', 'of read_file');
  await main.choose('Outcome', 'that failed');
  await main.choose('When', 'in the last hour');
  await shows(1);
  await main.calls().getByText('nowhere.txt').waitFor();
  await main.choose('Kind', 'Uses of prompts');
  await main.page.getByText('No call matches.').waitFor();
  await main.page.getByRole('button', { name: 'Clear the filter' }).click();
  await shows(6);
});

test('any word of arguments, results and messages finds the call, and nothing else', async () => {
  const { main } = app;
  const search = main.page.getByRole('textbox', { name: /^Search names/ });
  for (const [words, count] of [
    ['nightingale', 1],
    ['nowhere', 1],
    ['Refused by you', 1],
    ['nightingale nowhere', 0],
  ] as const) {
    await search.fill(words);
    await shows(count);
  }
  await search.press('Escape');
  await shows(6);
});

test('while it stands at the top the list follows; further down it stands still and counts', async () => {
  const { main } = app;
  const { page } = main;
  for (let n = 0; n < 40; n++) await read('poem.txt');
  const list = page.getByRole('table', { name: 'Activity' });
  await expect.poll(() => list.getAttribute('aria-rowcount')).toBe('47');
  // The last ones are shown before the list itself has them; what it has not when it stands still is counted as new.
  await page.getByText('46 calls', { exact: true }).waitFor();
  const top = () => main.calls().first().locator('td').first().innerText();
  await list.hover();
  await page.mouse.wheel(0, 600);
  // The wheel turns on after it was let go, and that the list stands still now is noted when there is time.
  await expect.poll(() => list.evaluate((table) => table.parentElement?.scrollTop)).toBeGreaterThan(100);
  await page.evaluate(() => new Promise((done) => requestIdleCallback(done, { timeout: 5000 })));
  const before = await main.calls().allInnerTexts();
  await read('later.txt');
  await page.getByRole('button', { name: '1 new call' }).waitFor();
  expect((await main.calls().allInnerTexts()).join()).not.toContain('later.txt');
  expect(before.join()).not.toContain('later.txt');
  await page.getByRole('button', { name: '1 new call' }).click();
  await main.calls().getByText('later.txt').waitFor();
  expect(await top()).not.toBe('');
  await read('latest.txt');
  await main.calls().getByText('latest.txt').waitFor();
});

test("a call's whole life: who let it through, each stage with its time, what came back", async () => {
  const { main } = app;
  await main.choose('Outcome', 'that worked');
  await main.choose('From', 'from the command line');
  await shows(1);
  await main.calls().first().click();
  const life = inspector();
  await life.getByText('allowed: it only reads').waitFor();
  await life.getByText('command line', { exact: true }).waitFor();
  const stages = await life.getByRole('list').first().getByRole('listitem').allInnerTexts();
  expect(stages.map((stage) => stage.split('\n')[0])).toEqual([
    'Recorded',
    'Identified',
    'Admitted',
    'Checked',
    'Decided',
    'Sent and read',
    'At the server',
  ]);
  for (const stage of stages) expect(stage).toMatch(/\d.* (ms|s)$/);
  await life.getByText('poem.txt').first().waitFor();
});

test('it is copied as JSON and as a command that runs', async () => {
  const life = inspector();
  await life.getByRole('button', { name: 'Copy as JSON' }).click();
  await life.getByRole('button', { name: 'Copied' }).waitFor();
  expect(JSON.parse(await clipboard())).toMatchObject({
    server: SERVER,
    name: 'list_directory',
    via: 'cli',
    outcome: 'ok',
    args: { directory_path: '.' },
  });
  await life.getByRole('button', { name: 'Copy as command' }).click();
  await expect.poll(clipboard).toMatch(/^patchbay call desktop-commander list_directory --args /);
  const command = (await clipboard()).replace(/^patchbay/, join(app.home, 'bin/patchbay'));
  expect(execFileSync('sh', ['-c', command], { encoding: 'utf8' })).toContain('poem.txt');
});

test('it is run again from here, with its arguments', async () => {
  const { main } = app;
  await inspector().getByRole('button', { name: 'Run again' }).click();
  await main.page.getByRole('heading', { level: 1, name: 'Tools' }).waitFor();
  await main.report().getByText('Done').waitFor();
  await main.report().getByText('poem.txt').first().waitFor();
  await main.open('Activity');
  await main.choose('Server', 'to Desktop Commander');
  await main.choose('Tool', 'of list_directory');
  await shows(3);
  await expect.poll(() => main.calls().first().innerText()).toContain('tool runner');
});

test('what the sentence shows is written as JSON Lines and as CSV', async () => {
  const { main } = app;
  const { page } = main;
  await main.open('Home');
  await main.open('Activity');
  await main.choose('Outcome', 'that failed');
  await main.choose('When', 'in the last 7 days');
  const shown = 4;
  await shows(shown);
  for (const word of ['JSON Lines to the export folder', 'CSV to the export folder']) {
    await page.getByRole('button', { name: 'Export' }).click();
    await page.getByRole('menuitem', { name: word }).click();
    await page.getByText(`${shown} calls were written to`).waitFor();
    await page.getByRole('button', { name: 'Dismiss' }).click();
  }
  const folder = join(app.home, 'exports');
  const file = (end: string) => {
    const name = readdirSync(folder).find((one) => one.endsWith(end));
    return readFileSync(join(folder, String(name)), 'utf8');
  };
  const calls = file('.jsonl')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(calls).toHaveLength(shown);
  expect(new Set(calls.map(({ outcome }) => outcome))).toEqual(new Set(['toolError']));
  expect(calls.at(-1)).toMatchObject({
    server: SERVER,
    name: 'read_file',
    args: { file_path: 'old-times.txt' },
  });
  const [head, ...lines] = file('.csv').trim().split('\r\n');
  expect(head?.split(',')).toEqual(expect.arrayContaining(['at', 'server', 'name', 'outcome', 'arguments']));
  expect(lines).toHaveLength(shown);
  expect(lines.at(-1)).toContain('"{""file_path"":""old-times.txt""}"');
  // The files are in one order: newest first.
  expect(lines.map((line) => line.split(',')[1])).toEqual(calls.map(({ id }) => id));
});

test('an index that was damaged from outside is told in the place of the list, and asked again when it is whole', async () => {
  const { main } = app;
  const { page } = main;
  const file = new BetterSqlite(join(app.home, 'audit.db'));
  file.exec('ALTER TABLE calls RENAME TO calls_away');
  await main.choose('Outcome', 'that worked');
  const alert = page.getByRole('main').getByRole('alert');
  await alert.getByText('no such table').waitFor();
  // What another sentence found would be taken for an answer to this one.
  await shows(0);
  file.exec('ALTER TABLE calls_away RENAME TO calls');
  file.close();
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect.poll(() => main.calls().count()).toBeGreaterThan(3);
  await expect.poll(() => alert.count()).toBe(0);
});
