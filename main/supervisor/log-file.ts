import { appendFile, mkdir, rename, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/** A file of text that is moved aside when it is full: `x.log`, then `x.log.1`, the oldest last. */
export interface LogFile {
  /** Appends; calls follow each other in order. Rejects when the disk does not take it. */
  append(text: string): Promise<void>;
}

interface LogFileLimits {
  maxBytes: number;
  /** How many files there are at most, the current one included. */
  files: number;
}

export function createLogFile(path: string, limits: LogFileLimits): LogFile {
  let bytes: number | undefined;
  let last: Promise<void> = Promise.resolve();

  async function write(text: string): Promise<void> {
    if (text === '') return;
    const added = Buffer.byteLength(text);
    if (bytes === undefined) {
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      bytes = await stat(path).then(
        ({ size }) => size,
        () => 0,
      );
    }
    if (bytes > 0 && bytes + added > limits.maxBytes) {
      await moveAside();
      bytes = 0;
    }
    await appendFile(path, text, { mode: 0o600 });
    bytes += added;
  }

  async function moveAside(): Promise<void> {
    for (let n = limits.files - 1; n >= 1; n -= 1) {
      await rename(n === 1 ? path : `${path}.${n - 1}`, `${path}.${n}`).catch(unlessMissing);
    }
  }

  return {
    append(text) {
      const done = last.then(() => write(text));
      last = done.catch(() => undefined);
      return done;
    },
  };
}

function unlessMissing(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error;
}
