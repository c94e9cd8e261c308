import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectAccessible } from './support/accessible.ts';
import { launch, removeHome } from './support/app.ts';
import type { RunningApp } from './support/app.ts';

const SERVER = 'Desktop Commander';
let app: RunningApp;

beforeAll(async () => {
  app = await launch();
});
afterAll(async () => {
  await app.close();
  removeHome(app.home);
});

test('servers, before and after a start', async () => {
  await expectAccessible(app.main.page);
  await app.main.start(SERVER);
  await expectAccessible(app.main.page);
});

test('the inspector: overview, tools, a tool with its form and result, the log', async () => {
  const { page } = app.main;
  await app.main.server(SERVER).click();
  await expectAccessible(page);
  await app.main.openTool(SERVER, 'list_directory');
  await expectAccessible(page);
  await app.main.enter({ directory_path: '.' });
  await app.main.run();
  await app.main.report().getByText('Done').waitFor();
  await expectAccessible(page);
  await page.getByRole('tab', { name: 'Log' }).click();
  await expectAccessible(page);
});

test('the protocol, the settings of a server, and adding one by its address', async () => {
  const { page } = app.main;
  await page.getByRole('radio', { name: 'Protocol' }).click();
  await expectAccessible(page);
  await page.getByRole('tab', { name: 'Settings' }).click();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Add server' }).first().click();
  await page.getByRole('tab', { name: 'By hand' }).click();
  await page.getByRole('radio', { name: 'Address (URL)' }).click();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
});

test('everything that is offered, one of it open, and the settings', async () => {
  const { page } = app.main;
  await app.main.open('Tools');
  await expectAccessible(page);
  await page
    .getByRole('button', { name: /read_file/ })
    .first()
    .click();
  await page.getByRole('form').first().waitFor();
  await expectAccessible(page);
  await app.main.open('Settings');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Add workspace' }).click();
  await expectAccessible(page);
  await app.main.open('Servers');
});

test('the approval window, with its patterns too', async () => {
  await app.main.openTool(SERVER, 'create_directory');
  await app.main.enter({ directory_path: 'made' });
  await app.main.run();
  const approval = await app.approval();
  await expectAccessible(approval.page);
  await approval.press('Always if…');
  await expectAccessible(approval.page);
  await approval.press('Back');
  await approval.press('Deny');
});

test('activity, with a call open, and with each kind of menu open', async () => {
  const { main } = app;
  const { page } = main;
  await main.open('Activity');
  await expectAccessible(page);
  for (const [trigger, item] of [
    [main.word('Server'), 'menuitemradio'],
    [page.getByRole('button', { name: 'Export' }), 'menuitem'],
  ] as const) {
    await trigger.click();
    await page.getByRole(item).first().waitFor();
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await expect.poll(() => page.getByRole('menu').count()).toBe(0);
    expect(await trigger.evaluate((element) => element === document.activeElement)).toBe(true);
  }
  await app.main.page.getByRole('row').filter({ hasText: 'create_directory' }).first().click();
  await expectAccessible(app.main.page);
});

