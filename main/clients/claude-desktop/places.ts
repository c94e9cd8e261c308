import { readdir, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';

const FILE = 'claude_desktop_config.json';

/** The machine that is searched. */
export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
}

export function thisMachine(): Machine {
  return { platform: process.platform, env: process.env, home: homedir() };
}

/**
 * Every place where Claude Desktop may keep its configuration on this machine, the likeliest first; none of them needs
 * to be there. The edition of the Microsoft Store is shown a copy of the user's folder, and reads only that.
 */
export async function configPlaces({ platform, env, home }: Machine): Promise<string[]> {
  const { join } = platform === 'win32' ? path.win32 : path.posix;
  if (platform === 'darwin') return [join(home, 'Library', 'Application Support', 'Claude', FILE)];
  if (platform !== 'win32') return [join(env['XDG_CONFIG_HOME'] || join(home, '.config'), 'Claude', FILE)];
  const roaming = env['APPDATA'] || join(home, 'AppData', 'Roaming');
  const packages = join(env['LOCALAPPDATA'] || join(home, 'AppData', 'Local'), 'Packages');
  const names = await readdir(packages).catch(() => []);
  const store = names.filter((name) => /^Claude_/i.test(name)).toSorted();
  return [
    ...store.map((name) => join(packages, name, 'LocalCache', 'Roaming', 'Claude', FILE)),
    join(roaming, 'Claude', FILE),
  ];
}

/** The place that counts: the first where the file is, else where the folder is, else where it is usual. */
export async function likeliest(places: readonly string[]): Promise<string> {
  for (const place of places) if (await exists(place)) return place;
  for (const place of places) if (await exists(path.dirname(place))) return place;
  return places.at(-1) ?? FILE;
}

export async function exists(place: string): Promise<boolean> {
  return stat(place).then(
    () => true,
    () => false,
  );
}
