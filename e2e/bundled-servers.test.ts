import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createFakePrometheus } from '#servers/prometheus-metrics/fake-prometheus.ts';
import type { FakePrometheus } from '#servers/prometheus-metrics/fake-prometheus.ts';
import { freePort } from '../test/support/free-port.ts';
import { expectAccessible } from './support/accessible.ts';
import { launch, removeHome } from './support/app.ts';
import type { RunningApp } from './support/app.ts';

const TITLE = 'Prometheus Metrics';
const KEY = 'k3y-of-the-fake-0815-4711';
let app: RunningApp;
let prometheus: FakePrometheus;

beforeAll(async () => {
  prometheus = await createFakePrometheus(KEY);
  app = await launch();
});
afterAll(async () => {
  await app.close();
  await prometheus.close();
  removeHome(app.home);
});

interface View {
  server: { id: string; launch: { env: Record<string, string> } };
  state: { state: string };
  pid?: number;
}
async function view(): Promise<View | undefined> {
  const { value } = await app.main.request('state.snapshot', {});
  return (value as { servers: View[] }).servers.find(({ server }) => server.id === 'prometheus-metrics');
}
const panel = () => app.main.page.getByRole('complementary', { name: TITLE });
const tab = (name: string) => panel().getByRole('tab', { name }).click();

async function save(fields: Record<string, string>): Promise<void> {
  for (const [label, value] of Object.entries(fields)) await panel().getByLabel(label).fill(value);
  await panel().getByRole('button', { name: 'Save', exact: true }).click();
}

test('it waits on the shelf, out of the list, until one press adds it', async () => {
  const { page } = app.main;
  await page.getByRole('switch', { name: 'Run Desktop Commander' }).waitFor();
  expect(await app.main.server(TITLE).count()).toBe(0);
  await page.getByRole('radio', { name: /^Comes with Patchbay/ }).click();
  await app.main.server(TITLE).getByRole('button', { name: TITLE, exact: true }).click();
  await panel().getByText('Not in your list yet').waitFor();
  await expectAccessible(app.main.page);
  await page.keyboard.press('Escape');
  await app.main
    .server(TITLE)
    .getByRole('button', { name: `Add ${TITLE}` })
    .click();
  await panel().getByRole('tab', { name: 'Overview' }).waitFor();
  await page.getByRole('radio', { name: /^Your list/ }).click();
  await app.main.server(TITLE).getByText('Stopped').waitFor();
  expect(await view()).toMatchObject({ server: { launch: { env: {} } }, state: { state: 'stopped' } });
});

test('what was filled in wrongly is said at its field, and nothing of it is kept', async () => {
  await panel().getByRole('button', { name: 'Fill in its settings' }).click();
  await save({ 'Address of Prometheus': 'localhost:9090', 'API key': KEY });
  await panel().getByText('This has to be a whole address').waitFor();
  const field = panel().getByLabel('Address of Prometheus');
  expect(await field.getAttribute('aria-invalid')).toBe('true');
  await expect.poll(() => field.evaluate((element) => element === document.activeElement)).toBe(true);
  await expectAccessible(app.main.page);
  expect((await view())?.server.launch.env).toEqual({});
  expect((await app.main.request('secret.list', {})).value).toEqual([]);
});

test('what it needs and is not there is said, with the way to it', async () => {
  const address = `http://127.0.0.1:${await freePort()}`;
  await save({ 'Address of Prometheus': address, 'API key': '' });
  await panel().getByText('Saved').waitFor();
  await tab('Overview');
  await panel().getByText(`${address} does not answer: ECONNREFUSED`).waitFor();
  await panel().getByText('prometheus.io/download').waitFor();
});