test('at 200 % nothing is cut off or out of reach, and with reduced motion nothing moves, wherever one can go', async () => {
  const { electron, main } = app;
  const { page } = main;
  const zoom = (factor: number) =>
    electron.evaluate(({ BrowserWindow }, by) => {
      for (const window of BrowserWindow.getAllWindows().filter((one) => one.isVisible())) {
        window.setContentSize(1000, 700);
        window.webContents.setZoomFactor(by);
      }
    }, factor);
  const click = (role: 'button' | 'tab' | 'radio', name: string | RegExp) => () =>
    page.getByRole(role, { name }).first().click();
  const row = () => page.getByRole('button', { name: SERVER, exact: true }).click();
  const places: [name: string, key: string, ...steps: (() => Promise<void>)[]][] = [
    ['home', '1'],
    ['servers', '2'],
    ['server', '2', row, click('tab', 'Overview')],
    ['runner', '2', row, () => main.openTool(SERVER, 'list_directory')],
    ['log', '2', row, click('tab', 'Log'), click('radio', 'Protocol')],
    ['server settings', '2', row, click('tab', 'Settings')],
    ['add', '2', click('button', 'Add server')],
    ['add by hand', '2', click('button', 'Add server'), click('tab', 'By hand')],
    ['tools', '3'],
    ['tool', '3', click('button', /read_file/)],
    ['chat', '4'],
    ['activity', '5'],
    ['call', '5', () => main.calls().first().locator('[data-row]').click()],
    ['filter', '5', () => main.word('Outcome').click()],
    ['metrics', '6'],
    ['numbers', '6', click('button', /as a table/)],
    ['permissions', '7'],
    ['rule', '7', click('button', 'Add rule')],
    ['clients', '8'],
    ['export', '8', click('button', 'Export…')],
    ['settings', '9'],
    ['provider', '9', click('button', 'Add a provider')],
    ['workspace', '9', click('button', 'Add workspace')],
    ['secret', '9', click('button', 'Add secret')],
  ];
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await zoom(2);
  await expect.poll(() => page.evaluate(() => innerWidth)).toBe(500);
  const found: string[] = [];
  for (const [name, key, ...steps] of places) {
    // By way of another screen, so that nothing is open yet.
    await page.keyboard.press(key === '1' ? 'Control+2' : 'Control+1');
    await page.keyboard.press(`Control+${key}`);
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    for (const step of steps) await step();
    found.push(...(await page.evaluate(outOfReach)).map((what) => `${name}: ${what}`));
    await page.keyboard.press('Escape');
  }
  for (const keys of ['Control+k', '?']) {
    await page.keyboard.press(keys);
    await page.getByRole('dialog').waitFor();
    found.push(...(await page.evaluate(outOfReach)).map((what) => `${keys}: ${what}`));
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  }
  await zoom(1);
  await page.emulateMedia({ reducedMotion: null });
  expect(found).toEqual([]);
});

/** Runs in the page: what moves, what stands outside of the window, and which control cannot be scrolled to and pressed. */
function outOfReach(): string[] {
  const found = document.getAnimations().map((animation) => `moves: ${animation.id}`);
  if (document.documentElement.scrollWidth > innerWidth) found.push('the page scrolls sideways');
  // What lies over everything is looked at alone.
  const over = ['[role="dialog"]', '[role="menu"]:popover-open', 'aside'];
  const part = over.map((one) => document.querySelector(one)).find((one) => one !== null) ?? document.body;
  for (const element of part.querySelectorAll<HTMLElement>('h1, h2, button, input, select, textarea')) {
    if (!element.checkVisibility() || element.getBoundingClientRect().width <= 1) continue;
    element.scrollIntoView({ block: 'center', inline: 'nearest' });
    // A list that is drawn in part has put another line there.
    if (!element.isConnected) continue;
    const { left, right, top, bottom } = element.getBoundingClientRect();
    if (left < -1 || right > innerWidth + 1) found.push(`cut: ${element.outerHTML.slice(0, 140)}`);
    const hit = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    const own = hit !== null && (element.contains(hit) || hit.contains(element));
    if (!own && element.matches('button, input, select, textarea'))
      found.push(
        `covered by ${hit?.tagName ?? 'nothing'} ${hit?.className.toString().slice(0, 60) ?? ''}: ${element.outerHTML.slice(0, 140)}`,
      );
  }
  return found;
}

test('a server is opened, its tabs are walked and it is closed by keyboard alone, and the focus comes back', async () => {
  const { page } = app.main;
  await app.main.open('Servers');
  const tools = page.getByRole('tab', { name: 'Tools' });
  const row = page.getByRole('button', { name: SERVER, exact: true });
  await row.focus();
  if (await tools.isVisible()) await page.keyboard.press('Escape');
  await expect.poll(() => tools.count()).toBe(0);
  await row.focus();
  await page.keyboard.press('Enter');
  await tools.waitFor();
  await tools.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await page.getByRole('tab', { name: 'Log', selected: true }).waitFor();
  await page.keyboard.press('Escape');
  await expect.poll(() => tools.count()).toBe(0);
  expect(await row.evaluate((element) => element === document.activeElement)).toBe(true);
});
