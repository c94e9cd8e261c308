// Many streams over one pipe: between Patchbay and the process that several bundled servers share. Both ends import
// this, so that what one writes the other reads.
import { Writable } from 'node:stream';

/**
 * What a frame is about, in the room that it names. Inwards: `open` (JSON) lets a server in, `data` is its stdin, `end`
 * closes that, `leave` ends it at once. Outwards: `data` is its stdout, `log` its stderr, `gone` (JSON) says how it ended.
 */
export const FRAME = { open: 1, data: 2, end: 3, leave: 4, log: 5, gone: 6 } as const;
export type FrameKind = (typeof FRAME)[keyof typeof FRAME];

const HEADER_BYTES = 9;
/** Larger writes are cut, so that what one server says does not hold up the others for long. */
const PIECE_BYTES = 64 * 1024;

/** One frame as bytes: kind, room, length, payload. */
export function frameOf(kind: FrameKind, room: number, payload: Uint8Array | string = ''): Buffer {
  const bytes = typeof payload === 'string' ? Buffer.from(payload) : payload;
  const frame = Buffer.allocUnsafe(HEADER_BYTES + bytes.length);
  frame.writeUInt8(kind, 0);
  frame.writeUInt32LE(room, 1);
  frame.writeUInt32LE(bytes.length, 5);
  frame.set(bytes, HEADER_BYTES);
  return frame;
}

/** A reader of what arrives, in whatever pieces. */
export function createFrameReader(
  onFrame: (kind: number, room: number, payload: Buffer) => void,
): (chunk: Buffer) => void {
  let held: Buffer = Buffer.alloc(0);
  return (chunk) => {
    held = held.length === 0 ? chunk : Buffer.concat([held, chunk]);
    while (held.length >= HEADER_BYTES) {
      const end = HEADER_BYTES + held.readUInt32LE(5);
      if (held.length < end) return;
      onFrame(held.readUInt8(0), held.readUInt32LE(1), held.subarray(HEADER_BYTES, end));
      held = held.subarray(end);
    }
  };
}

/** A stream whose bytes leave as frames of one kind and room over `pipe`; its end is a frame `end` where that is given. */
export function createFramed(pipe: Writable, kind: FrameKind, room: number, end?: FrameKind): Writable {
  return new Writable({
    write(chunk: Buffer, _encoding, done) {
      const piece = (from: number): void => {
        const to = from + PIECE_BYTES;
        const frame = frameOf(kind, room, chunk.subarray(from, to));
        // A pipe that broke is told of by its own end; a stream without a reader goes on without one.
        pipe.write(frame, () => {
          if (to < chunk.length) piece(to);
          else done();
        });
      };
      piece(0);
    },
    final(done) {
      if (end !== undefined) pipe.write(frameOf(end, room));
      done();
    },
  });
}
