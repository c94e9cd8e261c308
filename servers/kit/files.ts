import { lstat, mkdir, open, opendir, unlink } from 'node:fs/promises';
import { constants } from 'node:fs';
import type { Dir } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import {
  fillRegularFile,
  openRegularFile,
  readRegularFile,
  replaceRegularFile,
} from '#main/guard/regular-file.ts';
import { assertUnmoved } from '#main/guard/unmoved.ts';
import { ToolFailure } from './failure.ts';

// Every `path` below is one that Workspace.locate gave.

/** The bytes of a file. Throws V when it is a directory, no regular file, or larger than `maxBytes`. */
export async function readBytes(
  path: string,
  field: string,
  maxBytes: number,
  signal: AbortSignal,
): Promise<Buffer> {
  const read = await readRegularFile(path, maxBytes, signal);
  if ('bytes' in read) return read.bytes;
  if (read.problem !== 'tooLarge') throw notAFile(path, field, read.problem);
  throw new ToolFailure('V', `${path} has ${read.size} bytes; the most that can be read is ${maxBytes}.`, {
    field,
    size: read.size,
    limit: maxBytes,
  });
}

/** Opens a file to be read piece by piece; the caller closes it. Throws V when it is not a file. */
export async function openFile(path: string, field: string): Promise<{ handle: FileHandle; size: number }> {
  const opened = await openRegularFile(path);
  if ('problem' in opened) throw notAFile(path, field, opened.problem);
  return opened;
}

/** Writes a file whole or not at all, keeping its permissions. Its folder exists. Throws V when it is not a file. */
export async function writeBytes(
  path: string,
  field: string,
  bytes: Uint8Array,
  signal: AbortSignal,
): Promise<{ created: boolean }> {
  const written = await replaceRegularFile(path, bytes, signal);
  if ('problem' in written) throw notAFile(path, field, written.problem);
  return written;
}

/** The same piece by piece: `fill` writes into a temporary file, which goes when it rejects. */
export async function fillFile(
  path: string,
  field: string,
  fill: (handle: FileHandle) => Promise<void>,
  signal: AbortSignal,
): Promise<{ created: boolean }> {
  const written = await fillRegularFile(path, fill, signal);
  if ('problem' in written) throw notAFile(path, field, written.problem);
  return written;
}

/** Sets the permissions of a file; on Windows only whether it may be written. Throws ELOOP for a symlink. */
export async function changeMode(path: string, mode: number): Promise<void> {
  const handle = await open(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
  try {
    await assertUnmoved(path, handle);
    await handle.chmod(mode);
  } finally {
    await handle.close();
  }
}

/** Removes a file; answers the size that it had. Throws V when it is a directory or no regular file. */
export async function removeFile(path: string, field: string): Promise<number> {
  const info = await lstat(path);
  if (!info.isFile()) throw notAFile(path, field, info.isDirectory() ? 'directory' : 'special');
  await assertUnmoved(path);
  await unlink(path);
  return info.size;
}

/** Makes a directory and its missing parents; false when it was there. */
export async function makeDirectory(path: string): Promise<boolean> {
  const first = await mkdir(path, { recursive: true });
  await assertUnmoved(path);
  return first !== undefined;
}

/** Opens a directory to be walked; the caller closes it (for await does). Throws ENOTDIR, EACCES and the like. */
export async function openDirectory(path: string): Promise<Dir> {
  const directory = await opendir(path);
  try {
    await assertUnmoved(path);
    return directory;
  } catch (error) {
    await directory.close();
    throw error;
  }
}

function notAFile(path: string, field: string, problem: 'directory' | 'special'): ToolFailure {
  return problem === 'directory'
    ? new ToolFailure('V', `${path} is a directory, not a file.`, { field })
    : new ToolFailure('V', `${path} is not a regular file (a pipe, socket, device or symlink).`, { field });
}
