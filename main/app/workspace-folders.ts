import { realpathSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, dirname, isAbsolute, join, parse, relative, resolve, sep } from 'node:path';
import { text } from '#contract/text.ts';
import type { Text } from '#contract/text.ts';

export type CheckedFolders = { ok: true; folders: string[] } | { ok: false; index: number; reason: Text };

/**
 * Whether servers may be let into these folders: absolute, each once, and none that would open everything (the root,
 * the user's home or above) or Patchbay's own data. Links are followed first. Gives them back in their plain form.
 */
export function checkFolders(folders: readonly string[], home: string): CheckedFolders {
  const real: string[] = [];
  for (const [index, folder] of folders.entries()) {
    const refuse = (reason: Text): CheckedFolders => ({ ok: false, index, reason });
    if (!isAbsolute(folder)) return refuse(text('request.folderNotAbsolute', { folder }));
    const place = realPlace(resolve(folder));
    if (place === parse(place).root) return refuse(text('request.folderRoot', { folder }));
    if (contains(place, realPlace(homedir()))) return refuse(text('request.folderHome', { folder }));
    const own = realPlace(home);
    const shared = contains(realPlace(join(home, 'workspace')), place);
    if (contains(place, own) || (contains(own, place) && !shared)) {
      return refuse(text('request.folderOwn', { folder }));
    }
    if (real.includes(place)) return refuse(text('request.folderTwice', { folder }));
    real.push(place);
  }
  return { ok: true, folders: folders.map((folder) => resolve(folder)) };
}

/** Where a path leads in the end, also when its last parts do not exist yet. */
function realPlace(path: string): string {
  try {
    return realpathSync.native(path);
  } catch {
    const parent = dirname(path);
    return parent === path ? path : join(realPlace(parent), basename(path));
  }
}

/** Whether `inner` is `outer` or lies below it. */
function contains(outer: string, inner: string): boolean {
  const way = relative(outer, inner);
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way));
}
