const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
const OPEN_ARRAY = 0x5b;
const CLOSE_ARRAY = 0x5d;

/** Where a value stands in the scanned text: `from` inclusive, `to` exclusive. */
export interface Span {
  from: number;
  to: number;
}

/**
 * Tells the members of the object that `text` holds, one level deep, without parsing their values: the key as it is
 * written, and where its value stands. What lies in a long string is skipped by a native search. A
 * duplicate key is told again; the last one counts, as in JSON.parse. False when the text is not one well-bracketed
 * object; values are not checked further.
 *
 * Bytes are scanned as Latin-1 (`bytes.toString('latin1')`): one character for each byte, at a tenth of what looking into a
 * Buffer costs, and outside of strings JSON is ASCII.
 */
export function scanObject(text: string, onMember: (key: string, span: Span) => void): boolean {
  let at = skipSpace(text, 0);
  if (text.charCodeAt(at) !== OPEN_OBJECT) return false;
  at = skipSpace(text, at + 1);
  if (text.charCodeAt(at) === CLOSE_OBJECT) return endsAt(text, at + 1);
  for (;;) {
    if (text.charCodeAt(at) !== QUOTE) return false;
    const keyEnd = skipString(text, at);
    if (keyEnd === -1) return false;
    const colon = skipSpace(text, keyEnd);
    if (text.charCodeAt(colon) !== COLON) return false;
    const from = skipSpace(text, colon + 1);
    const to = skipValue(text, from);
    if (to === -1 || to === from) return false;
    onMember(text.slice(at + 1, keyEnd - 1), { from, to });
    at = skipSpace(text, to);
    if (text.charCodeAt(at) === CLOSE_OBJECT) return endsAt(text, at + 1);
    if (text.charCodeAt(at) !== COMMA) return false;
    at = skipSpace(text, at + 1);
  }
}

function endsAt(text: string, at: number): boolean {
  return skipSpace(text, at) === text.length;
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (isSpace(text.charCodeAt(at))) at++;
  return at;
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x09 || code === 0x0d || code === 0x0a;
}

/** Index behind the closing quote of the string that starts at `from`, or -1. */
function skipString(text: string, from: number): number {
  let at = from + 1;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote === -1) return -1;
    let slashes = 0;
    while (text.charCodeAt(quote - 1 - slashes) === BACKSLASH) slashes++;
    if (slashes % 2 === 0) return quote + 1;
    at = quote + 1;
  }
}

function skipValue(text: string, from: number): number {
  const first = text.charCodeAt(from);
  if (first === QUOTE) return skipString(text, from);
  if (first !== OPEN_OBJECT && first !== OPEN_ARRAY) {
    let at = from;
    while (at < text.length && !isEnd(text.charCodeAt(at))) at++;
    return at;
  }
  let depth = 0;
  let at = from;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) {
      at = skipString(text, at);
      if (at === -1) return -1;
      continue;
    }
    if (code === OPEN_OBJECT || code === OPEN_ARRAY) depth++;
    else if ((code === CLOSE_OBJECT || code === CLOSE_ARRAY) && --depth === 0) return at + 1;
    at++;
  }
  return -1;
}

function isEnd(code: number): boolean {
  return code === COMMA || code === CLOSE_OBJECT || code === CLOSE_ARRAY || code <= 0x20;
}
