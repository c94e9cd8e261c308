import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Reply } from '#contract/requests.ts';
import { launch, removeHome } from './support/app.ts';
import type { RunningApp } from './support/app.ts';

let app: RunningApp;
let outside: string;
const SERVER = 'Desktop Commander';

beforeAll(async () => {
  outside = mkdtempSync(join(tmpdir(), 'patchbay-outside-'));
  // The entry that opens an app at login stands in this folder.
  app = await launch({ env: { XDG_CONFIG_HOME: join(outside, 'config') } });
});
afterAll(async () => {
  await app.close();
  removeHome(app.home);
  rmSync(outside, { recursive: true, force: true });
});

test('a second workspace is made, given to a server, and the server works there and nowhere else', async () => {
  const { page } = app.main;
  const folder = join(outside, 'project');
  await app.main.open('Settings');
  await page.getByRole('button', { name: 'Add workspace' }).click();
  await page.getByRole('textbox', { name: /^Name\b/ }).fill('Project');
  const typed = page.getByRole('textbox', { name: /^Folder 1\b/ });
  if (!(await typed.isVisible())) await page.getByRole('button', { name: 'Type one' }).click();
  await typed.fill('/');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  // The root would open everything: it is refused at its field.
  await page.locator('[aria-invalid]').first().waitFor();
  await typed.fill(folder);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  // Anybody who owned this page could have typed it.
  await (await app.approval(folder)).press('Allow');
  await page.getByText(folder).first().waitFor();
  await expect.poll(() => existsSync(folder)).toBe(true);

  await app.main.open('Servers');
  await app.main.server(SERVER).click();
  await page.getByRole('tab', { name: 'Settings' }).click();
  await page.getByRole('combobox', { name: /^Workspace\b/ }).selectOption({ label: 'Project' });
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText('Saved').first().waitFor();
  await app.main.start(SERVER);
  await app.main.openTool(SERVER, 'write_file');
  await app.main.enter({ file_path: 'here.txt', content: 'in the project' });
  await app.main.run();
  await (await app.approval('in the project')).press('Allow once');
  await app.main.report().getByText('Done').waitFor();
  expect(readFileSync(join(folder, 'here.txt'), 'utf8')).toBe('in the project');
  expect(existsSync(join(app.home, 'workspace', 'here.txt'))).toBe(false);
});

test.skipIf(process.platform !== 'linux')(
  process.platform === 'linux'
    ? 'open at login writes one entry, and takes it away again'
    : 'open at login (skipped: this looks at the XDG autostart folder)',
  async () => {
    const { page } = app.main;
    const entry = join(outside, 'config', 'autostart', 'patchbay.desktop');
    await app.main.open('Settings');
    await page.getByRole('checkbox', { name: 'Open at login' }).click();
    await expect.poll(() => existsSync(entry)).toBe(true);
    expect(readFileSync(entry, 'utf8')).toContain('Exec=');
    await expect.poll(() => page.getByRole('checkbox', { name: 'Open at login' }).isChecked()).toBe(true);
    await page.getByRole('checkbox', { name: 'Open at login' }).click();
    await expect.poll(() => existsSync(entry)).toBe(false);
  },
);

test('a program may call more often only when the approval window says so, and less often at once', async () => {
  const { page } = app.main;
  await app.main.open('Settings');
  const calls = page.getByRole('combobox', { name: 'Calls a program may make' });
  const settings = async () => {
    const reply = (await app.main.request('state.snapshot', {})) as Reply<'state.snapshot'>;
    if (!reply.ok) throw new Error(JSON.stringify(reply.error));
    return reply.value.settings;
  };
  const current = async (): Promise<number> => (await settings()).callsPerMinute;
  await calls.selectOption({ label: '20 a minute' });
  await expect.poll(current).toBe(20);
  await calls.selectOption({ label: '300 a minute' });
  await page.getByText('Waiting for your answer in the approval window').first().waitFor();
  // Nothing else has to wait for that answer.
  const restore = page.getByRole('checkbox', { name: 'Start what was running last time' });
  await restore.uncheck();
  await expect.poll(async () => (await settings()).restoreRunning).toBe(false);
  await restore.check();
  await (await app.approval('Calls a program may make')).press('Deny');
  await page.getByText('You said no in the approval window').waitFor();
  expect([await current(), await calls.inputValue()]).toEqual([20, '20']);
  await calls.selectOption({ label: 'No limit' });
  await (await app.approval('No limit')).press('Allow');
  await expect.poll(current).toBe(0);
});

test('a choice shows at once, the last of several stays, and a refused one is taken back with the reason', async () => {
  const { page } = app.main;
  await app.main.open('Settings');
  const restore = page.getByRole('checkbox', { name: 'Start what was running last time' });
  const stored = async () =>
    ((await app.main.request('state.snapshot', {})).value as { settings: { restoreRunning: boolean } })
      .settings.restoreRunning;
  // Quicker than any answer: each press begins from what is shown.
  const seen = await restore.evaluate(async (box: HTMLInputElement) => {
    const shown: boolean[] = [];
    for (let n = 0; n < 3; n++) {
      box.click();
      await Promise.resolve();
      shown.push(box.checked);
    }
    return shown;
  });
  expect(seen).toEqual([false, true, false]);
  await expect.poll(stored).toBe(false);
  expect(await restore.isChecked()).toBe(false);
  await restore.click();
  await expect.poll(stored).toBe(true);

  const login = page.getByRole('checkbox', { name: 'Open at login' });
  const entries = join(outside, 'config', 'autostart');
  rmSync(entries, { recursive: true, force: true });
  writeFileSync(entries, 'not a folder');
  await login.click();
  await page
    .getByRole('alert')
    .filter({ hasText: /autostart/ })
    .waitFor();
  await expect.poll(() => login.isChecked()).toBe(false);
  rmSync(entries);
  await login.click();
  await expect.poll(() => existsSync(join(entries, 'patchbay.desktop'))).toBe(true);
  expect(await login.isChecked()).toBe(true);
  await expect.poll(() => page.getByRole('alert').count()).toBe(0);
  await login.click();
  await expect.poll(() => existsSync(join(entries, 'patchbay.desktop'))).toBe(false);
});

test('what ran when the app was killed runs again, unless that is switched off', async () => {
  process.kill(app.pid, 'SIGKILL');
  await app.electron.close().catch(() => undefined);
  app = await launch({ home: app.home, env: { XDG_CONFIG_HOME: join(outside, 'config') } });
  await app.main.open('Servers');
  await app.main.server(SERVER).getByText('Ready').waitFor();
  await app.main.open('Settings');
  await app.main.page.getByRole('checkbox', { name: 'Start what was running last time' }).click();
  // What was pressed is shown at once, and kept a little later.
  await expect.poll(() => app.main.settings()).toMatchObject({ restoreRunning: false });
  await app.close();
  app = await launch({ home: app.home, env: { XDG_CONFIG_HOME: join(outside, 'config') } });
  await app.main.open('Servers');
  await app.main.server(SERVER).getByText('Stopped').waitFor();
});
