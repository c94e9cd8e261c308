import type { Readable } from 'node:stream';

/** What a child prints, kept up to a number of bytes of both streams together. */
export interface Capture {
  /** Resolves as soon as it has printed more than that. */
  readonly full: Promise<void>;
  taken(): { stdout: Buffer; stderr: Buffer; truncated: boolean };
}

interface Printing {
  stdout: Readable | null;
  stderr: Readable | null;
}

/** Reads both streams to their end, so that the child never waits for us. */
export function createCapture({ stdout, stderr }: Printing, maxBytes: number): Capture {
  const kept: Record<'stdout' | 'stderr', Buffer[]> = { stdout: [], stderr: [] };
  let room = maxBytes;
  let truncated = false;
  const full = new Promise<void>((resolve) => {
    const keep = (name: 'stdout' | 'stderr') => (piece: Buffer) => {
      const part = piece.subarray(0, room);
      if (part.length > 0) kept[name].push(part);
      room -= part.length;
      if (part.length === piece.length) return;
      truncated = true;
      resolve();
    };
    stdout?.on('data', keep('stdout'));
    stderr?.on('data', keep('stderr'));
  });
  return {
    full,
    taken: () => ({ stdout: Buffer.concat(kept.stdout), stderr: Buffer.concat(kept.stderr), truncated }),
  };
}
