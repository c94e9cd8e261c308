import { accessSync, constants, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { Halt } from './halt.mjs';

/**
 * The path of a file that is written only at the end of something long: said at once when it cannot be.
 * @param {string | undefined} file @param {string} usage
 */
export function jsonFile(file, usage) {
  if (file === undefined) return undefined;
  const path = resolve(file);
  try {
    accessSync(dirname(path), constants.W_OK);
  } catch {
    throw new Halt(`${file} cannot be written: its folder is not there, or not yours. ${usage}`, 2);
  }
  if (file === '' || statSync(path, { throwIfNoEntry: false })?.isDirectory())
    throw new Halt(`${file || 'Nothing'} is no file that can be written. ${usage}`, 2);
  return path;
}
