import { homedir } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const repository = fileURLToPath(new URL('..', import.meta.url)).replace(/[\\/]$/, '');

/** Wiped by every `npm ci`: what is remembered here is tried again after it. */
export const stampFolder = join(repository, 'node_modules', '.patchbay');

/** The XDG rules say that a relative path counts as unset. */
const xdg = (/** @type {string | undefined} */ value, /** @type {string} */ otherwise) =>
  value !== undefined && isAbsolute(value) ? value : join(homedir(), otherwise);

/** Node, the fallback Electron and logs, shared by all checkouts of this user. */
export function cacheFolder(env = process.env) {
  return join(xdg(env.XDG_CACHE_HOME, '.cache'), 'patchbay');
}

/** Patchbay's data folder; the app itself follows the same rule. */
export function homeFolder(env = process.env, platform = process.platform) {
  if (env.PATCHBAY_HOME) return resolve(env.PATCHBAY_HOME);
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Patchbay');
  if (platform === 'win32') return join(env.APPDATA ?? join(homedir(), 'AppData', 'Roaming'), 'Patchbay');
  return join(xdg(env.XDG_CONFIG_HOME, '.config'), 'Patchbay');
}
