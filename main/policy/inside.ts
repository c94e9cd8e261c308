import path from 'node:path';

type Paths = typeof path.posix;

/**
 * Tells whether an absolute path is a folder or below it, judged by the text alone: `..` is resolved, both slashes count
 * on Windows only (where case does not). Symbolic links cannot be judged here: the server's own jail does that.
 */
export function compileInside(folder: string, paths: Paths = path): (file: string) => boolean {
  const outer = rooted(folder, paths);
  if (outer === undefined) return () => false;
  const prefix = outer.endsWith(paths.sep) ? outer : outer + paths.sep;
  return (file) => {
    const inner = rooted(file, paths);
    return inner !== undefined && (inner === outer || inner.startsWith(prefix));
  };
}

/** The folder an absolute path lies in (itself when it ends in a slash), or undefined when that is a root. */
export function folderOf(file: string, paths: Paths = path): string | undefined {
  if (!isRooted(file, paths)) return undefined;
  const folder = paths.resolve(/[\\/]$/.test(file) ? file : paths.dirname(paths.normalize(file)));
  return folder === paths.parse(folder).root ? undefined : folder;
}

function rooted(text: string, paths: Paths): string | undefined {
  if (!isRooted(text, paths)) return undefined;
  if (paths.sep === '\\') return paths.resolve(text).toLowerCase();
  // Most paths are plain already, and this is asked on every call.
  return /\/(\.|\/|$)/.test(text) ? paths.resolve(text) : text;
}

/** On Windows `\x` depends on the current drive: only a drive letter or a share is a root. */
function isRooted(text: string, paths: Paths): boolean {
  return paths.sep === '\\' ? /^([a-z]:[\\/]|[\\/]{2}[^\\/])/i.test(text) : text.startsWith('/');
}
