import { rmSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { removeFolder } from './files.ts';

/** Nothing of ours takes a day: what is older was left by a process that was killed. */
const STALE_MS = 86_400_000;

/**
 * Lets `work` use a folder of its own for a while and removes it afterwards, also when the process is ended by
 * `process.exit` meanwhile.
 */
export async function withTemporary<T>(folder: string, work: () => Promise<T>): Promise<T> {
  const atExit = (): void => {
    rmSync(folder, { recursive: true, force: true });
  };
  process.once('exit', atExit);
  try {
    return await work();
  } finally {
    process.off('exit', atExit);
    await removeFolder(folder);
  }
}

/** Removes folders whose name begins with `prefix` that a killed process left in `parent`. Never rejects. */
export async function removeStale(parent: string, prefix: string, now: number): Promise<void> {
  try {
    for (const name of await readdir(parent)) {
      const path = join(parent, name);
      if (name.startsWith(prefix) && now - (await stat(path)).mtimeMs > STALE_MS) await removeFolder(path);
    }
  } catch {
    // Somebody else's folder: it can be used as it is.
  }
}
