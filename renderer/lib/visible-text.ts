import { invisibleIn, lookAlikes } from '#contract/invisible.ts';
import type { Reading } from '#contract/invisible.ts';

/** A run of text as it is, or characters that would not be seen, written out. */
export interface Piece {
  text: string;
  hidden: boolean;
}

/**
 * Splits text so that nothing in it stays unseen: hidden characters become `\u{…}`, neighbours in one piece; in a
 * `word` so do letters that pass for those of another script.
 */
export function visiblePieces(text: string, reading: Reading = 'text'): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const [at, character] of unseen(text, reading)) {
    const last = pieces.at(-1);
    if (at > end) pieces.push({ text: text.slice(end, at), hidden: false });
    if (at === end && last?.hidden) last.text += escaped(character);
    else pieces.push({ text: escaped(character), hidden: true });
    // The line still breaks there, so that a script in an argument can be read.
    if (character === '\n') pieces.push({ text: '\n', hidden: false });
    end = at + character.length;
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

/** Every character that would not be seen as what it is, and where it stands. */
function unseen(text: string, reading: Reading): (readonly [at: number, character: string])[] {
  const hidden = Array.from(text.matchAll(invisibleIn(reading)), (match) => [match.index, match[0]] as const);
  if (reading !== 'word') return hidden;
  const alike = lookAlikes(text).map((at) => [at, text.slice(at, at + 1)] as const);
  return alike.length === 0 ? hidden : [...hidden, ...alike].toSorted(([one], [other]) => one - other);
}

function escaped(character: string): string {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}}`;
}
