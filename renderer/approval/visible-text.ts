/** A run of text as it is, or one character that would not be seen, written out. */
export interface Piece {
  text: string;
  hidden: boolean;
}

/**
 * Characters that show as nothing, as another one, or that turn the reading order: control and format characters,
 * whatever a font may ignore, blanks that are not the common one, private use, lone surrogates, the blank braille.
 * Line feed stays: the text is laid out by it.
 */
const HIDDEN =
  /(?!\n)[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]|(?! )\p{Zs}/gu;
/** In a word of a command line a line feed is content, and so is a blank at an end, where it would not be seen. */
const HIDDEN_IN_WORD = new RegExp(`${HIDDEN.source}|\\n|^ | $`, 'gu');

/** Splits text so that nothing in it stays unseen: hidden characters become `\u{…}`. */
export function visiblePieces(text: string, kind: 'text' | 'word' = 'text'): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const match of text.matchAll(kind === 'word' ? HIDDEN_IN_WORD : HIDDEN)) {
    if (match.index > end) pieces.push({ text: text.slice(end, match.index), hidden: false });
    pieces.push({ text: escaped(match[0]), hidden: true });
    // The line still breaks there, so that a script in an argument can be read.
    if (match[0] === '\n') pieces.push({ text: '\n', hidden: false });
    end = match.index + match[0].length;
  }
  if (end < text.length) pieces.push({ text: text.slice(end), hidden: false });
  return pieces;
}

function escaped(character: string): string {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}}`;
}
