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

/** Where letters stand that are taken for Latin ones: those of another script in a word that has Latin ones too. */
export function lookAlikes(text: string): number[] {
  const latin = /\p{Script=Latin}/u;
  const looksLatin = /[\p{Script=Cyrillic}\p{Script=Greek}]/gu;
  // Names are written with these between their words.
  return [...text.matchAll(/[\p{L}\p{M}\p{N}_-]+/gu)].flatMap(({ 0: word, index }) =>
    latin.test(word) ? Array.from(word.matchAll(looksLatin), (letter) => index + letter.index) : [],
  );
}

/**
 * How strictly text is read.
 * - `word`: a name or an argument; every odd blank, line break and blank at an end counts.
 * - `text`: exact evidence laid out in lines; everything but the line feed and the common blank counts.
 * - `prose`: descriptions and results; tabs, line ends, blanks of other scripts, emoji and joiners are ordinary.
 */
export type Reading = 'word' | 'text' | 'prose';

const finders = new Map<Reading, RegExp>();

/** Finds each character that nobody would see; for `matchAll` and `search`, which keep no state between texts. */
export function invisibleIn(reading: Reading): RegExp {
  let finder = finders.get(reading);
  if (finder === undefined) finders.set(reading, (finder = finderOf(reading)));
  return finder;
}

/** Made when it is needed: Unicode's classes take milliseconds, at every start of a window and of the engine. */
function finderOf(reading: Reading): RegExp {
  if (reading === 'word') return new RegExp(`[${INVISIBLE}]|${ODD_BLANK}|^ | $`, 'gu');
  if (reading === 'text') return new RegExp(`(?!\\n)[${INVISIBLE}]|${ODD_BLANK}`, 'gu');
  return new RegExp(`(?!${ORDINARY})[${INVISIBLE}]`, 'gu');
}
