import { tmpdir } from 'node:os';
import { applyRestore } from '#main/backup/apply-restore.ts';
import { createBackup } from '#main/backup/create-backup.ts';
import type { MadeBackup } from '#main/backup/create-backup.ts';
import { inspectBackup, stageRestore } from '#main/backup/stage-restore.ts';
import type { BackupAbout } from '#main/backup/stage-restore.ts';
import type { Staged } from '#main/backup/staged.ts';
import { createKeychain } from '#main/secrets/keychain.ts';
import { openHome, readHome } from './home.ts';
import { takeHome } from './take-home.ts';

export { BackupFailure } from '#main/backup/backup-failure.ts';
export { KeychainUnavailable } from '#main/secrets/keychain.ts';

interface Place {
  path: string;
  chosen: boolean;
}

/** Writes a home into a file; see createBackup. Undefined: there is no home at that place. */
export async function backUpHome(parts: {
  home: Place;
  file: string;
  passphrase?: string;
  version: string;
  onProgress: (done: number, total: number) => void;
}): Promise<MadeBackup | undefined> {
  const home = readHome(parts.home);
  if (home === undefined) return undefined;
  return createBackup({ ...parts, home, keychain: createKeychain(home.id), now: Date.now });
}

/** What a file holds; see inspectBackup. It is unpacked where temporary files go. */
export function lookIntoBackup(file: string): Promise<BackupAbout> {
  return inspectBackup(file, tmpdir());
}

/**
 * Makes a home what a backup says: at once, which needs it to have no engine (else StartFailure), or `later`, at its
 * next start. See stageRestore.
 */
export async function restoreHome(parts: {
  home: Place;
  file: string;
  passphrase?: string;
  later: boolean;
}): Promise<Staged> {
  const { path } = openHome(parts.home);
  const leave = parts.later ? undefined : await takeHome(path, { headless: true, takeOver: false });
  try {
    const staged = await stageRestore({ ...parts, home: path, keychainOf: createKeychain, now: Date.now });
    if (!parts.later) applyRestore(path);
    return staged;
  } finally {
    leave?.();
  }
}
