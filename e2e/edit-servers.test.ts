import { afterAll, beforeAll, expect, test } from 'vitest';
import { addServers } from '../test/support/add-servers.ts';
import { launch, removeHome, temporaryHome } from './support/app.ts';
import type { RunningApp } from './support/app.ts';
import { approvedServer, reference } from './support/foreign.ts';

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

interface View {
  server: { id: string; title: string; disabled?: boolean; launch: { args: string[] } };
  state: { state: string };
  pid?: number;
}

async function views(): Promise<View[]> {
  const { value } = await app.main.request('state.snapshot', {});
  return (value as { servers: View[] }).servers;
}
const one = async (id: string) => (await views()).find(({ server }) => server.id === id);

async function openSettings(title: string): Promise<void> {
  const { page } = app.main;
  const tab = page.getByRole('tab', { name: 'Settings' });
  if (!(await tab.isVisible())) await app.main.server(title).first().click();
  await tab.click();
}

test('renamed, it is still the same server and goes on running', async () => {
  const { page } = app.main;
  await app.main.start('Memory');
  const before = (await one('memory'))?.pid;
  await openSettings('Memory');
  await page.getByRole('textbox', { name: /^Name\b/ }).fill('Graph');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await app.main.server('Graph').first().waitFor();
  expect((await one('memory'))?.pid).toBe(before);
});

test('a changed command stops it, and is asked for again before the next run', async () => {
  const { page } = app.main;
  await page.getByRole('textbox', { name: /^Arguments\b/ }).fill(`${reference('memory')}\n--an-argument`);
  await page.getByText('the approval window asks again').waitFor();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect.poll(async () => (await one('memory'))?.state.state).toBe('stopped');
  // The switch asks for the other of what it shows.
  await app.main.server('Graph').getByText('Stopped').waitFor();
  await page.getByRole('switch', { name: 'Run Graph' }).click();
  const approval = await app.approval('--an-argument');
  await approval.page
    .locator('button:not([aria-disabled="true"])')
    .filter({ hasText: /^Allow/ })
    .first()
    .click();
  await expect.poll(async () => (await one('memory'))?.state.state).toBe('ready');
});

test('a copy has a name of its own', async () => {
  await app.main.page.getByRole('button', { name: 'Duplicate' }).click();
  await expect.poll(async () => (await one('memory-2'))?.server.launch.args.at(-1)).toBe('--an-argument');
  await app.main.page.getByRole('heading', { name: 'Graph (memory-2)' }).waitFor();
});

test('switched off it cannot be started; switched on it can', async () => {
  const { page } = app.main;
  // The copy is the one that is open now.
  await openSettings('Graph');
  await page.getByRole('button', { name: 'Switch off' }).click();
  await page.getByRole('button', { name: 'Switch on' }).waitFor();
  expect(await app.main.request('server.start', { server: 'memory-2' })).toMatchObject({ ok: false });
  await page.getByRole('button', { name: 'Switch on' }).click();
  await page.getByRole('button', { name: 'Switch off' }).waitFor();
});

test('removing says what goes with it, and can be undone', async () => {
  const { page } = app.main;
  await page.getByRole('button', { name: 'Remove…' }).click();
  const dialog = page.getByRole('dialog').or(page.getByRole('alertdialog')).first();
  await dialog.getByText('its list of tools and its logs').waitFor();
  await dialog.getByRole('button', { name: 'Remove', exact: true }).click();
  await expect.poll(() => one('memory-2')).toBeUndefined();
  await page.getByRole('button', { name: 'Undo' }).click();
  // It was trusted: its return is agreed to.
  await (await app.approval('Graph')).press('Allow');
  await expect.poll(async () => (await one('memory-2'))?.server.id).toBe('memory-2');
});

test('a new start is a new process, and everything stops together', async () => {
  const { page } = app.main;
  await page.keyboard.press('Escape');
  const before = (await one('memory'))?.pid;
  await page.getByRole('button', { name: 'Restart Graph', exact: true }).click();
  await expect.poll(async () => (await one('memory'))?.state.state).toBe('ready');
  await expect.poll(async () => (await one('memory'))?.pid !== before).toBe(true);
  await page.getByRole('button', { name: 'Stop all' }).click();
  await expect.poll(async () => (await views()).every(({ pid }) => pid === undefined)).toBe(true);
});
