import type { Piece } from '../exact-text.tsx';

/** So many characters are drawn at once, and so many more on request. */
export const CHUNK = 200_000;
/** A text full of hidden characters would be as many elements. */
const MOST_PIECES = 4000;

export interface Chunk {
  pieces: readonly Piece[];
  /** Where the next one begins. */
  end: number;
}

/** The part of a text from `start` that can be drawn at once; never half a character. */
export function chunkAt(text: string, start: number, split: (text: string) => readonly Piece[]): Chunk {
  let size = CHUNK;
  for (;;) {
    const end = wholeAt(text, Math.min(text.length, start + size));
    const pieces = split(text.slice(start, end));
    if (pieces.length <= MOST_PIECES) return { pieces, end };
    size = Math.floor(size / 2);
  }
}

/** A cut between the halves of a character moves behind it. */
function wholeAt(text: string, end: number): number {
  return /[\uD800-\uDBFF]/.test(text.charAt(end - 1)) && /[\uDC00-\uDFFF]/.test(text.charAt(end))
    ? end + 1
    : end;
}
