/**
 * Globs whose time is linear in the text. The texts come from models and servers, and a backtracking expression
 * (picomatch builds one) needs minutes for `*a*a*a*b` against 1,500 characters. Every way to read the pattern is
 * followed at once instead.
 */
type Token =
  | { kind: 'one'; takes: (code: number) => boolean }
  /** Any run inside a segment (`*`). */
  | { kind: 'run' }
  /** Any run at all (`**`). */
  | { kind: 'any' }
  /** Whole leading folders, or none (`**` before a slash). */
  | { kind: 'folders' }
  /** Nothing, or a slash and what the token after it takes (`**` after a last slash). */
  | { kind: 'below' };

const SLASH = 47;
const notSlash = (code: number): boolean => code !== SLASH;
const always = (): boolean => true;

/** Whether the text is more than a plain name. */
export function isGlob(pattern: string): boolean {
  return /[*?[]/.test(pattern);
}

/**
 * `*` any run, `?` one UTF-16 unit, `[a-z]` and `[!a-z]` one of them or none of them; all else is literal and there is no escape
 * but `[*]`. In a `path` only `**` crosses a slash, as in picomatch with dot, nobrace and noextglob; in a
 * `name` a slash is a character as any other, so that no tool escapes `*` by its name.
 */
export function compileGlob(pattern: string, kind: 'path' | 'name'): (text: string) => boolean {
  if (!isGlob(pattern)) return (text) => text === pattern;
  if (kind === 'name' && pattern === '*') return always;
  const tokens = tokensOf(pattern, kind);
  return (text) => text === pattern || follows(tokens, text);
}

function follows(tokens: readonly Token[], text: string): boolean {
  // stamp[i] is the number of characters read when token i was last reached, so no list holds a token twice.
  const stamp = new Int32Array(tokens.length + 1).fill(-1);
  let active: number[] = [];
  let next: number[] = [];

  const reach = (index: number, read: number): void => {
    if (stamp[index] === read) return;
    stamp[index] = read;
    next.push(index);
    const kind = tokens[index]?.kind;
    if (kind === 'below') reach(tokens.length, read);
    else if (kind !== undefined && kind !== 'one') reach(index + 1, read);
  };

  reach(0, 0);
  for (let at = 0; at < text.length; at++) {
    [active, next] = [next, active];
    if (active.length === 0) return false;
    next.length = 0;
    const code = text.charCodeAt(at);
    for (const index of active) {
      const token = tokens[index];
      if (token === undefined) continue;
      if (token.kind === 'one') {
        if (token.takes(code)) reach(index + 1, at + 1);
      } else if (token.kind === 'below') {
        if (code === SLASH) reach(index + 1, at + 1);
      } else if (token.kind === 'folders') {
        if (code === SLASH) reach(index, at + 1);
        else if (stamp[index] !== at + 1) {
          // Inside a folder's name: what follows the folders may not start here.
          stamp[index] = at + 1;
          next.push(index);
        }
      } else if (token.kind === 'any' || code !== SLASH) reach(index, at + 1);
    }
  }
  return stamp[tokens.length] === text.length;
}

const SYNTAX = {
  path: /(?<=^|\/)\*{2,}\/|(?<=[^])\/\*{2,}$|\*+|\?|\[[!^]?[^\]!^][^\]]*\]|[^]/g,
  name: /\*+|\?|\[[!^]?[^\]!^][^\]]*\]|[^]/g,
};

function tokensOf(pattern: string, kind: 'path' | 'name'): Token[] {
  const wild = kind === 'path' ? notSlash : always;
  return [...pattern.matchAll(SYNTAX[kind])].flatMap(([part]): Token[] => {
    if (part === '?') return [{ kind: 'one', takes: wild }];
    if (part === '*' && kind === 'path') return [{ kind: 'run' }];
    if (part.length > 1 && part.startsWith('/')) return [{ kind: 'below' }, { kind: 'any' }];
    if (part.startsWith('*')) return [{ kind: part.endsWith('/') ? 'folders' : 'any' }];
    if (part.length > 1) return [{ kind: 'one', takes: memberOf(part.slice(1, -1), wild) }];
    const literal = part.charCodeAt(0);
    return [{ kind: 'one', takes: (code) => code === literal }];
  });
}

function memberOf(set: string, wild: (code: number) => boolean): (code: number) => boolean {
  const negated = /^[!^]/.test(set);
  const ranges = [...set.slice(negated ? 1 : 0).matchAll(/([^])-([^])|[^]/g)].map(
    ([single, low = single, high = single]) => ({ low: low.charCodeAt(0), high: high.charCodeAt(0) }),
  );
  return (code) => wild(code) && ranges.some(({ low, high }) => code >= low && code <= high) !== negated;
}
