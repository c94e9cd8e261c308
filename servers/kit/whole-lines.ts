import { Transform } from 'node:stream';

const NEWLINE = 0x0a;

/**
 * Passes bytes on in whole lines. The SDK copies and searches everything it holds for each piece that arrives, which
 * takes seconds for a message of some megabytes; given whole lines it holds nothing. A line of more than `maxBytes`
 * is an error that ends the stream.
 */
export function createWholeLines(maxBytes: number): Transform {
  let held: Buffer[] = [];
  let size = 0;
  return new Transform({
    transform(piece: Buffer, _encoding, done) {
      const end = piece.lastIndexOf(NEWLINE) + 1;
      if (end > 0) {
        this.push(Buffer.concat([...held, piece.subarray(0, end)]));
        held = [];
        size = 0;
      }
      if (end < piece.length) held.push(piece.subarray(end));
      size += piece.length - end;
      done(size > maxBytes ? new Error(`a message has more than ${maxBytes} bytes`) : null);
    },
  });
}
