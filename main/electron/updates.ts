import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BrowserWindow, app } from 'electron';
import type { Send, UpdateTrouble, Updater } from '#main/app/updater.ts';
import type { Driver } from './updates-driver.ts';
import { UPDATE_SOURCE } from './updates-source.ts';
import { updateSourceOf } from './updates-support.ts';

/** An installer that was started must have begun before this program goes. */
const HANDED_OVER_MS = 1_000;

/** Ends the program in order, then does `last` instead of exiting. */
export type LeaveWith = (last: () => void) => void;

/** What replaces this copy of Patchbay, or why nothing can. electron-updater is loaded when it is first needed. */
export function openUpdater(home: string, send: Send, leaveWith: LeaveWith): Updater | UpdateTrouble {
  const source = updateSourceOf({
    platform: process.platform,
    packaged: app.isPackaged,
    name: app.getName(),
    env: process.env,
    packageType: packageType(),
    source: UPDATE_SOURCE,
  });
  if ('reason' in source) return source;

  let driver: Driver | undefined;
  async function driven(): Promise<Driver> {
    const { createDriver } = await import('./updates-driver.ts');
    driver ??= createDriver({
      source: source as Exclude<typeof source, UpdateTrouble>,
      send,
      version: app.getVersion(),
      folder: join(home, 'cache', 'updates'),
      builtConfig: join(process.resourcesPath, 'app-update.yml'),
      relaunch: () => {
        app.relaunch();
      },
      quit: () => {
        app.exit(0);
      },
    });
    return driver;
  }

  return {
    look: async () => (await driven()).look(),
    download: async (report) => (await driven()).download(report),
    install() {
      leaveWith(() => {
        replace(driver);
      });
    },
  };
}

/** The new version is started by what installs it: nothing of the old one may hold the place. */
function replace(driver: Driver | undefined): void {
  app.releaseSingleInstanceLock();
  for (const window of BrowserWindow.getAllWindows()) window.destroy();
  let replaced = false;
  try {
    replaced = driver?.replace() ?? false;
  } catch (error) {
    process.stderr.write(`${String(error)}\n`);
  }
  // Nobody is left without Patchbay because an installation was broken off.
  if (!replaced) app.relaunch();
  // On macOS the system quits by itself when it has taken the new version.
  if (replaced && process.platform === 'darwin') return;
  setTimeout(() => {
    app.exit(0);
  }, HANDED_OVER_MS);
}

function packageType(): string | undefined {
  const path = join(process.resourcesPath, 'package-type');
  return existsSync(path) ? readFileSync(path, 'utf8').trim() : undefined;
}
