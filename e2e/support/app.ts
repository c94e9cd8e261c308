import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { _electron } from 'playwright';
import type { ElectronApplication, Page } from 'playwright';
import { expect, vi } from 'vitest';
import { ApprovalWindow } from './approval-window.ts';
import { MainWindow } from './main-window.ts';

const REPOSITORY = resolve(import.meta.dirname, '../..');

/** Chromium flags under which pictures are the same everywhere. */
export const FLAGS = [
  '--disable-gpu',
  '--force-device-scale-factor=1',
  '--font-render-hinting=none',
  '--disable-lcd-text',
  '--lang=en-US',
];

/**
 * Playwright's own, which it loads only into programs that it takes for unpackaged ones: the app waits until it is
 * watched. A page that is met in the middle of its first navigation would be waited for in vain.
 */
export const LOADER = ['-r', join(REPOSITORY, 'node_modules/playwright-core/lib/server/electron/loader.js')];

/** Everything of ours ends within 15 s. */
const HANG_MS = 20_000;

/** The real app in the real Electron, with a home of its own. */
export interface RunningApp {
  electron: ElectronApplication;
  home: string;
  main: MainWindow;
  pid: number;
  /** Waits for the approval window to be on screen, with the question whose arguments hold `text` when it is given. */
  approval(text?: string): Promise<ApprovalWindow>;
  /** Lets the page ask for a change that a person has to agree to, and agrees in the approval window. */
  agree(name: string, params: unknown): ReturnType<MainWindow['request']>;
  /** Quits as the user would, and fails the test when any page broke its content security policy or threw. */
  close(): Promise<void>;
}

export function temporaryHome(): string {
  return mkdtempSync(join(tmpdir(), 'patchbay-e2e-'));
}

export function removeHome(home: string): void {
  rmSync(home, { recursive: true, force: true });
}

/** `app`: the folder that holds the app, when it is not this repository. `faults`: those that the test makes itself. */
export async function launch(
  options: { home?: string; env?: Record<string, string>; app?: string; faults?: RegExp } = {},
): Promise<RunningApp> {
  const executablePath = process.env['PATCHBAY_ELECTRON'];
  if (executablePath === undefined)
    throw new Error('PATCHBAY_ELECTRON is not set: run this through npm test');
  const home = options.home ?? temporaryHome();
  const electron = await _electron.launch({
    executablePath,
    args: [...LOADER, ...FLAGS, '.'],
    // Root, and whoever has no user namespaces, has to do without.
    chromiumSandbox: process.env['PATCHBAY_NO_SANDBOX'] === undefined,
    cwd: options.app ?? REPOSITORY,
    env: { ...(process.env as Record<string, string>), PATCHBAY_HOME: home, ...options.env },
    timeout: 30_000,
  });
  const complaints: string[] = [];
  const watch = (page: Page): void => {
    page.setDefaultTimeout(10_000);
    page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.message}`));
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(`${page.url()}: ${message.text()}`);
    });
  };
  for (const page of electron.windows()) watch(page);
  electron.on('window', watch);
  // Once it has ended there is no process to ask for any more.
  const pid = electron.process().pid ?? 0;
  const page = await windowAt(electron, 'app://patchbay/');
  await page.waitForLoadState();
  const main = new MainWindow(page);
  // The window is there before its engine.
  await main.request('state.snapshot', {});
  const approval = async (text = ''): Promise<ApprovalWindow> => {
    const window = new ApprovalWindow(await windowAt(electron, 'app://approval/'));
    await window.page.getByText(text).first().waitFor();
    await vi.waitUntil(() => isVisible(electron, 'app://approval/'), { timeout: 10_000 });
    return window;
  };
  return {
    electron,
    home,
    main,
    pid,
    approval,
    async agree(name, params) {
      const asked = main.request(name, params);
      await (await approval()).press('Allow');
      return asked;
    },
    async close() {
      const look = setTimeout(() => {
        tellOfHang(pid);
      }, HANG_MS);
      await electron.close();
      clearTimeout(look);
      expect(complaints.filter((text) => options.faults?.test(text) !== true)).toEqual([]);
    },
  };
}

export function isVisible(electron: ElectronApplication, url: string): Promise<boolean> {
  return electron.evaluate(
    ({ BrowserWindow }, start) =>
      BrowserWindow.getAllWindows().some(
        (window) => window.webContents.getURL().startsWith(start) && window.isVisible(),
      ),
    url,
  );
}

/** What is left of the app's process group when quitting takes too long, and what each part of it hangs in. */
function tellOfHang(group: number): void {
  const lines = [`the app (pid ${group}) has not quit after ${HANG_MS / 1000} s; what is left of it:`];
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /, '');
      const [state, , pgrp] = stat.split(' ');
      if (Number(pgrp) !== group) continue;
      const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
      const threads = readdirSync(`/proc/${pid}/task`).map((task) => {
        const about = (name: string) => readFileSync(`/proc/${pid}/task/${task}/${name}`, 'utf8').trim();
        return `${about('comm')} in ${about('wchan')}`;
      });
      lines.push(`  ${pid} ${state ?? ''} ${command.slice(0, 300)}`, `    ${threads.join(', ')}`);
    } catch {
      // It has ended meanwhile.
    }
  }
  process.stderr.write(`${lines.join('\n')}\n`);
}

function windowAt(electron: ElectronApplication, start: string): Promise<Page> {
  return vi.waitUntil(() => electron.windows().find((page) => page.url().startsWith(start)), {
    timeout: 20_000,
  });
}
