import { realpath, stat } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';

/**
 * Throws (errno ELOOP, as O_NOFOLLOW does) unless `place`, a real path that a jail gave, is still a real path and,
 * with a handle, still names the file that was opened. Closes the gap between the jail's answer and the opening:
 * a folder swapped for a symlink meanwhile is noticed before a byte is read or written.
 */
export async function assertUnmoved(place: string, handle?: FileHandle): Promise<void> {
  const real = await realpath(place);
  let moved = real !== place;
  if (!moved && handle !== undefined) {
    const [opened, named] = await Promise.all([handle.stat({ bigint: true }), stat(place, { bigint: true })]);
    moved = opened.ino !== named.ino || opened.dev !== named.dev;
  }
  if (moved) {
    throw Object.assign(new Error(`ELOOP: path moved while it was opened, '${place}'`), { code: 'ELOOP' });
  }
}
