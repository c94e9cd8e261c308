import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright';
import { test, vi } from 'vitest';
import { RestartPolicy } from '#contract/server.ts';
import { addServers } from '../test/support/add-servers.ts';
import { launch, removeHome, temporaryHome } from './support/app.ts';
import type { RunningApp } from './support/app.ts';
import { approvedServer, reference } from './support/foreign.ts';

const FOLDER = resolve(import.meta.dirname, '../assets/screenshots');
const SIZES = [
  [1000, 700],
  [1600, 1000],
] as const;
const SERVER = 'Desktop Commander';
const WEATHER =
  '{"mcpServers": {"weather": {"command": "npx", "args": ["-y", "@acme/server-weather", "--units", "metric"], "env": {"WEATHER_API_KEY": "9f86d081884c7d659a2feaa0c55ad015"}}}}';

const CLAUDE = JSON.stringify(
  {
    mcpServers: {
      files: { command: 'npx', args: ['-y', '@modelcontextprotocol/server-filesystem', '/data'] },
      weather: {
        command: 'uvx',
        args: ['mcp-server-weather'],
        env: { WEATHER_API_KEY: '9f86d081884c7d659a2feaa0c55ad015' },
      },
    },
  },
  null,
  2,
);

/** Every state is reached through the window itself, with real servers (docs say so too). */
test('pictures of every screen, light and dark, small and large', async () => {
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  const home = temporaryHome();
  const app = await launch({ home });
  const { main } = app;
  const { page } = main;
  writeFileSync(join(home, 'workspace', 'notes.md'), '# Notes\n\nPatched through.\n');
  await main.open('Servers');
  await shoot(app, page, 'servers-first-start');

  await page.getByRole('button', { name: 'Add server' }).first().click();
  await page.getByRole('textbox', { name: /paste/i }).fill(WEATHER);
  await page.getByText('@acme/server-weather').first().waitFor();
  await shoot(app, page, 'server-add');
  await page.getByRole('textbox', { name: /paste/i }).fill('');
  await page.keyboard.press('Escape');
  await main.open('Activity');
  await shoot(app, page, 'activity-empty');

  await main.open('Servers');
  await main.start(SERVER);
  await main.server(SERVER).first().click();
  await page.getByRole('tab', { name: 'Tools' }).click();
  await shoot(app, page, 'server-tools');
  await page.getByRole('tab', { name: 'Overview' }).click();
  await shoot(app, page, 'server-overview');

  await main.openTool(SERVER, 'list_directory');
  await main.enter({ directory_path: '.' });
  await main.run();
  await main.report().getByText('Done').waitFor();
  await shoot(app, page, 'tool-result');

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
  await shoot(app, page, 'tool-waiting');
  await approval.press('Always if…');
  await still(approval.page, 'approval-pattern', 'light');
  await still(approval.page, 'approval-pattern', 'dark');
  await approval.press('Back');
  await approval.press('Deny');
  await main.report().getByText('Denied').waitFor();
  await main.run();
  await (await app.approval()).press('Allow for this run');
  await main.report().getByText('Done').waitFor();

  await page.getByRole('tab', { name: 'Log' }).click();
  await page.getByRole('radio', { name: 'Protocol' }).click();
  await page.getByText('tools/call').first().waitFor();
  await shoot(app, page, 'server-protocol');
  await page.getByRole('tab', { name: 'Settings' }).click();
  await shoot(app, page, 'server-settings');
  await page.keyboard.press('Escape');

  await main.open('Permissions');
  await page.getByText('For this run').first().waitFor();
  await shoot(app, page, 'permissions');
  await main.open('Settings');
  await shoot(app, page, 'settings');
  await app.close();
  removeHome(home);
});

