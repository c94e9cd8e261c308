import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addServers } from '../test/support/add-servers.ts';
import { launch, removeHome, temporaryHome } from './support/app.ts';
import type { RunningApp } from './support/app.ts';
import { approvedServer, fixture } from './support/foreign.ts';

let app: RunningApp;

beforeAll(async () => {
  const home = temporaryHome();
  addServers(home, [approvedServer('rude', [fixture('rude.mjs')], { title: 'Rude', trusted: true })]);
  app = await launch({ home });
});
afterAll(async () => {
  await app.close();
  removeHome(app.home);
});

/** As somebody on a terminal, or a program in his name. */
function calls(tool: string): { code: number | null; said: string } {
  const { status, stdout, stderr } = spawnSync(join(app.home, 'bin/patchbay'), ['call', 'rude', tool], {
    encoding: 'utf8',
  });
  return { code: status, said: stdout + stderr };
}
const ended = (word: string) => app.main.calls().filter({ hasText: word });

test('a tool that fails again and again is paused for programs, and the list says so', async () => {
  await app.main.start('Rude');
  expect([1, 2, 3].map(() => calls('not-json').code)).toEqual([6, 6, 6]);
  const { code, said } = calls('not-json');
  expect(code).toBe(5);
  expect(said).toContain('not-json failed 3 times in a row');
  expect(calls('noise').code).toBe(0);
  await app.main.open('Activity');
  await expect.poll(() => ended('Paused').count()).toBe(1);
  await ended('Paused').click();
  await app.main.page.getByRole('complementary').getByText('failed 3 times in a row').first().waitFor();
});

test('a program that calls too often is told to wait, and the list says so', async () => {
  await app.main.request('settings.set', { change: { callsPerMinute: 1 } });
  expect([calls('noise').code, calls('noise').code]).toEqual([0, 5]);
  await expect.poll(() => ended('Too many').count()).toBe(1);
  await ended('Too many').click();
  await app.main.page.getByRole('complementary').getByText('Too many calls to Rude').first().waitFor();
});
