const TOKEN =
  /[ \t\r\n]*(?:([{}[\],:])|("(?:[ !#-[\]-\uffff]+|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*")|(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.+-]))/y;
const NEAR = 16;

/** What may come next: a value, a key, what follows a value, what follows a key. */
type Awaited = 'value' | 'first' | 'key' | 'firstKey' | 'colon' | 'more';

/**
 * Where a text stops being JSON (RFC 8259): line and column from 1, and what stands there; `near` is empty
 * where the text ends too early. Undefined: it is JSON.
 */
export function jsonFault(raw: string): { line: number; column: number; near: string } | undefined {
  const open: string[] = [];
  let awaited: Awaited = 'value';
  let at = 0;
  let good = true;
  while (good) {
    TOKEN.lastIndex = at;
    const token = TOKEN.exec(raw);
    const next: Awaited | undefined = token ? step(awaited, token, open) : undefined;
    good = next !== undefined;
    if (token && next) {
      at = TOKEN.lastIndex;
      awaited = next;
    }
  }
  const stop = at + (/^[ \t\r\n]*/.exec(raw.slice(at))?.[0].length ?? 0);
  if (stop === raw.length && open.length === 0 && awaited === 'more') return undefined;
  const before = raw.slice(0, stop);
  const line = before.split('\n').length;
  return { line, column: stop - before.lastIndexOf('\n'), near: nearOf(raw, stop) };
}

function step(awaited: Awaited, token: RegExpExecArray, open: string[]): Awaited | undefined {
  const [, sign, string] = token;
  switch (awaited) {
    case 'key':
    case 'firstKey':
      if (string !== undefined) return 'colon';
      return awaited === 'firstKey' && sign === '}' ? closed(open) : undefined;
    case 'colon':
      return sign === ':' ? 'value' : undefined;
    case 'more': {
      const outer = open.at(-1);
      if (sign === ',' && outer !== undefined) return outer === '{' ? 'key' : 'value';
      return (sign === '}' && outer === '{') || (sign === ']' && outer === '[') ? closed(open) : undefined;
    }
    default:
      if (sign === '{' || sign === '[') {
        open.push(sign);
        return sign === '{' ? 'firstKey' : 'first';
      }
      if (sign === undefined) return 'more';
      return awaited === 'first' && sign === ']' ? closed(open) : undefined;
  }
}

function closed(open: string[]): Awaited {
  open.pop();
  return 'more';
}

function nearOf(raw: string, at: number): string {
  return Array.from(raw.slice(at, at + 2 * NEAR).split('\n')[0] ?? '')
    .slice(0, NEAR)
    .join('');
}
