import { lstat, realpath } from 'node:fs/promises';
import path from 'node:path';
import { isTrickyOnWindows } from './windows-path.ts';

/**
 * Why a path was refused. `missing`, `notFolder` (a parent is a file) and `osRefused` (with its errno) are said
 * only of places inside, so that nobody learns what exists outside. `symlink`: one leads outside, nowhere or in
 * circles. `device`: see isTrickyOnWindows. `noFolder`: none of the jail's own folders exists.
 */
export interface PathRefusal {
  refused:
    | 'nulByte'
    | 'tooLong'
    | 'device'
    | 'noFolder'
    | 'outside'
    | 'dotdot'
    | 'symlink'
    | 'missing'
    | 'notFolder'
    | 'osRefused';
  errno?: string;
}

/** A place inside: its real absolute path, and the real path of the jail's folder that holds it. */
export interface JailedPath {
  path: string;
  folder: string;
}

interface PathJail {
  /**
   * Relative paths start from the first folder. `mustExist`: the whole path exists; `mayCreate`: its end may be
   * missing, and then what exists of it is real and inside. Touches nothing. The answer is true when it is given:
   * whoever opens the path afterwards uses the openers of this room, which look again.
   */
  resolve(given: string, need: 'mustExist' | 'mayCreate'): Promise<JailedPath | PathRefusal>;
}

const MAX_BYTES = 4096;

/**
 * Keeps paths inside `folders` (absolute; at least one; may be symlinks themselves) by real path. Both sides go
 * through the system's own realpath, which also gives the case and form that is on disk, so that names are compared
 * exactly even where the file system does not care about case.
 */
export function createPathJail(folders: readonly string[]): PathJail {
  const first = folders[0];
  if (first === undefined) throw new Error('a path jail needs a folder');
  return {
    async resolve(given, need) {
      if (given.includes('\0')) return { refused: 'nulByte' };
      if (Buffer.byteLength(given) > MAX_BYTES) return { refused: 'tooLong' };
      if (process.platform === 'win32' && isTrickyOnWindows(given)) return { refused: 'device' };

      const found = await Promise.all(folders.map((folder) => realpath(folder).catch(() => undefined)));
      const roots = found.filter((root) => root !== undefined);
      if (roots.length === 0) return { refused: 'noFolder' };

      const absolute = path.resolve(first, given);
      const { real, rest, obstacle } = await nearestReal(absolute);
      const folder = roots.find((root) => isInside(root, real));
      if (folder === undefined) {
        if ([...folders, ...roots].some((root) => isInside(root, absolute))) return { refused: 'symlink' };
        return { refused: given.split(/[\\/]/).includes('..') ? 'dotdot' : 'outside' };
      }
      if (obstacle !== undefined) return obstacle;
      if (rest.length > 0 && need === 'mustExist') return { refused: 'missing' };
      return { path: path.join(real, ...rest), folder };
    },
  };
}

function isInside(folder: string, place: string): boolean {
  return place === folder || place.startsWith(folder.endsWith(path.sep) ? folder : folder + path.sep);
}

interface Nearest {
  real: string;
  /** Names below `real` that could not be resolved. */
  rest: string[];
  /** Why they could not, unless they are only missing. */
  obstacle: PathRefusal | undefined;
}

/** The real path of the deepest part that has one. An obstacle does not end the climb: inside or outside comes first. */
async function nearestReal(absolute: string): Promise<Nearest> {
  const rest: string[] = [];
  let obstacle: PathRefusal | undefined;
  for (let probe = absolute; ; probe = path.dirname(probe)) {
    try {
      return { real: await realpath(probe), rest, obstacle };
    } catch (error) {
      if (path.dirname(probe) === probe) return { real: probe, rest, obstacle };
      obstacle ??= await obstacleAt(probe, error);
      rest.unshift(path.basename(probe));
    }
  }
}

async function obstacleAt(probe: string, error: unknown): Promise<PathRefusal | undefined> {
  const errno = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
  switch (errno) {
    case 'ENOENT': {
      const itself = await lstat(probe).catch(() => undefined);
      return itself?.isSymbolicLink() === true ? { refused: 'symlink' } : undefined;
    }
    case 'ELOOP':
      return { refused: 'symlink' };
    case 'ENOTDIR':
      return { refused: 'notFolder' };
    case 'ENAMETOOLONG':
      return { refused: 'tooLong' };
    default:
      return { refused: 'osRefused', errno };
  }
}
