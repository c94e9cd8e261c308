import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/**
 * A private folder (0700) for one run, named with our pid; those of runs that were killed go first.
 * @param {string} parent
 * @param {string} prefix
 */
export function runFolder(parent, prefix) {
  for (const name of readdirSync(parent).filter((entry) => entry.startsWith(prefix))) {
    const pid = /^(\d+)-/.exec(name.slice(prefix.length))?.[1];
    if (pid === undefined || existsSync(`/proc/${pid}`)) continue;
    try {
      rmSync(join(parent, name), { recursive: true, force: true });
    } catch {
      // another user's
    }
  }
  return mkdtempSync(join(parent, `${prefix}${process.pid}-`));
}
