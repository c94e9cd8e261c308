import path from 'node:path';
import { z } from 'zod';
import { createPathJail } from '#main/guard/path-jail.ts';
import type { JailedPath, PathRefusal } from '#main/guard/path-jail.ts';
import { ToolFailure } from './failure.ts';
import type { FailureCode } from './failure.ts';

/** The folders that the user gave this server. */
export interface Workspace {
  /**
   * The real path of what the parameter `field` names, inside the workspace; relative paths start at its first
   * folder. Throws ToolFailure P, V, N or E with `field`, or D when there is no workspace. `mayCreate`: the end of
   * the path may be missing. Open it with the functions of files.ts only.
   */
  locate(field: string, given: string, need: 'mustExist' | 'mayCreate'): Promise<JailedPath>;
}

/** A refused path may be any length; a message is not. */
const SHOWN_CHARACTERS = 300;

const Folders = z
  .array(z.string().refine((folder) => path.isAbsolute(folder) && !folder.includes('\0')))
  .min(1);

/** `variable` is what PATCHBAY_WORKSPACE holds: a JSON array of absolute folders. Without it `locate` answers D. */
export function createWorkspace(variable: string | undefined): Workspace {
  if (variable === undefined || variable === '') {
    return absent('No workspace folder was given to this server.');
  }
  const folders = Folders.safeParse(parseJson(variable));
  if (!folders.success) {
    return absent('PATCHBAY_WORKSPACE does not hold a JSON array of absolute folders.');
  }
  const jail = createPathJail(folders.data);
  const shown = folders.data.join(', ');
  return {
    async locate(field, given, need) {
      const found = await jail.resolve(given, need);
      if ('path' in found) return found;
      throw refusal(field, given, found, shown);
    },
  };
}

function absent(reason: string): Workspace {
  return {
    locate: () =>
      Promise.reject(
        new ToolFailure(
          'D',
          `${reason} Choose a workspace folder in Patchbay, or set PATCHBAY_WORKSPACE to a JSON array of absolute folders, then start the server again.`,
        ),
      ),
  };
}

/** Letter of the error contract, and what is said of the path (of the workspace for noFolder). */
const REFUSALS: Record<PathRefusal['refused'], readonly [FailureCode, string]> = {
  nulByte: ['V', 'holds a NUL byte. Give a plain path.'],
  tooLong: ['V', 'is too long for the file system. Give a shorter path.'],
  notFolder: ['V', 'leads through a file as if it were a directory. Check the path.'],
  missing: ['N', 'does not exist. List its directory to see what does.'],
  osRefused: ['E', 'was refused by the operating system.'],
  noFolder: ['D', '(the workspace) does not exist. Create it, then try again.'],
  symlink: ['P', 'goes through a symlink that leads out of the workspace or nowhere.'],
  device: ['P', 'is not an ordinary file path on Windows.'],
  outside: ['P', 'is outside the workspace.'],
  dotdot: ['P', 'climbs out of the workspace.'],
};

function refusal(field: string, given: string, { refused, errno }: PathRefusal, shown: string): ToolFailure {
  const [code, what] = REFUSALS[refused];
  const next = code === 'P' ? ` Give a path inside the workspace (${shown}).` : '';
  const subject = refused === 'noFolder' ? shown : given.slice(0, SHOWN_CHARACTERS);
  const system = errno === undefined ? '' : ` (${errno})`;
  return new ToolFailure(code, `${subject} ${what}${system}${next}`, {
    field,
    reason: refused,
    ...(errno === undefined ? {} : { errno }),
  });
}

function parseJson(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    return undefined;
  }
}
