import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { launch } from './support/app.ts';

test('in a home that nobody chose, the workspace folder is made only after one agreement', async () => {
  const user = mkdtempSync(join(tmpdir(), 'patchbay-user-'));
  mkdirSync(join(user, 'Documents'));
  mkdirSync(join(user, '.config'));
  // As a desktop session writes it; without this file the system has no documents folder.
  writeFileSync(join(user, '.config', 'user-dirs.dirs'), 'XDG_DOCUMENTS_DIR="$HOME/Documents"\n');
  const env = { HOME: user, XDG_CONFIG_HOME: join(user, '.config'), PATCHBAY_HOME: '' };
  const folder = join(user, 'Documents', 'Patchbay');
  const app = await launch({ env });
  const { page } = app.main;
  const run = page.getByRole('switch', { name: 'Run Desktop Commander' });
  await run.click();
  await page.getByText(folder).waitFor();
  expect(existsSync(folder)).toBe(false);
  await page.getByRole('button', { name: 'Not now' }).click();
  expect(existsSync(folder)).toBe(false);
  await run.click();
  await page.getByRole('button', { name: 'Create folder' }).click();
  await app.main.server('Desktop Commander').getByText('Ready').waitFor();
  expect(existsSync(folder)).toBe(true);
  expect(existsSync(join(user, '.config', 'Patchbay', 'patchbay.db'))).toBe(true);
  await app.close();
  rmSync(user, { recursive: true, force: true });
});
