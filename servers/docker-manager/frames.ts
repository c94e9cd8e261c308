/** What a container writes: Docker puts both streams on one line, each piece after a header of eight bytes. */

const HEADER_BYTES = 8;
const STDERR = 2;

export type Stream = 'stdout' | 'stderr';

/** Takes the line apart. With `tty` there are no headers and all is stdout. */
export function createFrames(tty: boolean, take: (stream: Stream, bytes: Buffer) => void) {
  let held: Buffer = Buffer.alloc(0);
  return (piece: Buffer): void => {
    if (tty) {
      take('stdout', piece);
      return;
    }
    held = held.length === 0 ? piece : Buffer.concat([held, piece]);
    while (held.length >= HEADER_BYTES) {
      const end = HEADER_BYTES + held.readUInt32BE(4);
      if (held.length < end) return;
      take(held[0] === STDERR ? 'stderr' : 'stdout', held.subarray(HEADER_BYTES, end));
      held = held.subarray(end);
    }
  };
}
