const GAPS = /[^\p{L}\p{N}]+/u;

/**
 * How well a name answers what was typed, 0 (not at all) to 1: every word typed has to start one of its words, or to
 * stand in it as it is; the initials of its words count too. Letters strewn over the name are no match.
 */
export function nameRank(name: string, typed: string): number {
  const plain = fold(name);
  const wanted = fold(typed);
  if (plain.startsWith(wanted)) return 1;
  const words = plain.split(GAPS);
  const ranks = wanted.split(GAPS).map((word) => rankOf(word, plain, words));
  const found = Math.min(...ranks);
  return found > 0 || !initials(words).startsWith(wanted) ? found : 0.3;
}

function rankOf(wanted: string, plain: string, words: readonly string[]): number {
  if (words.some((word) => word.startsWith(wanted))) return 0.8;
  return plain.includes(wanted) ? 0.5 : 0;
}

function initials(words: readonly string[]): string {
  return words.map((word) => word.slice(0, 1)).join('');
}

/** Without case and accents, so that it is found as it is quickly typed. */
function fold(text: string): string {
  return text
    .trim()
    .normalize('NFKD')
    .replaceAll(/\p{M}+/gu, '')
    .toLowerCase();
}
