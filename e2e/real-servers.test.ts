import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launch, removeHome, temporaryHome } from './support/app.ts';
import type { RunningApp } from './support/app.ts';
import { nodePath, reference } from './support/foreign.ts';

let app: RunningApp;
let folder: string;

beforeAll(async () => {
  const home = temporaryHome();
  folder = join(home, 'shared files');
  mkdirSync(folder);
  writeFileSync(join(folder, 'hello.txt'), 'Hello from a real file.\n');
  app = await launch({ home });
});
afterAll(async () => {
  await app.close();
  removeHome(app.home);
});

const configuration = () =>
  JSON.stringify({
    mcpServers: {
      disk: { command: nodePath(), args: [reference('filesystem'), folder] },
      memory: {
        command: nodePath(),
        args: [reference('memory')],
        env: { MEMORY_FILE_PATH: join(app.home, 'memory.json') },
      },
      thinking: { command: nodePath(), args: [reference('sequential-thinking')] },
      everything: { command: nodePath(), args: [reference('everything'), 'stdio'] },
    },
  });

async function waiting(): Promise<number> {
  const { value } = await app.main.request('approval.list', {});
  return (value as unknown[]).length;
}

async function counts(): Promise<Record<string, number>> {
  const { value } = await app.main.request('catalog.search', {});
  return (value as { counts: Record<string, number> }).counts;
}

test('four servers of one pasted configuration are added together and started together', async () => {
  const { page } = app.main;
  await page.getByRole('button', { name: 'Add server' }).first().click();
  await page.getByRole('textbox', { name: /paste/i }).fill(configuration());
  await page.getByText('4 servers found').waitFor();
  await page.getByRole('button', { name: 'Add 4' }).click();
  await page.getByRole('switch', { name: 'Run everything' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Start all' }).click();
  for (let left = 4; left > 0; left--) {
    await expect.poll(waiting).toBe(left);
    const approval = await app.approval('server-');
    await approval.page
      .locator('button:not([aria-disabled="true"])')
      .filter({ hasText: /^Allow/ })
      .first()
      .click();
    await expect.poll(waiting).toBe(left - 1);
  }
  for (const name of ['disk', 'memory', 'thinking', 'everything']) {
    await app.main.server(name).getByText('Ready').first().waitFor({ timeout: 20_000 });
  }
});

test('the Tools screen holds what all of them offer, and finds it', async () => {
  const { page } = app.main;
  const found = await counts();
  expect(found['tool']).toBeGreaterThan(35);
  expect(found['prompt']).toBeGreaterThan(3);
  expect(found['resource']).toBeGreaterThan(5);
  expect(found['template']).toBeGreaterThan(0);
  await app.main.open('Tools');
  const search = page.getByRole('textbox', { name: 'Search tools, prompts and resources' });
  await search.fill('create entities');
  await page
    .getByRole('button', { name: /create_entities/ })
    .first()
    .click();
  await page.getByRole('form', { name: 'Arguments of create_entities' }).waitFor();
});

test('a form with lists in lists makes what the server keeps', async () => {
  const { page } = app.main;
  const form = page.getByRole('form', { name: 'Arguments of create_entities' });
  await form.getByRole('button', { name: 'Add an entry to entities' }).click();
  await form.getByRole('textbox', { name: /^name\b/ }).fill('Patchbay');
  await form.getByRole('textbox', { name: /^entityType\b/ }).fill('app');
  await form.getByRole('button', { name: 'Add an entry to observations' }).click();
  await form.getByRole('textbox').last().fill('is quiet');
  await app.main.run();
  await (await app.approval('is quiet')).press('Allow once');
  await app.main.report().getByText('Done').waitFor();
  expect(readFileSync(join(app.home, 'memory.json'), 'utf8')).toContain('is quiet');
});

test('a prompt is got and a resource is read in the same way', async () => {
  const { page } = app.main;
  await page.keyboard.press('Escape');
  const search = page.getByRole('textbox', { name: 'Search tools, prompts and resources' });
  await search.fill('simple-prompt');
  await page
    .getByRole('button', { name: /simple-prompt/ })
    .first()
    .click();
  await page.getByRole('button', { name: 'Get', exact: true }).click();
  await (await app.approval('simple-prompt')).press('Allow once');
  await app.main.report().getByText('Done').waitFor();
  await page.keyboard.press('Escape');
  await search.fill('');
  await page.getByRole('radio', { name: /^Resources/ }).click();
  await page
    .getByRole('button', { name: /Resource.*demo|demo:\/\// })
    .first()
    .click();
  await page.getByRole('button', { name: 'Read', exact: true }).first().click();
  await (await app.approval('demo://')).press('Allow once');
  await app.main.report().getByText('Done').waitFor();
});

test('a real file is read, and the way out of its folder is closed by the server itself', async () => {
  const { page } = app.main;
  await app.main.open('Servers');
  await app.main.openTool('disk', 'read_text_file');
  await app.main.enter({ path: join(folder, 'hello.txt') });
  await app.main.run();
  await (await app.approval('hello.txt')).press('Allow for this run');
  await app.main.report().getByText('Hello from a real file.').first().waitFor();
  await app.main.enter({ path: '/etc/hostname' });
  await app.main.run();
  await app.main.report().getByText('Tool error').waitFor();
  // The call before can be run again as it was.
  await page.getByRole('button', { name: 'Run again', exact: true }).last().click();
  await app.main.report().getByText('Hello from a real file.').first().waitFor();
});

test('the log has both sides: what the server prints, and the protocol', async () => {
  const { page } = app.main;
  await page.getByRole('tab', { name: 'Log' }).click();
  await page.getByText('Secure MCP Filesystem Server').first().waitFor();
  await page.getByRole('radio', { name: 'Protocol' }).click();
  await page.getByText('tools/call').first().waitFor();
  await page.getByRole('textbox', { name: 'Filter' }).fill('initialize');
  await page.getByText('notifications/initialized').first().waitFor();
});
