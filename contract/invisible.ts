/**
 * Characters that a reader cannot see: control and format characters (bidi among them), whatever a font may ignore
 * (zero width, tags, variation selectors), private use, lone surrogates, line and paragraph separators, blank braille.
 * For the inside of a character class of a regular expression with the flag `u`.
 */
export const INVISIBLE = String.raw`\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800`;

/** Blanks that are not the common one: they look like it, or like nothing. */
const ODD_BLANK = String.raw`(?! )\p{Zs}`;

/** What writing needs and shows: layout, emoji sequences, joiners in the scripts that join. */
const ORDINARY = [
  String.raw`[\t\n]|\r(?=\n)`,
  String.raw`(?<=\p{Extended_Pictographic})[\uFE0E\uFE0F]|(?<=[0-9#*])\uFE0F(?=\u20E3)`,
  String.raw`(?<=[\p{Extended_Pictographic}\p{Emoji_Modifier}\uFE0F])\u200D(?=\p{Extended_Pictographic})`,
  String.raw`(?<=[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Mongolian}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Khmer}])[\u200C\u200D]`,
].join('|');

/** Names are written with these between their words. */
const WORD = /[\p{L}\p{M}\p{N}_-]+/gu;
const LATIN = /\p{Script=Latin}/u;
const LOOKS_LATIN = /[\p{Script=Cyrillic}\p{Script=Greek}]/gu;

/** Where letters stand that are taken for Latin ones: those of another script in a word that has Latin ones too. */
export function lookAlikes(text: string): number[] {
  return [...text.matchAll(WORD)].flatMap(({ 0: word, index }) =>
    LATIN.test(word) ? Array.from(word.matchAll(LOOKS_LATIN), (letter) => index + letter.index) : [],
  );
}

/**
 * How strictly text is read.
 * - `word`: a name or an argument; every odd blank, line break and blank at an end counts.
 * - `text`: exact evidence laid out in lines; everything but the line feed and the common blank counts.
 * - `prose`: descriptions and results; tabs, line ends, blanks of other scripts, emoji and joiners are ordinary.
 */
export type Reading = 'word' | 'text' | 'prose';

/** Finds each character that nobody would see; for `matchAll` and `search`, which keep no state between texts. */
export const INVISIBLE_IN: Readonly<Record<Reading, RegExp>> = {
  word: new RegExp(`[${INVISIBLE}]|${ODD_BLANK}|^ | $`, 'gu'),
  text: new RegExp(`(?!\\n)[${INVISIBLE}]|${ODD_BLANK}`, 'gu'),
  prose: new RegExp(`(?!${ORDINARY})[${INVISIBLE}]`, 'gu'),
};
