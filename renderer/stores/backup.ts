import { create } from 'zustand';
import type { BackupMade, BackupSummary, RestoreReady } from '#contract/backup.ts';
import type { Text } from '#contract/text.ts';
import { reasonOf, request } from '#renderer/lib/client.ts';
import { useEngine } from './engine.ts';

interface BackupState {
  /** What is being done now; nothing else of this can be asked meanwhile. */
  busy?: 'making' | 'reading' | 'restoring';
  made?: BackupMade;
  found?: BackupSummary;
  /** What is restored at the next start. */
  ready?: RestoreReady;
  problem?: Text;
}

/** Backups are made and read in a process of their own; this is how far that is. */
export const useBackup = create<BackupState>()(() => ({}));

const set = useBackup.setState;

async function attempt(busy: BackupState['busy'], work: () => Promise<Partial<BackupState>>): Promise<void> {
  if (useBackup.getState().busy) return;
  set({ busy, problem: undefined });
  try {
    set(await work());
  } catch (error) {
    set({ problem: reasonOf(error) });
  } finally {
    set({ busy: undefined });
    useEngine.setState(({ mirror }) => (mirror ? { mirror: { ...mirror, backup: undefined } } : {}));
  }
}

const optional = (passphrase: string) => (passphrase === '' ? {} : { passphrase });

/** Writes a backup into a folder that the system's dialog asks for. */
export function makeBackup(passphrase: string): Promise<void> {
  return attempt('making', async () => {
    const { made } = await request('backup.create', optional(passphrase));
    return made ? { made } : {};
  });
}

/** Reads a backup that the system's dialog asks for. */
export function chooseBackup(): Promise<void> {
  return attempt('reading', async () => {
    const { found } = await request('backup.inspect', {});
    return found ? { found } : {};
  });
}

export function restoreBackup(passphrase: string): Promise<void> {
  return attempt('restoring', async () => {
    const { ready } = await request('backup.restore', optional(passphrase));
    return ready ? { ready } : {};
  });
}

/** What waits for the next start, perhaps since an earlier look. */
export async function askWaiting(): Promise<void> {
  const { ready } = await request('backup.waiting', {});
  set({ ready });
}

export function discardRestore(): Promise<void> {
  return attempt('restoring', async () => {
    await request('backup.discard', {});
    return { ready: undefined, found: undefined };
  });
}

export async function restartNow(): Promise<void> {
  await request('engine.restart', {});
}

/** Forgets what was made and read: a form is opened anew. */
export function freshBackup(): void {
  set({ made: undefined, found: undefined, problem: undefined });
}
