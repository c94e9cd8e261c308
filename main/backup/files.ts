import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { lstat, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';

/** SHA-256 (hex) of a file, read in pieces. */
export async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

/** Every regular file below `folder`, as paths relative to it with forward slashes, sorted; links are left out. */
export async function filesBelow(folder: string, from = ''): Promise<string[]> {
  let names: string[];
  try {
    names = await readdir(join(folder, from));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
  const found: string[] = [];
  for (const name of names.toSorted()) {
    const path = from === '' ? name : `${from}/${name}`;
    const about = await lstat(join(folder, path));
    if (about.isDirectory()) found.push(...(await filesBelow(folder, path)));
    else if (about.isFile()) found.push(path);
  }
  return found;
}

/** Removes a folder with all in it; what still writes there (an unpacking that was broken off) is waited for. */
export function removeFolder(path: string): Promise<void> {
  return rm(path, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
}
