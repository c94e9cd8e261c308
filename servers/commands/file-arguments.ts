import path from 'node:path';
import type { Workspace } from '#servers/kit/workspace.ts';

/** Programs whose arguments are files: they stay in the workspace, as the tools for files do. */
const ON_FILES = new Set('ls cat head tail grep find wc tar zip unzip gzip gunzip'.split(' '));

/**
 * Throws P, V or E (as Workspace.locate) when a program that works on files is given one outside the workspace:
 * an absolute path, one that climbs, or one that goes through a symlink. `cwd` is where relative ones start.
 */
export async function confineFiles(
  field: string,
  [program = '', ...args]: readonly string[],
  cwd: string,
  workspace: Workspace,
): Promise<void> {
  if (!ON_FILES.has(program)) return;
  for (const arg of args) {
    for (const file of pathsIn(arg)) await workspace.locate(field, path.resolve(cwd, file), 'mayCreate');
  }
}

/** What of a word may be a path: all of it, or what an option is given (`--file=/x`, `-C/x`). */
function pathsIn(arg: string): string[] {
  if (!arg.startsWith('-')) return arg === '' ? [] : [arg];
  const value = arg.includes('=') ? arg.slice(arg.indexOf('=') + 1) : arg.replace(/^-[A-Za-z]/, '');
  return /^[\\/~]|^[A-Za-z]:|\.\./.test(value) ? [value] : [];
}
