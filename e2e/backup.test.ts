import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launch, removeHome } from './support/app.ts';
import type { RunningApp } from './support/app.ts';

const PASSPHRASE = 'correct horse battery';
let app: RunningApp;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'patchbay-backups-'));
  app = await launch();
});
afterAll(async () => {
  await app.close();
  removeHome(app.home);
  rmSync(folder, { recursive: true, force: true });
});

/** The system's own dialogs are answered like this. */
async function dialogs(picked: string, agrees = true): Promise<void> {
  await app.electron.evaluate(
    ({ dialog }, answers) => {
      Object.assign(dialog, {
        showOpenDialog: () => Promise.resolve({ canceled: false, filePaths: [answers.picked] }),
        showMessageBox: () => Promise.resolve({ response: answers.agrees ? 1 : 0, checkboxChecked: false }),
      });
    },
    { picked, agrees },
  );
}

const part = () => app.main.page.getByRole('region', { name: 'Backup' });
const panel = () => app.main.page.getByRole('complementary');
const press = (name: string) => panel().getByRole('button', { name }).click();

test('a backup with its secrets is made in the folder that was chosen', async () => {
  await dialogs(folder);
  await app.main.open('Settings');
  await part().getByRole('button', { name: 'Back up…' }).click();
  await panel().getByLabel('Passphrase for the secrets').fill('short');
  await press('Choose folder…');
  await panel().getByText('A passphrase has at least 12 characters.').waitFor();
  await panel().getByLabel('Passphrase for the secrets').fill(PASSPHRASE);
  await panel().getByLabel('The same passphrase again').fill(PASSPHRASE);
  await press('Choose folder…');
  await panel().getByText('.patchbay, ').waitFor({ timeout: 30_000 });
  expect(readdirSync(folder)).toHaveLength(1);
  await press('Done');
});

test('what is no backup, and another passphrase, are refused where they were given', async () => {
  const wrong = join(folder, 'wrong');
  writeFileSync(wrong, 'hello');
  await dialogs(wrong);
  await part().getByRole('button', { name: 'Restore…' }).click();
  await press('Choose file…');
  await panel().getByRole('alert').waitFor();
  rmSync(wrong);
  await dialogs(join(folder, readdirSync(folder)[0] ?? ''));
  await press('Choose file…');
  await panel()
    .getByText(/by Patchbay/)
    .waitFor();
  await panel().getByLabel('Passphrase of this backup').fill('another passphrase');
  await press('Restore…');
  await panel().getByText('The passphrase does not open this backup').waitFor({ timeout: 30_000 });
});

test('agreed to, it waits for the next start, and then says what came back', async () => {
  await panel().getByLabel('Passphrase of this backup').fill(PASSPHRASE);
  await press('Restore…');
  await panel().getByText('is restored when Patchbay starts next').waitFor({ timeout: 30_000 });
  await app.close();
  app = await launch({ home: app.home });
  await app.main.page.getByText('What was here before is in').waitFor();
  expect(readdirSync(app.home).filter((name) => name.startsWith('before-restore-'))).toHaveLength(1);
});
