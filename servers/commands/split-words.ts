import { ToolFailure } from '#servers/kit/failure.ts';

/** What joins, redirects or groups commands in a shell. */
const OPERATORS = new Set([';', '&', '|', '<', '>', '(', ')', '\n', '\r']);
const WINDOWS = process.platform === 'win32';

/**
 * Splits a command as a POSIX shell would into words, and does nothing else that a shell does. Throws V for quotes
 * that do not end, and P for what a shell would act on: operators, `$(…)`, `${…}` and backticks outside single
 * quotes. On Windows a backslash is a plain character.
 */
export function splitWords(field: string, text: string): string[] {
  const words: string[] = [];
  let word: string | undefined;
  let quote = '';
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charAt(at);
    const next = text.charAt(at + 1);
    if (char === '\0') throw new ToolFailure('V', `${field} holds a NUL byte.`, { field });
    if (quote === '' && OPERATORS.has(char)) throw active(field, JSON.stringify(char));
    if (quote !== "'" && char === '`') throw active(field, 'a backtick');
    if (quote !== "'" && char === '$' && /[({]/.test(next)) throw active(field, `$${next}`);

    if (char === quote) quote = '';
    else if (quote === '' && (char === '"' || char === "'")) {
      quote = char;
      word ??= '';
    } else if (char === '\\' && !WINDOWS && escapes(quote, next)) {
      if (next === '') throw unfit(field, 'ends with a backslash');
      word = (word ?? '') + next;
      at += 1;
    } else if (quote === '' && (char === ' ' || char === '\t')) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else word = (word ?? '') + char;
  }
  if (quote !== '') throw unfit(field, `has a ${quote} without its end`);
  if (word !== undefined) words.push(word);
  return words;
}

/** In double quotes only these are escaped; in single quotes nothing is. */
function escapes(quote: string, next: string): boolean {
  return quote === '' || (quote === '"' && ['"', '\\', '$', '`'].includes(next));
}

function active(field: string, what: string): ToolFailure {
  return new ToolFailure(
    'P',
    `${field} holds ${what}, which only a shell would act on; nothing here is a shell. Run one command at a time, and put plain text in single quotes.`,
    { field },
  );
}

function unfit(field: string, what: string): ToolFailure {
  return new ToolFailure('V', `${field} ${what}. Correct the quoting.`, { field });
}
