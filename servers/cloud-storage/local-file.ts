import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { pipeline, Readable, Transform } from 'node:stream';
import { ToolFailure } from '#servers/kit/failure.ts';
import { openFile } from '#servers/kit/files.ts';

export interface ReadingTold {
  moved(): void;
  failed(error: Error): void;
}

/** A file as it was when it was looked at. */
export interface LocalFile {
  path: string;
  size: number;
  /** In hexadecimal. */
  sha256: string;
  /**
   * Its bytes from the start; fails, before the last of them, when they are no longer those of the checksum. `told`
   * hears of each piece, and of failures of its own: a stream fails also when its reader does.
   */
  open(told?: ReadingTold): Readable;
}

/**
 * Runs `use` with a file that stays open meanwhile. `path` is one that Workspace.locate gave, or our own. Throws V
 * (`field`) when it is no file.
 */
export async function withLocalFile<T>(
  path: string,
  field: string,
  signal: AbortSignal,
  use: (file: LocalFile) => Promise<T>,
): Promise<T> {
  const { handle, size } = await openFile(path, field);
  try {
    const sha256 = await checksumOf(handle, size, signal);
    return await use({ path, size, sha256, open: (told) => verified(handle, size, sha256, field, told) });
  } finally {
    await handle.close();
  }
}

async function checksumOf(handle: FileHandle, size: number, signal: AbortSignal): Promise<string> {
  const hash = createHash('sha256');
  if (size > 0) {
    for await (const piece of handle.createReadStream({
      start: 0,
      end: size - 1,
      autoClose: false,
      signal,
    })) {
      hash.update(piece as Buffer);
    }
  }
  return hash.digest('hex');
}

function verified(
  handle: FileHandle,
  size: number,
  sha256: string,
  field: string,
  told?: ReadingTold,
): Readable {
  if (size === 0) return Readable.from([], { objectMode: false });
  const hash = createHash('sha256');
  let held: Buffer | undefined;
  const check = new Transform({
    transform(piece: Buffer, _encoding, done) {
      told?.moved();
      hash.update(piece);
      const before = held;
      held = piece;
      done(null, before);
    },
    flush(done) {
      if (hash.digest('hex') === sha256) {
        done(null, held);
        return;
      }
      const changed = new ToolFailure(
        'E',
        `${field}: the file changed while it was sent; nothing was stored.`,
        {
          field,
          reason: 'changed',
        },
      );
      told?.failed(changed);
      done(changed);
    },
  });
  const source = handle.createReadStream({ start: 0, end: size - 1, autoClose: false });
  source.once('error', (error) => {
    if (!check.destroyed) told?.failed(error);
  });
  // Errors of either end the other.
  pipeline(source, check, () => undefined);
  return check;
}
