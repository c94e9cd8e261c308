import { compileAutomaton } from './glob-automaton.ts';
import type { Token } from './glob-automaton.ts';

const SYNTAX = {
  path: /(?<=^|\/)\*{2,}\/|(?<=[^])\/\*{2,}$|\*+|\?|\[[!^]?[^\]!^][^\]]*\]|[^]/g,
  name: /\*+|\?|\[[!^]?[^\]!^][^\]]*\]|[^]/g,
};
type Kind = keyof typeof SYNTAX;

/** Whether the text is more than a plain name. */
export function isGlob(pattern: string): boolean {
  return /[*?[]/.test(pattern);
}

/**
 * `*` any run, `?` one UTF-16 unit, `[a-z]` and `[!a-z]` one of them or none of them; all else is literal and there is no
 * escape but `[*]`. In a `path` only `**` crosses a slash, as in picomatch with dot, nobrace and noextglob; in a `name` a
 * slash is a character as any other, so that no tool escapes `*` by its name.
 */
export function compileGlob(pattern: string, kind: Kind): (text: string) => boolean {
  if (!isGlob(pattern)) return (text) => text === pattern;
  const matches = compileAutomaton(tokensOf(pattern, kind));
  // A name that looks like a pattern still means itself.
  return (text) => text === pattern || matches(text);
}

function tokensOf(pattern: string, kind: Kind): Token[] {
  const slash = kind === 'path' ? 'never' : 'too';
  return [...pattern.matchAll(SYNTAX[kind])].flatMap(([part]): Token[] => {
    if (part === '?') return [{ kind: 'one', of: [], negated: true, slash }];
    if (part === '*' && kind === 'path') return [{ kind: 'run' }];
    if (part.length > 1 && part.startsWith('/')) return [{ kind: 'below' }, { kind: 'any' }];
    if (part.startsWith('*')) return [{ kind: part.endsWith('/') ? 'folders' : 'any' }];
    if (part.length === 1) return [{ kind: 'one', of: [rangeOf(part)], negated: false, slash: 'too' }];
    const negated = /^\[[!^]/.test(part);
    const members = part.slice(negated ? 2 : 1, -1).matchAll(/([^])-([^])|[^]/g);
    const of = Array.from(members, ([single, low = single, high = single]) => rangeOf(low, high));
    return [{ kind: 'one', of, negated, slash }];
  });
}

function rangeOf(low: string, high = low): { low: number; high: number } {
  return { low: low.charCodeAt(0), high: high.charCodeAt(0) };
}
