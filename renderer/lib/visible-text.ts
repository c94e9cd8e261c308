import { INVISIBLE_IN } from '#contract/invisible.ts';
import type { Reading } from '#contract/invisible.ts';

/** A run of text as it is, or characters that would not be seen, written out. */
export interface Piece {
  text: string;
  hidden: boolean;
}

/** Splits text so that nothing in it stays unseen: hidden characters become `\u{…}`, neighbours in one piece. */
export function visiblePieces(text: string, reading: Reading = 'text'): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const match of text.matchAll(INVISIBLE_IN[reading])) {
    const last = pieces.at(-1);
    if (match.index > end) pieces.push({ text: text.slice(end, match.index), hidden: false });
    if (match.index === end && last?.hidden) last.text += escaped(match[0]);
    else pieces.push({ text: escaped(match[0]), hidden: true });
    // The line still breaks there, so that a script in an argument can be read.
    if (match[0] === '\n') pieces.push({ text: '\n', hidden: false });
    end = match.index + match[0].length;
  }
  if (end < text.length) pieces.push({ text: text.slice(end), hidden: false });
  return pieces;
}

/** The same as one string: for names that are only heard, such as the label of a button. */
export function visibleText(text: string, reading: Reading = 'word'): string {
  return visiblePieces(text, reading)
    .map((piece) => piece.text)
    .join('');
}

function escaped(character: string): string {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}}`;
}
