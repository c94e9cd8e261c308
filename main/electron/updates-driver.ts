import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppImageUpdater, DebUpdater, MacUpdater, NsisUpdater } from 'electron-updater';
import type { AppUpdater } from 'electron-updater';
import { text } from '#contract/text.ts';
import { UpdateFailure } from '#main/app/updater.ts';
import type { Send, Updater } from '#main/app/updater.ts';
import { problemOf } from '#main/kernel/logger.ts';
import { notesOf, filesFor } from './updates-feed.ts';
import { SignedProvider } from './updates-provider.ts';
import { GuardedExecutor } from './updates-request.ts';
import type { UpdateSource } from './updates-support.ts';

export interface DriverOptions {
  source: UpdateSource;
  send: Send;
  /** The version that runs. */
  version: string;
  /** Holds what is downloaded, and the number by which a staged version is given to this computer or not. */
  folder: string;
  /** Written by electron-builder where it matters: on Windows it names whose signature an installer must bear. */
  builtConfig: string;
  relaunch: () => void;
  quit: () => void;
}

/** electron-updater of the right kind. `replace` puts what was downloaded in place and says whether that worked. */
export type Driver = Omit<Updater, 'install'> & { replace(): boolean };

const KINDS = { AppImage: AppImageUpdater, deb: DebUpdater, mac: MacUpdater, nsis: NsisUpdater };

export function createDriver(options: DriverOptions): Driver {
  const { source, send, version, folder } = options;
  const updater: AppUpdater = new KINDS[source.kind](undefined, adapterOf(options));
  const executor = new GuardedExecutor(send);
  const provider = class extends SignedProvider {
    constructor() {
      super({ ...source, send, admit });
    }
  };
  Object.assign(updater, {
    httpExecutor: executor,
    autoDownload: false,
    autoInstallOnAppQuit: false,
    allowDowngrade: false,
    // One whole file under one checksum, from a host that was agreed to.
    disableDifferentialDownload: true,
    disableWebInstaller: true,
    logger: null,
  });
  updater.setFeedURL({ provider: 'custom', updateProvider: provider });

  function admit(offered: string): void {
    if (updater.currentVersion.compare(offered) <= 0) return;
    const reason = text('updates.older', { version: offered, current: version });
    throw new UpdateFailure(reason, text('updates.advice.distrust'));
  }

  return {
    async look() {
      const result = await updater.checkForUpdates();
      if (result === null) throw new UpdateFailure(text('updates.failed', { problem: 'not active' }));
      const info = result.updateInfo as Awaited<ReturnType<SignedProvider['getLatestVersion']>>;
      if (result.isUpdateAvailable) {
        const sizes = filesFor(source.kind, info.feed).map(({ size }) => size);
        executor.most = Math.max(...sizes);
        const notes = notesOf(info.feed);
        return { found: 'newer', version: info.version, notes, sizeBytes: executor.most };
      }
      if (updater.currentVersion.compare(info.version) === 0) return { found: 'nothing' };
      if (await updater.isUpdateSupported(info)) return { found: 'staged', version: info.version };
      const needs = info.minimumSystemVersion ?? '';
      const reason = text('updates.oldSystem', { version: info.version, needs });
      throw new UpdateFailure(reason, text('updates.advice.system'));
    },
    async download(report) {
      const told = ({ transferred, total }: { transferred: number; total: number }): void => {
        report(transferred, total);
      };
      updater.on('download-progress', told);
      try {
        mkdirSync(folder, { recursive: true });
        if (source.kind === 'AppImage' || source.kind === 'deb') writeFileSync(configOf(options), CONFIG);
        await updater.downloadUpdate();
      } catch (error) {
        throw downloadFailure(error);
      } finally {
        updater.off('download-progress', told);
      }
    },
    replace() {
      if ('install' in updater) return (updater as AppImageUpdater).install(false, true);
      updater.quitAndInstall();
      return true;
    },
  };
}

/** JSON is YAML. */
const CONFIG = JSON.stringify({ provider: 'custom', updaterCacheDirName: 'download' });

function configOf({ source, folder, builtConfig }: DriverOptions): string {
  const linux = source.kind === 'AppImage' || source.kind === 'deb';
  return linux ? join(folder, 'app-update.yml') : builtConfig;
}

function adapterOf(options: DriverOptions) {
  return {
    version: options.version,
    name: 'patchbay',
    isPackaged: true,
    appUpdateConfigPath: configOf(options),
    userDataPath: options.folder,
    baseCachePath: options.folder,
    whenReady: () => Promise.resolve(),
    relaunch: options.relaunch,
    quit: options.quit,
    // Nothing is ever installed because somebody quits.
    onQuit: () => undefined,
  };
}

function downloadFailure(error: unknown): UpdateFailure {
  if (error instanceof Error && 'code' in error && error.code === 'ERR_CHECKSUM_MISMATCH') {
    return new UpdateFailure(text('updates.wrongFile'), text('updates.advice.distrust'));
  }
  return new UpdateFailure(text('updates.cutOff', { problem: problemOf(error) }));
}
