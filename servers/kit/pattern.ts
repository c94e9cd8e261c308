import { RE2JS } from 're2js';
import { ToolFailure } from './failure.ts';

/** A pattern that somebody else wrote, in RE2's syntax; the time it takes grows with the text and no faster. */
export interface Pattern {
  /** Whether it is anywhere in the text. */
  test(text: string): boolean;
  /** Every place where it is, at most `most`. `index` counts UTF-16 code units. */
  all(text: string, most: number): { index: number; text: string; groups: (string | undefined)[] }[];
}

/** Throws V with `field` when it does not compile; look-around and back-references do not. */
export function compilePattern(
  field: string,
  source: string,
  { ignoreCase = false, multiline = false }: { ignoreCase?: boolean; multiline?: boolean } = {},
): Pattern {
  let compiled: RE2JS;
  try {
    compiled = RE2JS.compile(
      source,
      (ignoreCase ? RE2JS.CASE_INSENSITIVE : 0) | (multiline ? RE2JS.MULTILINE : 0),
    );
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    throw new ToolFailure(
      'V',
      `${field} is not a pattern that can be used: ${problem}. Use RE2 syntax, which has no look-around and no back-references.`,
      { field },
    );
  }
  return {
    test: (text) => compiled.matcher(text).find(),
    all(text, most) {
      const matcher = compiled.matcher(text);
      const found = [];
      while (found.length < most && matcher.find()) {
        found.push({
          index: matcher.start(),
          text: matcher.group() ?? '',
          groups: Array.from({ length: matcher.groupCount() }, (_, at) => matcher.group(at + 1) ?? undefined),
        });
      }
      return found;
    },
  };
}
