/**
 * Time linear in the text. The texts come from models and servers, and a backtracking expression (picomatch builds one)
 * needs minutes for `*a*a*a*b` against 1,500 characters. Here every way to read the pattern is followed at once, and what
 * was followed before is remembered.
 */
export type Token =
  /** One UTF-16 unit within (or outside of) ranges; `slash: 'never'` keeps it inside a path segment. */
  | { kind: 'one'; of: { low: number; high: number }[]; negated: boolean; slash: 'never' | 'too' }
  /** Any run inside a segment (`*`). */
  | { kind: 'run' }
  /** Any run at all (`**`). */
  | { kind: 'any' }
  /** Whole leading folders, or none (`**` before a slash). */
  | { kind: 'folders' }
  /** Nothing, or a slash and what the token after it takes (`**` after a last slash). */
  | { kind: 'below' };

/** All positions in the pattern that some reading of the text so far has reached. */
interface Node {
  at: ReadonlySet<number>;
  accepts: boolean;
  /** What the answer is whatever follows; undefined while that is open. */
  certain: boolean | undefined;
  /** By column: units that no token tells apart share one. */
  next: (Node | undefined)[];
}

const SLASH = 47;
const ASCII = 128;
/** More are forgotten and found again: a pattern such as `*a????????????` has a great many. */
const MOST_NODES = 1_000;

export function compileAutomaton(tokens: readonly Token[]): (text: string) => boolean {
  const edges = edgesOf(tokens);
  const columnOf = (code: number): number => {
    let column = edges.length;
    while (column > 0 && (edges[column - 1] ?? 0) > code) column--;
    return column;
  };
  const columns = Uint16Array.from({ length: ASCII }, (_, code) => columnOf(code));

  let nodes = new Map<string, Node>();
  const nodeOf = (at: ReadonlySet<number>): Node => {
    const key = [...at].sort((a, b) => a - b).join();
    const known = nodes.get(key);
    if (known !== undefined) return known;
    const node = { at, accepts: at.has(tokens.length), certain: certainty(tokens, at), next: [] };
    nodes.set(key, node);
    return node;
  };
  const origin = reach(tokens, 0, new Set());
  let start = nodeOf(origin);

  const follow = (node: Node, column: number, code: number): Node => {
    if (nodes.size >= MOST_NODES) {
      nodes = new Map();
      start = nodeOf(origin);
    }
    const next = nodeOf(step(tokens, node.at, code));
    node.next[column] = next;
    return next;
  };

  return (text) => {
    let node = start;
    for (let index = 0; index < text.length; index++) {
      if (node.certain !== undefined) return node.certain;
      const code = text.charCodeAt(index);
      const column = code < ASCII ? (columns[code] ?? 0) : columnOf(code);
      node = node.next[column] ?? follow(node, column, code);
    }
    return node.accepts;
  };
}

/** Adds a position and those that are reached from it without reading anything. */
function reach(tokens: readonly Token[], index: number, into: Set<number>): Set<number> {
  if (into.has(index)) return into;
  into.add(index);
  const kind = tokens[index]?.kind;
  if (kind === 'below') reach(tokens, tokens.length, into);
  else if (kind !== undefined && kind !== 'one') reach(tokens, index + 1, into);
  return into;
}

function step(tokens: readonly Token[], from: ReadonlySet<number>, code: number): Set<number> {
  const into = new Set<number>();
  for (const index of from) {
    const token = tokens[index];
    if (token === undefined) continue;
    if (token.kind === 'one') {
      if (takes(token, code)) reach(tokens, index + 1, into);
    } else if (token.kind === 'below') {
      if (code === SLASH) reach(tokens, index + 1, into);
    } else if (token.kind === 'folders') {
      // Inside a folder's name what follows the folders may not start.
      if (code === SLASH) reach(tokens, index, into);
      else into.add(index);
    } else if (token.kind === 'any' || code !== SLASH) reach(tokens, index, into);
  }
  return into;
}

function takes({ of, negated, slash }: Extract<Token, { kind: 'one' }>, code: number): boolean {
  if (code === SLASH && slash === 'never') return false;
  return of.some(({ low, high }) => code >= low && code <= high) !== negated;
}

function certainty(tokens: readonly Token[], at: ReadonlySet<number>): boolean | undefined {
  if (at.size === 0) return false;
  return at.has(tokens.length - 1) && tokens.at(-1)?.kind === 'any' ? true : undefined;
}

/** The units at which some token changes its mind, ascending. */
function edgesOf(tokens: readonly Token[]): number[] {
  const edges = new Set([SLASH, SLASH + 1]);
  for (const token of tokens) {
    if (token.kind === 'one') for (const { low, high } of token.of) edges.add(low).add(high + 1);
  }
  return [...edges].sort((a, b) => a - b);
}
