import { statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { findProgram, run } from '../command.mjs';
import { Halt } from '../halt.mjs';

const SETUID_ROOT = 0o4000;

/** @param {string} electron */
function hasSetuidHelper(electron) {
  const helper = statSync(join(dirname(electron), 'chrome-sandbox'), { throwIfNoEntry: false });
  return helper !== undefined && helper.uid === 0 && (helper.mode & SETUID_ROOT) !== 0;
}

/**
 * Why Chromium cannot have its sandbox here, or undefined. Root never has it; others need a user namespace,
 * which containers and some distributions refuse.
 * @param {string} electron
 * @returns {Promise<string | undefined>}
 */
export async function noSandbox(electron) {
  if (process.platform !== 'linux') return undefined;
  if (process.getuid?.() === 0) return "Running as root: Chromium's sandbox is off.";
  const unshare = findProgram('unshare');
  if (!unshare || hasSetuidHelper(electron)) return undefined;
  const { code } = await run(unshare, ['--user', '--map-root-user', 'true']);
  return code === 0 ? undefined : "This system refuses user namespaces: Chromium's sandbox is off.";
}

/** On a desktop a person can and should allow it. @param {string[]} flags */
export function insistOnSandbox(flags) {
  if (process.getuid?.() === 0 || flags.includes('--no-sandbox')) return;
  throw new Halt(
    "This system refuses the user namespaces that Chromium's sandbox is made of. Allow them (on Ubuntu: sudo sysctl " +
      '-w kernel.apparmor_restrict_unprivileged_userns=0), or go without it: npm start -- --no-sandbox',
  );
}
