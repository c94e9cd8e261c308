import { createHash } from 'node:crypto';
import { lstatSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** Systems give the path of a socket 104 or 108 bytes. */
const MOST_BYTES = 100;

/**
 * Where the engine of a home listens: in the home, which only its owner can open; where that path is too long in a
 * folder of its own among the temporary ones; on Windows a named pipe. `engine.lock` says it to others.
 */
export function engineSocketPath(
  home: string,
  platform: NodeJS.Platform = process.platform,
  temporary: string = tmpdir(),
): string {
  const digest = createHash('sha256').update(home).digest('hex').slice(0, 16);
  if (platform === 'win32') return `\\\\.\\pipe\\patchbay-${digest}`;
  const inHome = join(home, 'engine.sock');
  return Buffer.byteLength(inHome) <= MOST_BYTES
    ? inHome
    : join(temporary, `patchbay-${digest}`, 'engine.sock');
}

/** Makes a folder outside of the home, or throws when what is there is not ours alone: anybody can write among temporary files. */
export function makeSocketFolder(path: string, home: string): void {
  const folder = dirname(path);
  if (process.platform === 'win32' || folder === home) return;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const found = lstatSync(folder);
  if (!found.isDirectory() || found.uid !== process.getuid?.() || (found.mode & 0o077) !== 0) {
    throw new Error(`${folder} is not a folder of its own`);
  }
}
