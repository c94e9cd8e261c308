import { realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, sep } from 'node:path';

/** Only in a home made for it: the smoke answers its own approvals, which must never be possible in a real one. */
export function smokeAllowed(home: { path: string; chosen: boolean }): boolean {
  if (!home.chosen) return false;
  try {
    const real = realpathSync(home.path);
    return real.startsWith(realpathSync(tmpdir()) + sep) && basename(real).startsWith('patchbay-smoke-');
  } catch {
    return false;
  }
}
