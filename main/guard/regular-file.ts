import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import type { Stats } from 'node:fs';
import { lstat, open, rename, rm } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import path from 'node:path';
import { assertUnmoved } from './unmoved.ts';

// Both are absent on Windows. Non-blocking, should a FIFO take the file's place: opening it would wait for a writer.
const NO_FOLLOW = constants.O_NOFOLLOW ?? 0;
const NON_BLOCK = constants.O_NONBLOCK ?? 0;

/** What stands in the way of reading or writing as a file. `special`: FIFO, socket, device, or a symlink. */
type NotAFile = { problem: 'directory' | 'special' };

/**
 * Reads a regular file whole, at most `maxBytes`. `file` is a real path from a jail; a symlink in its place is
 * refused by the system (ELOOP). Rejects with the errno of the system, or with the signal's reason.
 */
export async function readRegularFile(
  file: string,
  maxBytes: number,
  signal: AbortSignal,
): Promise<{ bytes: Buffer } | NotAFile | { problem: 'tooLarge'; size: number }> {
  const opened = await openRegularFile(file);
  if ('problem' in opened) return opened;
  const { handle, size: seen } = opened;
  try {
    const chunks: Buffer[] = [];
    let size = 0;
    // One byte more than allowed tells "too large" also for a file that grows while it is read.
    for await (const chunk of handle.createReadStream({ end: maxBytes, autoClose: false, signal })) {
      chunks.push(chunk as Buffer);
      size += (chunk as Buffer).length;
    }
    if (size > maxBytes) return { problem: 'tooLarge', size: Math.max(size, seen) };
    return { bytes: Buffer.concat(chunks) };
  } finally {
    await handle.close();
  }
}

/**
 * Opens a regular file for reading; the caller closes it. `file` is a real path from a jail; a symlink in its place
 * is refused by the system (ELOOP). Rejects with the errno of the system.
 */
export async function openRegularFile(
  file: string,
): Promise<{ handle: FileHandle; size: number } | NotAFile> {
  // Looked at before it is opened: opening a FIFO or a device can already do something.
  const before = await lstat(file);
  if (!before.isFile()) return notAFile(before);
  const handle = await open(file, constants.O_RDONLY | NO_FOLLOW | NON_BLOCK);
  try {
    await assertUnmoved(file, handle);
    const info = await handle.stat();
    if (info.isFile()) return { handle, size: info.size };
    await handle.close();
    return notAFile(info);
  } catch (error) {
    await handle.close();
    throw error;
  }
}

/**
 * Writes a file whole or not at all: a temporary sibling, fsync, rename. Permissions of an existing file are kept,
 * one that may not be written is not replaced, and a hard link elsewhere keeps its old content. `file` is a real
 * path from a jail and its folder exists. Rejects with the errno of the system, or with the signal's reason; then
 * the file is as it was.
 */
export async function replaceRegularFile(
  file: string,
  bytes: Uint8Array,
  signal: AbortSignal,
): Promise<{ created: boolean } | NotAFile> {
  return fillRegularFile(file, (handle) => handle.writeFile(bytes, { signal }), signal);
}

/** The same for what does not fit into memory: `fill` writes it; when it rejects, the file is as it was. */
export async function fillRegularFile(
  file: string,
  fill: (handle: FileHandle) => Promise<void>,
  signal: AbortSignal,
): Promise<{ created: boolean } | NotAFile> {
  const before = await lstat(file).catch(ignoreMissing);
  if (before !== undefined && !before.isFile()) return notAFile(before);
  if (before !== undefined) {
    // Renaming asks only the folder for permission; opening asks the file.
    await (await open(file, constants.O_WRONLY | NO_FOLLOW | NON_BLOCK)).close();
  }

  const temporary = path.join(path.dirname(file), `.patchbay-${randomBytes(8).toString('hex')}.tmp`);
  const flags = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | NO_FOLLOW;
  const handle = await open(temporary, flags, before === undefined ? 0o666 : 0o600);
  try {
    try {
      await assertUnmoved(temporary, handle);
      if (before !== undefined) await handle.chmod(before.mode & 0o777);
      await fill(handle);
      await handle.sync();
    } finally {
      await handle.close();
    }
    signal.throwIfAborted();
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
  return { created: before === undefined };
}

function notAFile(info: Stats): NotAFile {
  return { problem: info.isDirectory() ? 'directory' : 'special' };
}

function ignoreMissing(error: unknown): undefined {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
  throw error;
}
