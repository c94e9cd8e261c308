import { afterAll, beforeAll, expect, test } from 'vitest';
import { launch, removeHome } from './support/app.ts';
import type { RunningApp } from './support/app.ts';

let app: RunningApp;
let started: number;

beforeAll(async () => {
  started = performance.now();
  app = await launch();
});
afterAll(async () => {
  await app.close();
  removeHome(app.home);
});

test('a first start shows the ways to begin, and one of them leads to a first result', async () => {
  const { page } = app.main;
  await page.getByRole('button', { name: 'Look in Claude Desktop' }).waitFor();
  await page.getByRole('listitem').getByRole('button', { name: 'Add server' }).waitFor();
  await page.getByRole('button', { name: 'Start Desktop Commander' }).click();
  await app.main.server('Desktop Commander').getByText('Ready').waitFor();
  // They are for the first time alone.
  await expect.poll(() => page.getByText('Ways to begin').count()).toBe(0);
  await app.main.openTool('Desktop Commander', 'list_directory');
  await app.main.enter({ directory_path: '.' });
  await app.main.run();
  await app.main.report().getByText('Done').waitFor();
  process.stdout.write(
    `first minute: a first result ${((performance.now() - started) / 1000).toFixed(1)} s after the start of the app\n`,
  );
});

test('the way to Claude Desktop leads to its file', async () => {
  await app.close();
  app = await launch();
  await app.main.page.getByRole('button', { name: 'Look in Claude Desktop' }).click();
  await app.main.page.getByRole('heading', { name: 'Clients' }).waitFor();
});
