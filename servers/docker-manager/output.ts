import { createFrames } from './frames.ts';
import type { Stream } from './frames.ts';

/** Enough to see what happened, and as much as a model can read. */
const MAX_BYTES = 1024 * 1024;

interface Output {
  push(piece: Buffer): void;
  taken(): Record<Stream, string> & { truncated: boolean };
}

/** Keeps the first mebibyte of what a container writes and forgets the rest. */
export function createOutput(tty: boolean): Output {
  const kept: Record<Stream, Buffer[]> = { stdout: [], stderr: [] };
  let room = MAX_BYTES;
  let truncated = false;
  const push = createFrames(tty, (stream, bytes) => {
    if (bytes.length > room) truncated = true;
    kept[stream].push(Buffer.from(bytes.subarray(0, room)));
    room = Math.max(0, room - bytes.length);
  });
  const text = (stream: Stream): string => Buffer.concat(kept[stream]).toString('utf8');
  return { push, taken: () => ({ stdout: text('stdout'), stderr: text('stderr'), truncated }) };
}

/** What a command wrote and how it ended, for a reader who sees only text. */
export function endText(
  end: Record<Stream, string> & { exit_code: number | null; truncated: boolean },
): string {
  const { exit_code, stdout, stderr, truncated } = end;
  return [
    `exit code ${exit_code}`,
    ...(stdout === '' ? [] : [stdout]),
    ...(stderr === '' ? [] : [`stderr:\n${stderr}`]),
    ...(truncated ? ['It wrote more than 1 MiB; the rest is not shown.'] : []),
  ].join('\n');
}
