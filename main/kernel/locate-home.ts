import { homedir } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';

/**
 * `PATCHBAY_HOME`, or the system's folder for the data of apps. `chosen`: the user named a folder of his own, which the
 * system's one is not even where a launcher names it.
 */
export function locateHome(env: NodeJS.ProcessEnv = process.env): { path: string; chosen: boolean } {
  const usual = join(appData(env), 'Patchbay');
  const named = env['PATCHBAY_HOME'];
  const path = named === undefined || named === '' ? usual : resolve(named);
  return { path, chosen: path !== usual };
}

function appData(env: NodeJS.ProcessEnv): string {
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support');
  if (process.platform === 'win32') return env['APPDATA'] ?? join(homedir(), 'AppData', 'Roaming');
  const config = env['XDG_CONFIG_HOME'];
  // The XDG rules say that a relative path counts as unset.
  return config !== undefined && isAbsolute(config) ? config : join(homedir(), '.config');
}
