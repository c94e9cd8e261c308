import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { READY, STAGED, Staged } from './staged.ts';

/** What a backup replaces; the log of a database goes with it, else it would be played into the other one. */
const PARTS = [
  'patchbay.db-wal',
  'patchbay.db-shm',
  'patchbay.db',
  'audit.db-wal',
  'audit.db-shm',
  'audit.db',
  'backups',
  'data',
  'home.json',
];

/**
 * Puts a restore that was laid ready into its place, before anything of the home is opened; what was there goes into a
 * folder beside it. May be killed at any moment: the next start goes on where this one ended. Undefined: nothing waits.
 * Throws the system's error; nothing is lost then either.
 */
export function applyRestore(home: string): Staged | undefined {
  const staged = join(home, STAGED);
  const ready = stagedRestore(home);
  if (ready === undefined) {
    rmSync(staged, { recursive: true, force: true });
    return undefined;
  }
  const aside = join(home, ready.aside);
  mkdirSync(aside, { recursive: true, mode: 0o700 });
  for (const part of PARTS) {
    const [now, before, next] = [join(home, part), join(aside, part), join(staged, part)];
    // A part that is no longer laid ready was put into its place by a start that was killed afterwards.
    if (ready.parts.includes(part) && !existsSync(next)) continue;
    if (existsSync(now)) renameSync(now, before);
    if (existsSync(next)) renameSync(next, now);
  }
  rmSync(staged, { recursive: true, force: true });
  return ready;
}

/** The restore that waits in this home for its next start. */
export function stagedRestore(home: string): Staged | undefined {
  try {
    return Staged.parse(JSON.parse(readFileSync(join(home, STAGED, READY), 'utf8')));
  } catch {
    return undefined;
  }
}
