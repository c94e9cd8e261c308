import { spawn } from 'node:child_process';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { FLAGS, launch, removeHome } from './support/app.ts';
import type { RunningApp } from './support/app.ts';

let app: RunningApp;
beforeAll(async () => {
  app = await launch();
});
afterAll(async () => {
  await app.close();
  removeHome(app.home);
});

/** Starts Patchbay once more, as the system does for a link. Resolves to what that start says before it goes. */
function open(address: string): Promise<{ code: number | null; said: string }> {
  const sandbox = process.env['PATCHBAY_NO_SANDBOX'] === undefined ? [] : ['--no-sandbox'];
  const child = spawn(process.env['PATCHBAY_ELECTRON'] ?? '', [...FLAGS, ...sandbox, '.', address], {
    env: { ...process.env, PATCHBAY_HOME: app.home },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, said }));
  });
}

async function servers(): Promise<number> {
  const { value } = await app.main.request('state.snapshot', {});
  return (value as { servers: unknown[] }).servers.length;
}

test('a link opens the way to add a server in the window that runs, marked, and nothing is added', async () => {
  const { page } = app.main;
  await app.main.open('Home');
  const before = await servers();
  const config = { command: 'node', args: ['a\u202Eb.mjs'], env: {} };
  const started = await open(`patchbay:add?name=Linked&config=${encodeURIComponent(JSON.stringify(config))}`);
  expect(started).toMatchObject({ code: 0 });
  const panel = page.getByRole('complementary', { name: 'Add a server' });
  await panel.getByText('A link from outside Patchbay filled this in').waitFor();
  // What turns the reading direction around is written out, in the text and in the command that would run.
  expect(await panel.getByRole('textbox').first().inputValue()).toContain(String.raw`a\u202eb.mjs`);
  await panel.getByText('Linked', { exact: true }).waitFor();
  expect(await servers()).toBe(before);
  expect(await app.main.request('approval.list', {})).toMatchObject({ value: [] });
});

test('a second link takes the place of one that nobody touched; what was typed is kept', async () => {
  const { page } = app.main;
  const box = page.getByRole('complementary', { name: 'Add a server' }).getByRole('textbox').first();
  await open('patchbay:add?name=Second&command=node+second.mjs');
  await expect.poll(() => box.inputValue()).toContain('second.mjs');
  await box.fill('npx -y mine');
  await open('patchbay:add?name=Third&command=node+third.mjs');
  await page.getByText('It waits while you are busy').waitFor();
  expect(await box.inputValue()).toBe('npx -y mine');
  await page.getByRole('button', { name: 'Discard' }).click();
  expect(await box.inputValue()).toBe('npx -y mine');
  await box.fill('');
});

test.each([
  ['another verb', 'patchbay:run?command=node', 'only patchbay:add'],
  [
    'a secret',
    `patchbay:add?url=${encodeURIComponent('https://a.example/${secret:TOKEN}')}`,
    'refers to a secret',
  ],
])('%s is refused in words, and fills nothing in', async (_, address, words) => {
  const { page } = app.main;
  const before = await servers();
  await open(address);
  await page.getByText(words).waitFor();
  await page.getByRole('button', { name: 'Dismiss' }).click();
  await page.getByText(words).waitFor({ state: 'detached' });
  expect(await servers()).toBe(before);
  const box = page.getByRole('complementary', { name: 'Add a server' }).getByRole('textbox').first();
  expect(await box.inputValue()).toBe('');
});