test('pictures of a home that has been in use for a while', async () => {
  const home = temporaryHome();
  const missing = approvedServer('weather', ['/nowhere/server-weather.mjs'], {
    title: 'Weather',
    restart: RestartPolicy.parse({ restart: 'never' }),
  });
  addServers(home, [
    approvedServer('everything', [reference('everything'), 'stdio'], { title: 'Everything' }),
    approvedServer('memory', [reference('memory')], {
      title: 'Memory',
      env: { MEMORY_FILE_PATH: join(home, 'memory.json') },
    }),
    approvedServer('thinking', [reference('sequential-thinking')], { title: 'Sequential thinking' }),
    missing,
  ]);
  // Another app's file, where that app would keep it.
  mkdirSync(join(home, 'config', 'Claude'), { recursive: true });
  writeFileSync(join(home, 'config', 'Claude', 'claude_desktop_config.json'), CLAUDE);
  const app = await launch({ home, env: { XDG_CONFIG_HOME: join(home, 'config') } });
  const { main } = app;
  const { page } = main;
  writeFileSync(join(home, 'workspace', 'notes.md'), '# Notes\n\nPatched through.\n');
  await main.open('Servers');
  for (const title of ['Desktop Commander', 'Everything', 'Memory', 'Sequential thinking'])
    await main.start(title);
  await page.getByRole('switch', { name: 'Run Weather' }).click();
  await main.server('Weather').getByText('Failed').first().waitFor();
  await use(app);

  await main.server('Weather').first().click();
  await shoot(app, page, 'server-failed');
  await page.keyboard.press('Escape');
  await shoot(app, page, 'servers');
  await main.open('Home');
  await page.waitForTimeout(1500);
  await shoot(app, page, 'home');
  await main.open('Tools');
  await page.waitForTimeout(500);
  await shoot(app, page, 'tools');
  await page.getByRole('textbox', { name: /Search tools/ }).fill('create');
  await page
    .getByRole('button', { name: /create_entities/ })
    .first()
    .click();
  await page.getByRole('button', { name: 'Add an entry to entities' }).click();
  await shoot(app, page, 'tools-runner');
  await main.open('Activity');
  await page.waitForTimeout(500);
  await shoot(app, page, 'activity');
  await page.getByText('echo').first().click();
  await page.waitForTimeout(300);
  await shoot(app, page, 'activity-call');
  await main.open('Metrics');
  await page.getByRole('radio', { name: '5 min' }).click();
  await page.waitForTimeout(1500);
  await shoot(app, page, 'metrics');
  await main.open('Clients');
  await shoot(app, page, 'clients');
  await page.keyboard.press('Control+k');
  await page.waitForTimeout(300);
  await shoot(app, page, 'palette');
  await page.keyboard.press('Escape');

  // The other languages, at one size each.
  for (const language of ['de', 'ja'] as const) {
    await main.request('settings.set', { change: { language } });
    await page.waitForTimeout(500);
    await shoot(app, page, `clients-${language}`, SIZES.slice(1));
    await page.keyboard.press('Control+1');
    await page.waitForTimeout(800);
    await shoot(app, page, `home-${language}`, SIZES.slice(0, 1));
    await page.keyboard.press('Control+7');
  }
  await app.close();
  removeHome(home);
});

/** What somebody does in a while: calls that end well, that fail, and that are refused. */
async function use({ main }: RunningApp): Promise<void> {
  await main.request('rule.set', {
    rule: { effect: 'allow', who: '*', server: '*', tool: '*', where: [] },
  });
  const call = (server: string, name: string, args: object): Promise<unknown> =>
    main.request('tool.call', { server, name, args });
  for (let n = 0; n < 40; n++) {
    await call('everything', 'echo', { message: `hello ${n}` });
    if (n % 4 === 0) await call('desktop-commander', 'list_directory', { directory_path: '.' });
    if (n % 7 === 0) await call('desktop-commander', 'read_file', { file_path: `missing-${n}.md` });
    if (n % 9 === 0) await call('everything', 'get-sum', { a: n, b: 2 });
  }
  await call('everything', 'trigger-long-running-operation', { duration: 1, steps: 2 });
  await call('memory', 'create_entities', {
    entities: [{ name: 'Patchbay', entityType: 'app', observations: ['is quiet'] }],
  });
}

async function shoot(
  app: RunningApp,
  page: Page,
  name: string,
  sizes: readonly (readonly [number, number])[] = SIZES,
): Promise<void> {
  const window = await app.electron.browserWindow(page);
  for (const [width, height] of sizes) {
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
