const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
const OPEN_ARRAY = 0x5b;
const CLOSE_ARRAY = 0x5d;

/** Where a value stands in the scanned bytes: `from` inclusive, `to` exclusive. */
export interface Span {
  from: number;
  to: number;
}

/**
 * Finds the members of the object that `bytes` holds, one level deep, without parsing their values: what lies in a
 * long string is skipped by a native search. Duplicate keys: the last wins, as in JSON.parse.
 * Returns undefined when the bytes are not one well-bracketed object; values are not checked further.
 */
export function scanObject(
  bytes: Buffer,
  span: Span = { from: 0, to: bytes.length },
): Map<string, Span> | undefined {
  const members = new Map<string, Span>();
  let at = skipSpace(bytes, span.from, span.to);
  if (bytes[at] !== OPEN_OBJECT) return undefined;
  at = skipSpace(bytes, at + 1, span.to);
  if (bytes[at] === CLOSE_OBJECT) return endsAt(bytes, at + 1, span.to) ? members : undefined;
  for (;;) {
    if (bytes[at] !== QUOTE) return undefined;
    const keyEnd = skipString(bytes, at, span.to);
    if (keyEnd === -1) return undefined;
    const key = bytes.toString('utf8', at + 1, keyEnd - 1);
    at = skipSpace(bytes, keyEnd, span.to);
    if (bytes[at] !== COLON) return undefined;
    const from = skipSpace(bytes, at + 1, span.to);
    const to = skipValue(bytes, from, span.to);
    if (to === -1 || to === from) return undefined;
    members.set(key, { from, to });
    at = skipSpace(bytes, to, span.to);
    if (bytes[at] === CLOSE_OBJECT) return endsAt(bytes, at + 1, span.to) ? members : undefined;
    if (bytes[at] !== COMMA) return undefined;
    at = skipSpace(bytes, at + 1, span.to);
  }
}

function endsAt(bytes: Buffer, at: number, to: number): boolean {
  return skipSpace(bytes, at, to) === to;
}

function skipSpace(bytes: Buffer, from: number, to: number): number {
  let at = from;
  while (at < to && (bytes[at] === 0x20 || bytes[at] === 0x09 || bytes[at] === 0x0d || bytes[at] === 0x0a))
    at++;
  return at;
}

/** Index behind the closing quote of the string that starts at `from`, or -1. */
function skipString(bytes: Buffer, from: number, to: number): number {
  let at = from + 1;
  for (;;) {
    const quote = bytes.indexOf(QUOTE, at);
    if (quote === -1 || quote >= to) return -1;
    let slashes = 0;
    while (bytes[quote - 1 - slashes] === BACKSLASH) slashes++;
    if (slashes % 2 === 0) return quote + 1;
    at = quote + 1;
  }
}

function skipValue(bytes: Buffer, from: number, to: number): number {
  const first = bytes[from];
  if (first === QUOTE) return skipString(bytes, from, to);
  if (first !== OPEN_OBJECT && first !== OPEN_ARRAY) {
    let at = from;
    while (at < to && !isEnd(bytes[at])) at++;
    return at;
  }
  let depth = 0;
  let at = from;
  while (at < to) {
    const byte = bytes[at];
    if (byte === QUOTE) {
      at = skipString(bytes, at, to);
      if (at === -1) return -1;
      continue;
    }
    if (byte === OPEN_OBJECT || byte === OPEN_ARRAY) depth++;
    else if ((byte === CLOSE_OBJECT || byte === CLOSE_ARRAY) && --depth === 0) return at + 1;
    at++;
  }
  return -1;
}

function isEnd(byte: number | undefined): boolean {
  return (
    byte === COMMA || byte === CLOSE_OBJECT || byte === CLOSE_ARRAY || (byte !== undefined && byte <= 0x20)
  );
}
