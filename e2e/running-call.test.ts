import { afterAll, beforeAll, expect, test } from 'vitest';
import { addServers } from '../test/support/add-servers.ts';
import { launch, removeHome, temporaryHome } from './support/app.ts';
import type { RunningApp } from './support/app.ts';
import { approvedServer, reference } from './support/foreign.ts';

let app: RunningApp;

beforeAll(async () => {
  const home = temporaryHome();
  addServers(home, [
    approvedServer('everything', [reference('everything'), 'stdio'], { title: 'Everything' }),
  ]);
  app = await launch({ home });
  await app.main.start('Everything');
  const rule = { effect: 'allow', who: '*', server: 'everything', tool: '*', where: [] };
  await app.agree('rule.set', { rule });
});
afterAll(async () => {
  await app.close();
  removeHome(app.home);
});

const report = () => app.main.report();

test('a long call shows how far it is and how long it takes, and ends', async () => {
  await app.main.openTool('Everything', 'trigger-long-running-operation');
  await app.main.enter({ duration: '3', steps: '3' });
  await app.main.run();
  await report().getByRole('progressbar').waitFor();
  await report()
    .getByText(/^\d(\.\d)? s$/)
    .first()
    .waitFor();
  await report().getByText('Done').waitFor();
});

test('cancelled, it ends at once, and the record says so', async () => {
  await app.main.enter({ duration: '60', steps: '60' });
  await app.main.run();
  await report().getByRole('button', { name: 'Cancel' }).click();
  await report().getByText('Cancelled').first().waitFor();
  const { value } = await app.main.request('call.list', { server: 'everything', limit: 1 });
  expect((value as { outcome: string }[])[0]?.outcome).toBe('cancelled');
});

test('an earlier call goes back into the form, to be changed and run', async () => {
  const { page } = app.main;
  await app.main.openTool('Everything', 'echo');
  await app.main.enter({ message: 'first words' });
  await app.main.run();
  await report().getByText('Echo: first words').first().waitFor();
  await app.main.enter({ message: 'other words' });
  await page.getByRole('button', { name: 'Edit and run' }).first().click();
  await expect.poll(() => app.main.field('message').inputValue()).toBe('first words');
});

test('what the log shows can be copied', async () => {
  const { page } = app.main;
  await page.getByRole('tab', { name: 'Log' }).click();
  await page.getByRole('radio', { name: 'Protocol' }).click();
  await page.getByRole('textbox', { name: 'Filter' }).fill('first words');
  await page.getByRole('button', { name: 'Copy', exact: true }).click();
  await expect
    .poll(() => app.electron.evaluate(({ clipboard }) => clipboard.readText()))
    .toContain('first words');
});
