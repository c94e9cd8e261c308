import { existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isVisible, launch, removeHome, temporaryHome } from './support/app.ts';
import type { RunningApp } from './support/app.ts';

const SERVER = 'Desktop Commander';
let app: RunningApp;
let workspace: string;

beforeAll(async () => {
  app = await launch();
  workspace = join(app.home, 'workspace');
  writeFileSync(join(app.home, 'secret.txt'), 'not for tools');
  symlinkSync(join(app.home, 'secret.txt'), join(workspace, 'link.txt'));
  symlinkSync(app.home, join(workspace, 'up'));
  writeFileSync(join(workspace, 'real.txt'), 'for tools');
  await app.main.start(SERVER);
});
afterAll(async () => {
  await app.close();
  removeHome(app.home);
});

async function read(path: string): Promise<void> {
  await app.main.openTool(SERVER, 'read_file');
  await app.main.enter({ file_path: path });
  await app.main.run();
}

test('a file of the workspace is read without a question', async () => {
  await read('real.txt');
  await app.main.report().getByText('for tools').first().waitFor();
  expect(await isVisible(app.electron, 'app://approval/')).toBe(false);
});

test.each(['../secret.txt', 'link.txt', 'up/secret.txt', '/etc/passwd', 'a/../../secret.txt'])(
  'the way out of the workspace is closed: %s',
  async (path) => {
    await read(path);
    await app.main.report().getByText('Tool error').waitFor();
    const said = await app.main.report().textContent();
    expect(said).toContain('file_path');
    expect(said).not.toContain('not for tools');
    expect(said).not.toContain('root:');
  },
);

test('a NUL in a path, as raw JSON, is named as the fault of that field', async () => {
  await app.main.openTool(SERVER, 'read_file');
  await app.main.page.getByRole('switch', { name: 'Raw JSON' }).click();
  await app.main.page.getByRole('textbox', { name: 'Arguments as JSON' }).fill('{"file_path": "a\\u0000b"}');
  await app.main.run();
  await app.main.report().getByText('Tool error').waitFor();
  expect(await app.main.report().textContent()).toContain('file_path');
});

test('arguments of the wrong type never leave for the server', async () => {
  await app.main.openTool(SERVER, 'read_file');
  const raw = app.main.page.getByRole('textbox', { name: 'Arguments as JSON' });
  if (!(await raw.isVisible())) await app.main.page.getByRole('switch', { name: 'Raw JSON' }).click();
  await raw.fill('{"file_path": 7}');
  await app.main.run();
  await app.main.page.getByText('file_path: must be string').first().waitFor();
  await raw.fill('{"surprise": true, "file_path": "x"}');
  await app.main.run();
  await app.main.page.getByText('surprise: is not a known field').first().waitFor();
});

test('a write to where it must not go leaves nothing behind, even when a person allowed it', async () => {
  await app.main.openTool(SERVER, 'write_file');
  await app.main.enter({ file_path: '../escaped.txt', content: 'x' });
  await app.main.run();
  await (await app.approval()).press('Allow once');
  await app.main.report().getByText('Tool error').waitFor();
  expect(existsSync(join(app.home, 'escaped.txt'))).toBe(false);
  expect(readdirSync(workspace).toSorted()).toEqual(['link.txt', 'real.txt', 'up']);
});

test('a database that is a folder: the window opens and says what to do', async () => {
  const home = temporaryHome();
  mkdirSync(join(home, 'audit.db'));
  const broken = await launch({ home });
  await broken.main.page.getByText('is a folder, not a file').waitFor();
  await broken.main.page.getByText('Move that folder away').waitFor();
  await broken.electron.close();
  removeHome(home);
});

test('a damaged database is set aside, said so, and the app is usable', async () => {
  const home = temporaryHome();
  writeFileSync(join(home, 'patchbay.db'), 'garbage '.repeat(4000));
  const healed = await launch({ home });
  await healed.main.page.getByText('is damaged and was moved to').waitFor();
  await healed.main.start(SERVER);
  await healed.close();
  removeHome(home);
});
