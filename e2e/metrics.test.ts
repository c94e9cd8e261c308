import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launch, removeHome } from './support/app.ts';
import type { RunningApp } from './support/app.ts';

const SERVER = 'desktop-commander';
const DAY = 24 * 3_600_000;
let app: RunningApp;

beforeAll(async () => {
  app = await launch();
});
afterAll(async () => {
  await app.close();
  removeHome(app.home);
});

test('a chart, its table and its file say what the engine counted', async () => {
  const { main } = app;
  const { page } = main;
  await main.start('Desktop Commander');
  for (let n = 0; n < 12; n++) {
    const args = n % 4 === 0 ? { file_path: 'nowhere.txt' } : { directory_path: '.' };
    await main.request('tool.call', {
      server: SERVER,
      name: n % 4 === 0 ? 'read_file' : 'list_directory',
      args,
    });
  }
  await main.open('Metrics');
  const calls = page.getByRole('figure', { name: 'Calls' });
  await expect.poll(() => calls.locator('figcaption').innerText()).toMatch(/Calls\s+12\s+Errors\s+3/);

  await calls.getByRole('button', { name: 'Calls as a table' }).click();
  const rows = await calls.getByRole('row').allInnerTexts();
  const numbers = rows.slice(1).map((row) => row.split('\t').slice(1).map(Number));
  expect(numbers.reduce((sum, [n = 0]) => sum + n, 0)).toBe(12);
  expect(numbers.reduce((sum, [, n = 0]) => sum + n, 0)).toBe(3);
  const told = await main.request('metrics.query', { from: Date.now() - DAY, to: Date.now() });
  expect(told.value).toMatchObject({ total: { calls: 12, errors: 3 } });

  const saved = saveInto(app);
  await calls.getByRole('button', { name: 'Save Calls as CSV' }).click();
  const latency = page.getByRole('figure', { name: 'Time at the server' });
  await latency.getByRole('button', { name: 'Save Time at the server as a picture' }).click();
  expect(await saved).toEqual(['patchbay-calls.csv', 'patchbay-latency.png']);
  const csv = readFileSync(join(app.home, 'patchbay-calls.csv'), 'utf8').trim().split('\r\n');
  expect(csv[0]).toBe('Time,Calls,Errors');
  expect(csv.slice(1).reduce((sum, line) => sum + Number(line.split(',')[1]), 0)).toBe(12);
  const png = readFileSync(join(app.home, 'patchbay-latency.png'));
  expect(png.subarray(1, 4).toString()).toBe('PNG');

  await page.getByRole('radio', { name: '90 d' }).click();
  await expect.poll(() => calls.locator('figcaption').innerText()).toMatch(/Calls\s+12\s+Errors\s+3/);
});

test('home says that nothing needs anybody, then what does, with the button that helps', async () => {
  const { main } = app;
  const { page } = main;
  await main.open('Home');
  await page.getByText('Nothing needs you.').waitFor();
  await page.getByRole('region', { name: 'Today' }).getByText('12', { exact: true }).waitFor();
  const launchOf = { type: 'stdio', command: 'no-such-program-here', args: [], env: {} };
  await main.request('server.add', { server: { id: 'broken', title: 'Weather', launch: launchOf } });
  await page.getByText('Weather was added').waitFor();
  const started = main.request('server.start', { server: 'broken' });
  const needs = page.getByRole('region', { name: 'Needs you now' });
  await needs.getByText('Weather may not run before you answer').waitFor();
  await (
    await app.approval()
  ).page
    .locator('button:not([aria-disabled="true"])')
    .filter({ hasText: /^Allow/ })
    .first()
    .click();
  await started;
  await needs.getByText(/^Weather: /).waitFor();
  await needs.getByRole('button', { name: 'Start again' }).click();
  await needs.getByText(/^Weather: /).waitFor();
});

/** Where the two next downloads go without a dialog; their names when they are done. */
function saveInto({ electron, home }: RunningApp): Promise<string[]> {
  return electron.evaluate(
    ({ BrowserWindow }, folder) =>
      new Promise((resolve) => {
        const done: string[] = [];
        for (const window of BrowserWindow.getAllWindows()) {
          window.webContents.session.on('will-download', (_event, item) => {
            item.setSavePath(`${folder}/${item.getFilename()}`);
            item.once('done', () => {
              done.push(item.getFilename());
              if (done.length === 2) resolve(done.toSorted());
            });
          });
        }
      }),
    home,
  );
}
