import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { _electron } from 'playwright';
import type { ElectronApplication, Page } from 'playwright';
import { expect, vi } from 'vitest';
import { ApprovalWindow } from './approval-window.ts';
import { MainWindow } from './main-window.ts';

const REPOSITORY = resolve(import.meta.dirname, '../..');

/** Chromium flags under which pictures are the same everywhere. */
const FLAGS = [
  '--disable-gpu',
  '--force-device-scale-factor=1',
  '--font-render-hinting=none',
  '--disable-lcd-text',
  '--lang=en-US',
];

/** The real app in the real Electron, with a home of its own. */
export interface RunningApp {
  electron: ElectronApplication;
  home: string;
  main: MainWindow;
  pid: number;
  /** Waits for the approval window to be on screen, with the question whose arguments hold `text` when it is given. */
  approval(text?: string): Promise<ApprovalWindow>;
  /** Quits as the user would, and fails the test when any page broke its content security policy or threw. */
  close(): Promise<void>;
}

export function temporaryHome(): string {
  return mkdtempSync(join(tmpdir(), 'patchbay-e2e-'));
}

export function removeHome(home: string): void {
  rmSync(home, { recursive: true, force: true });
}

export async function launch(
  options: { home?: string; env?: Record<string, string> } = {},
): Promise<RunningApp> {
  const executablePath = process.env['PATCHBAY_ELECTRON'];
  if (executablePath === undefined)
    throw new Error('PATCHBAY_ELECTRON is not set: run this through npm test');
  const home = options.home ?? temporaryHome();
  const electron = await _electron.launch({
    executablePath,
    args: [...FLAGS, '.'],
    // Root, and whoever has no user namespaces, has to do without.
    chromiumSandbox: process.env['PATCHBAY_NO_SANDBOX'] === undefined,
    cwd: REPOSITORY,
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
  const page = await windowAt(electron, 'app://patchbay/');
  await page.waitForLoadState();
  return {
    electron,
    home,
    main: new MainWindow(page),
    pid: electron.process().pid ?? 0,
    async approval(text = '') {
      const window = new ApprovalWindow(await windowAt(electron, 'app://approval/'));
      await window.page.getByText(text).first().waitFor();
      await vi.waitUntil(() => isVisible(electron, 'app://approval/'), { timeout: 10_000 });
      return window;
    },
    async close() {
      await electron.close();
      expect(complaints).toEqual([]);
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

function windowAt(electron: ElectronApplication, start: string): Promise<Page> {
  return vi.waitUntil(() => electron.windows().find((page) => page.url().startsWith(start)), {
    timeout: 20_000,
  });
}
