/** A parsed ICU message, as far as the pseudo-locale looks into it. */
interface Part {
  type: number;
  value?: unknown;
  options?: Record<string, { value: Part[] }>;
  children?: Part[];
}

const LITERAL = 0;
const PLAIN = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const MARKED = 'àƀçðéƒĝĥîĵķļɱñöþɋŕšţûṽŵẋýžÀƁÇÐÉƑĜĤÎĴĶĻṀÑÖÞɊŔŠŢÛṼŴẊÝŽ';
const LETTERS = new Map(Array.from(PLAIN, (letter, at) => [letter, MARKED[at] ?? letter]));

/** The message with every letter of its own marked; what a parameter brings stays as it is. */
export function pseudo<P extends Part>(parts: readonly P[]): P[] {
  return parts.map((part) => ({
    ...part,
    ...(part.type === LITERAL && { value: mark(String(part.value)) }),
    ...(part.options && {
      options: Object.fromEntries(
        Object.entries(part.options).map(([key, { value, ...rest }]) => [
          key,
          { ...rest, value: pseudo(value) },
        ]),
      ),
    }),
    ...(part.children && { children: pseudo(part.children) }),
  }));
}

function mark(words: string): string {
  return Array.from(words, (letter) => LETTERS.get(letter) ?? letter).join('');
}