test('its settings are kept, its secret in the keychain alone', async () => {
  await tab('Settings');
  await save({ 'Address of Prometheus': prometheus.url, 'API key': KEY });
  await panel().getByText('The keychain keeps it as PROMETHEUS_API_KEY').waitFor();
  expect(await panel().getByLabel('API key').inputValue()).toBe('');
  expect((await app.main.request('secret.list', {})).value).toEqual(['PROMETHEUS_API_KEY']);
  expect((await view())?.server.launch.env).toEqual({
    PROMETHEUS_URL: prometheus.url,
    PROMETHEUS_API_KEY: '${secret:PROMETHEUS_API_KEY}',
  });
  await tab('Overview');
  await panel().getByText(`${prometheus.url} answers`).waitFor();
});

test('one press starts it, and its tool works with what it was told', async () => {
  await panel().getByRole('button', { name: 'Start', exact: true }).click();
  await app.main.server(TITLE).getByText('Ready').waitFor();
  await app.main.openTool(TITLE, 'prometheus_query');
  await app.main.enter({ query: 'up' });
  await app.main.run();
  await app.main.report().getByText('Done').waitFor();
  expect(prometheus.asked.find(({ path }) => path === '/api/v1/query')?.parameters.get('query')).toBe('up');
});

test('settings changed while it runs are taken over by the restart that is offered', async () => {
  const before = (await view())?.pid;
  await tab('Settings');
  await save({ 'Address of Prometheus': `${prometheus.url}?` });
  await panel().getByText('It still runs with the settings from before.').waitFor();
  expect((await view())?.pid).toBe(before);
  await panel().getByRole('button', { name: 'Restart to use them' }).click();
  await expect.poll(async () => ((await view())?.pid ?? before) === before).toBe(false);
  await expect.poll(() => panel().getByText('It still runs').count()).toBe(0);
});

test('removed it does not run any more; undone it is there with its settings', async () => {
  const { page } = app.main;
  const pid = (await view())?.pid;
  await panel().getByRole('button', { name: 'Remove…' }).click();
  await page
    .getByRole('alertdialog')
    .or(page.getByRole('dialog'))
    .getByRole('button', { name: 'Remove', exact: true })
    .click();
  await expect.poll(view).toBeUndefined();
  expect(() => readFileSync(`/proc/${pid}/stat`)).toThrow();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(async () => Object.keys((await view())?.server.launch.env ?? {}).length).toBe(2);
  await panel().waitFor();
});

test('what is yes or no is chosen, and can be left as it comes', async () => {
  const { page } = app.main;
  const S3 = 'S3 Storage';
  const s3 = page.getByRole('complementary', { name: S3 });
  const stored = async () => {
    const { value } = await app.main.request('state.snapshot', {});
    return (value as { servers: View[] }).servers.find(({ server }) => server.id === 's3-storage')?.server
      .launch.env;
  };
  await page.getByRole('radio', { name: /^Comes with Patchbay/ }).click();
  await app.main
    .server(S3)
    .getByRole('button', { name: `Add ${S3}` })
    .click();
  await s3.getByRole('tab', { name: 'Settings' }).click();
  const field = s3.getByLabel('Bucket in the path');
  expect(await field.locator('option').allTextContents()).toEqual(['The server decides', 'Yes', 'No']);
  for (const [choice, left] of [
    ['No', { S3_PATH_STYLE: 'false' }],
    ['The server decides', {}],
  ] as const) {
    await field.selectOption(choice);
    await expectAccessible(app.main.page);
    await s3.getByRole('button', { name: 'Save', exact: true }).click();
    await expect.poll(stored).toEqual(left);
  }
});

test('the value of the secret is in no file of the home', async () => {
  await app.close();
  const files = readdirSync(app.home, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  expect(files.length).toBeGreaterThan(5);
  const holding = files
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => readFileSync(path).includes(KEY));
  expect(holding).toEqual([]);
  app = await launch({ home: app.home });
  await app.main.open('Servers');
  await app.main
    .server(TITLE)
    .getByText(/Ready|Stopped/)
    .waitFor();
});
