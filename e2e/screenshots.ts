import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright';
import { test, vi } from 'vitest';
import { launch, removeHome } from './support/app.ts';
import type { RunningApp } from './support/app.ts';

const FOLDER = resolve(import.meta.dirname, '../assets/screenshots');
const SIZES = [
  [1000, 700],
  [1600, 1000],
] as const;
const SERVER = 'Desktop Commander';

/** Every state is reached through the window itself, with a real server (docs say so too). */
test('pictures of every screen, light and dark, small and large', async () => {
  mkdirSync(FOLDER, { recursive: true });
  // The home is named here because its path is seen in the pictures.
  const app = await launch();
  const { main } = app;
  writeFileSync(join(app.home, 'workspace', 'notes.md'), '# Notes\n\nPatched through.\n');
  await shoot(app, main.page, 'servers-first-start');

  await main.page.getByRole('button', { name: 'Add server' }).first().click();
  await main.page
    .getByRole('textbox', { name: /paste/i })
    .fill(
      '{"mcpServers": {"weather": {"command": "npx", "args": ["-y", "@acme/server-weather", "--units", "metric"], "env": {"WEATHER_API_KEY": "9f86d081884c7d659a2feaa0c55ad015"}}}}',
    );
  await main.page.getByText('@acme/server-weather').first().waitFor();
  await shoot(app, main.page, 'server-add');
  await main.page.getByRole('textbox', { name: /paste/i }).fill('');
  await main.page.keyboard.press('Escape');

  await main.start(SERVER);
  await main.server(SERVER).click();
  await shoot(app, main.page, 'server-tools');
  await main.page.getByRole('tab', { name: 'Overview' }).click();
  await shoot(app, main.page, 'server-overview');

  await main.openTool(SERVER, 'list_directory');
  await main.enter({ directory_path: '.' });
  await main.run();
  await main.report().getByText('Done').waitFor();
  await shoot(app, main.page, 'tool-result');

  await main.openTool(SERVER, 'read_file');
  await main.enter({ file_path: '../elsewhere.txt' });
  await main.run();
  await main.report().getByText('Tool error').waitFor();

  await main.openTool(SERVER, 'write_file');
  await main.enter({
    file_path: 'plan.md',
    content: '# Plan\n\n1. Start a server\n2. Call a tool\n3. Know what it did\n',
  });
  await main.run();
  const approval = await app.approval();
  await approval.page
    .locator('button:not([aria-disabled="true"])')
    .filter({ hasText: 'Allow once' })
    .waitFor();
  await still(approval.page, 'approval', 'light');
  await still(approval.page, 'approval', 'dark');
  await shoot(app, main.page, 'tool-waiting');
  await approval.press('Always if…');
  await still(approval.page, 'approval-pattern', 'light');
  await still(approval.page, 'approval-pattern', 'dark');
  await approval.press('Back');
  await approval.press('Deny');
  await main.report().getByText('Denied').waitFor();
  await main.run();
  await (await app.approval()).press('Allow for this run');
  await main.report().getByText('Done').waitFor();

  await main.open('Activity');
  await shoot(app, main.page, 'activity');
  await main.page.getByRole('row').filter({ hasText: 'write_file' }).first().click();
  await shoot(app, main.page, 'activity-call');
  await main.open('Permissions');
  await main.page.getByText('For this run').first().waitFor();
  await shoot(app, main.page, 'permissions');
  await app.close();
  removeHome(app.home);
});

async function shoot(app: RunningApp, page: Page, name: string): Promise<void> {
  const window = await app.electron.browserWindow(page);
  for (const [width, height] of SIZES) {
    await window.evaluate((w, [x, y]) => w.setContentSize(x, y), [width, height] as const);
    await vi.waitUntil(async () => (await page.evaluate(() => innerWidth)) === width, { timeout: 5000 });
    for (const scheme of ['light', 'dark'] as const) await still(page, `${name}-${width}`, scheme);
  }
}

async function still(page: Page, name: string, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  await page.mouse.move(0, 0);
  await page.waitForTimeout(150);
  await page.screenshot({ path: join(FOLDER, `${name}-${colorScheme}.png`) });
}
