import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectAccessible } from './support/accessible.ts';
import { launch, removeHome } from './support/app.ts';
import type { RunningApp } from './support/app.ts';

const THINKING = resolve(
  import.meta.dirname,
  '../node_modules/@modelcontextprotocol/server-sequential-thinking/dist/index.js',
);
const SECRET = 'sk-live-0123456789abcdef01234567';
let app: RunningApp;
let root: string;
let file: string;

const node = () => process.env['PATCHBAY_NODE'] ?? process.execPath;
const original = () =>
  `{\r\n  "theme": "dark",\r\n  "mcpServers": {\r\n    "Thinking": {\r\n      "command": ${JSON.stringify(node())},\r\n      "args": [${JSON.stringify(THINKING)}],\r\n      "env": {"API_KEY": "${SECRET}"}\r\n    }\r\n  }\r\n}`;
const content = () => readFileSync(file, 'utf8');
const part = () => app.main.page.getByRole('region', { name: 'Claude Desktop' });
const panel = (name: string) => app.main.page.getByRole('complementary', { name });
const button = (name: string | RegExp) => app.main.page.getByRole('button', { name });

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'patchbay-claude-'));
  file = join(root, 'Claude', 'claude_desktop_config.json');
  app = await launch({ env: { XDG_CONFIG_HOME: root } });
});
afterAll(async () => {
  await app.close();
  removeHome(app.home);
  rmSync(root, { recursive: true, force: true });
});

test('where Claude Desktop is not, that is said, and nothing is made', async () => {
  await app.main.open('Clients');
  await part().getByText('Not found').waitFor();
  await part().getByText(file).waitFor();
  await expectAccessible(app.main.page);
});

test('a broken file is named with line and column, and cannot be exported to', async () => {
  mkdirSync(dirname(file));
  writeFileSync(file, '{\n  "mcpServers": {\n    "a": }\n}');
  await app.main.open('Servers');
  await app.main.open('Clients');
  await part().getByText('Cannot be read').waitFor();
  await part().getByText('Line 3, column 10').waitFor();
  expect(await button('Export…').getAttribute('aria-disabled')).toBe('true');
  await expectAccessible(app.main.page);
});

test('a file that a person picks can be used instead, and left again', async () => {
  const picked = join(root, 'picked.json');
  writeFileSync(picked, '{"mcpServers": {"elsewhere": {"command": "x"}}}');
  await app.electron.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] });
  }, picked);
  await button('Choose another file…').click();
  await part().getByText('elsewhere').waitFor();
  await button(`Use this: ${file}`).click();
  await part().getByText('Cannot be read').waitFor();
});

test('its servers are imported, their secrets into the keychain', async () => {
  writeFileSync(file, original());
  await app.main.open('Servers');
  await app.main.open('Clients');
  await part().getByRole('row').filter({ hasText: 'Thinking' }).getByText('No', { exact: true }).waitFor();
  await button('Import…').focus();
  await app.main.page.keyboard.press('Enter');
  await panel('Import from Claude Desktop').getByText('API_KEY').first().waitFor();
  await expectAccessible(app.main.page);
  await button('Import 1 server').click();
  await part().getByText('1 server was imported').waitFor();
  expect((await app.main.request('secret.list', {})).value).toEqual(['API_KEY']);
  expect(content()).toBe(original());
});

test("Claude's copy is switched to ours: the change is shown, then written with a backup", async () => {
  await button('Switch them to Patchbay’s…').click();
  const changes = app.main.page.getByRole('region', { name: 'Changes' });
  await changes.getByText('"run",').waitFor();
  expect(await changes.textContent()).not.toContain(SECRET);
  await app.main.page.getByText('has not been approved yet').waitFor();
  await expectAccessible(app.main.page);
  await button('Write').click();
  await part().getByText('Written.').waitFor();
  expect(JSON.parse(content())).toEqual({
    theme: 'dark',
    mcpServers: { Thinking: { command: join(app.home, 'bin', 'patchbay'), args: ['run', 'thinking'] } },
  });
  expect(content()).not.toContain(SECRET);
  await part().getByRole('row').filter({ hasText: 'Thinking' }).getByText('Thinking').nth(1).waitFor();
});

test('what Claude writes meanwhile is never overwritten', async () => {
  await button('Export…').click();
  await app.main.page.getByRole('checkbox', { name: 'Desktop Commander' }).click();
  await app.main.page.getByRole('region', { name: 'Changes' }).getByText('"desktop-commander": {').waitFor();
  const meanwhile = content().replace('dark', 'light');
  writeFileSync(file, meanwhile);
  await button('Write').click();
  await app.main.page.getByText('Nothing was written.').waitFor();
  expect(content()).toBe(meanwhile);
  // Looked at once more, it can be written.
  await expect.poll(() => button('Write').getAttribute('aria-disabled')).toBe('false');
  await button('Write').click();
  await expect.poll(content).toContain('"desktop-commander"');
  expect(content()).toContain('"theme": "light"');
});

test('one press gives the file back as it was, byte for byte', async () => {
  await button(/^Restore the backup/)
    .last()
    .click();
  await part().getByText('Restored.').waitFor();
  expect(content()).toBe(original());
  await expectAccessible(app.main.page);
});
