import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { _electron } from 'playwright';
import type { Server } from '#contract/server.ts';
import { createEngineClient } from '#main/cli/engine-client.ts';
import type { EngineClient } from '#main/cli/engine-client.ts';
import { LOADER } from '../../../e2e/support/app.ts';
import { MainWindow } from '../../../e2e/support/main-window.ts';
import { addServers } from '../../support/add-servers.ts';
import { allowAll } from '../../support/allow-all.ts';
import { electronPath } from '../app/launched-app.ts';
import { commandOf, cpuMsOf, treeOf } from '../processes.ts';

const REPOSITORY = resolve(import.meta.dirname, '../../..');
const MAIN_PAGE = 'app://patchbay/';
const WINDOW_MS = 30_000;

/** The app with a home of its own, driven as a person would and asked over its socket beside that. */
export interface StormApp {
  main: MainWindow;
  client: EngineClient;
  /** Process of the main window's page. */
  rendererPid: number;
  close(): Promise<void>;
}

export async function openStormApp(servers: readonly Server[]): Promise<StormApp> {
  const home = mkdtempSync(join(tmpdir(), 'patchbay-bench-'));
  addServers(home, servers);
  allowAll(home);
  const electron = await _electron.launch({
    executablePath: electronPath(),
    args: [...LOADER, '--disable-gpu', '--password-store=gnome-libsecret', '.'],
    chromiumSandbox: process.env['PATCHBAY_NO_SANDBOX'] === undefined,
    cwd: REPOSITORY,
    env: { ...(process.env as Record<string, string>), PATCHBAY_HOME: home },
    timeout: WINDOW_MS,
  });
  const client = createEngineClient(home);
  async function close(): Promise<void> {
    client.close();
    await electron.close();
    rmSync(home, { recursive: true, force: true });
  }
  try {
    const until = Date.now() + WINDOW_MS;
    const find = () => electron.windows().find((page) => page.url().startsWith(MAIN_PAGE));
    let page = find();
    for (; page === undefined; page = find()) {
      if (Date.now() > until) throw new Error('the main window did not appear');
      await delay(50);
    }
    await page.waitForLoadState();
    const main = new MainWindow(page);
    // The page is there before its engine.
    await main.request('state.snapshot', {});
    return { main, client, rendererPid: busiestRenderer(electron.process().pid ?? 0), close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** The main window has the only page there is as yet, but Chromium may keep an empty process ready. */
function busiestRenderer(root: number): number {
  const [busiest] = treeOf(root)
    .filter((pid) => commandOf(pid).includes('--type=renderer'))
    .toSorted((a, b) => cpuMsOf(b) - cpuMsOf(a));
  if (busiest === undefined) throw new Error('the window has no process');
  return busiest;
}
