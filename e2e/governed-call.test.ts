import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Reply } from '#contract/requests.ts';
import { isVisible, launch, removeHome } from './support/app.ts';
import type { RunningApp } from './support/app.ts';

const SERVER = 'Desktop Commander';
let app: RunningApp;
let file: string;

beforeAll(async () => {
  app = await launch();
  file = join(app.home, 'workspace', 'note.txt');
});
afterAll(async () => {
  await app.close();
  removeHome(app.home);
});

async function write(content: string): Promise<void> {
  await app.main.enter({ file_path: file, content });
  await app.main.run();
}

/** What is still on its way when the app quits would end as cancelled. */
async function allEnded(): Promise<void> {
  await expect
    .poll(async () => {
      const reply = (await app.main.request('call.list', {})) as Reply<'call.list'>;
      return reply.ok && reply.value.every(({ outcome }) => outcome !== undefined);
    })
    .toBe(true);
}

test('a bundled server starts with one click and shows what it has', async () => {
  await app.main.start(SERVER);
  await app.main.openTool(SERVER, 'write_file');
  await app.main.field('file_path').waitFor();
});

test('a write asks in the approval window; denied, it has no effect', async () => {
  await write('never');
  const approval = await app.approval('"never"');
  await expect
    .poll(() => approval.button('Deny').evaluate((button) => button === document.activeElement))
    .toBe(true);
  await approval.page.keyboard.press('Enter');
  await app.main.report().getByText('Refused by you.').waitFor();
  expect(existsSync(file)).toBe(false);
  await expect.poll(() => isVisible(app.electron, 'app://approval/')).toBe(false);
});

test('allowed once, it has one effect, and the next one asks again', async () => {
  await write('once');
  const approval = await app.approval('"once"');
  await approval.press('Allow once');
  await app.main.report().getByText('Done').waitFor();
  expect(readFileSync(file, 'utf8')).toBe('once');
  await write('twice');
  await (await app.approval('"twice"')).press('Deny');
  await app.main.report().getByText('Denied').waitFor();
  expect(readFileSync(file, 'utf8')).toBe('once');
});

test('allowed for this run, it is not asked again', async () => {
  await write('run 1');
  await (await app.approval('"run 1"')).press('Allow for this run');
  await expect.poll(() => readFileSync(file, 'utf8')).toBe('run 1');
  await write('run 2');
  await expect.poll(() => readFileSync(file, 'utf8')).toBe('run 2');
  expect(await isVisible(app.electron, 'app://approval/')).toBe(false);
});

test('always, but only inside a folder: the pattern holds after a restart of the app, and nothing wider', async () => {
  await allEnded();
  await app.close();
  app = await launch({ home: app.home });
  await app.main.open('Servers');
  // What ran when the app was closed runs again by itself.
  await app.main.server(SERVER).getByText('Ready').waitFor();
  await app.main.openTool(SERVER, 'write_file');
  await write('always 1');
  const approval = await app.approval('"always 1"');
  await approval.press('Always if…');
  await approval.page.getByRole('checkbox').first().check();
  await approval.press('Always allow');
  await expect.poll(() => readFileSync(file, 'utf8')).toBe('always 1');

  await allEnded();
  await app.close();
  app = await launch({ home: app.home });
  await app.main.open('Servers');
  await app.main.server(SERVER).getByText('Ready').waitFor();
  await app.main.openTool(SERVER, 'write_file');
  await write('always 2');
  await expect.poll(() => readFileSync(file, 'utf8')).toBe('always 2');
});

test('every call is on the Activity screen with its decision', async () => {
  await app.main.open('Activity');
  const rows = app.main.page.getByRole('row').filter({ hasText: 'write_file' });
  await expect.poll(() => rows.count()).toBe(7);
  await expect.poll(() => rows.filter({ hasText: 'Denied' }).count()).toBe(2);
  await expect.poll(() => rows.filter({ hasText: 'Done' }).count()).toBe(5);
  await rows.last().click();
  await app.main.page.getByText('denied: you said no').waitFor();
});
