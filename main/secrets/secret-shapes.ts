import { isSecretKey } from './secret-keys.ts';

/** Part of a text: from `start` up to, not including, `end`. */
export interface Span {
  start: number;
  end: number;
}

/** Cheap test that rules out nearly every text before the exact shapes are looked for. */
const HINT =
  /gh[pousr]_|github_pat_|glpat-|npm_|[sr]k[-_]|xox[a-z]-|AKIA|ASIA|AIza|eyJ|PRIVATE KEY|earer\s|uthorization|BEARER\s|:\/\/|"\s{0,9}:/;

/**
 * Shapes of well-known tokens. The secret is the last group, or else the whole match. Each takes linear time: where a run of
 * characters has no upper limit, the look-behind lets it be tried once only.
 */
const SHAPES: readonly RegExp[] = [
  /(?<![A-Za-z0-9_])(?:gh[pousr]_[A-Za-z0-9]{20,255}|github_pat_[A-Za-z0-9_]{22,255}|npm_[A-Za-z0-9]{36})/g,
  /(?<![A-Za-z0-9_-])(?:glpat-[A-Za-z0-9_-]{20,255}|xox[abeoprs]-[A-Za-z0-9-]{10,}|AIza[A-Za-z0-9_-]{35})/g,
  /(?<![A-Za-z0-9_-])(?:sk-(?=[A-Za-z-]{0,99}[0-9_])[A-Za-z0-9_-]{20,}|[sr]k_(?:live|test)_[A-Za-z0-9]{16,})/g,
  /(?<![A-Za-z0-9])(?:AKIA|ASIA)[A-Z0-9]{16}(?![A-Za-z0-9])/g,
  /(?<![A-Za-z0-9_-])eyJ[A-Za-z0-9_-]{5,}\.[A-Za-z0-9_-]{5,}\.[A-Za-z0-9_-]*/g,
  /\bbearer\s{1,9}(?=[A-Za-z._~+/-]{0,99}\d)([A-Za-z0-9._~+/-]{8,}=*)/gi,
  /authorization"?\s{0,9}[:=]\s{0,9}"?(?:basic|bearer|token|digest)\s{1,9}([^\s"',;\\]+)/gi,
  /:\/\/[^\s/:@"'<>]*:([^\s/"'<>]+)(?=@)/g,
];

const KEY_BEGIN = /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----/g;
const KEY_END = /-----END [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----/y;
/** A member of JSON inside a text, however often that was quoted: the backslashes say. */
const MEMBER = /(\\{0,7})"([A-Za-z0-9_.$-]{3,64})\1"\s{0,9}:\s{0,9}\1"/g;

/** Where a text holds what looks like a secret. In no order; spans may overlap. */
export function secretShapes(value: string): Span[] {
  if (value.length < 8 || !HINT.test(value)) return [];
  const spans: Span[] = [];
  for (const shape of SHAPES) {
    for (const match of value.matchAll(shape)) {
      const end = match.index + match[0].length;
      spans.push({ start: end - (match[1] ?? match[0]).length, end });
    }
  }
  addPrivateKeys(value, spans);
  addMembers(value, spans);
  return spans;
}

/** From BEGIN to END; to the end of the text when it was cut. Other dashes (headers of encrypted keys) stay inside. */
function addPrivateKeys(value: string, spans: Span[]): void {
  for (const match of value.matchAll(KEY_BEGIN)) {
    const dashes = value.indexOf('-----', match.index + match[0].length);
    if (dashes === -1) {
      spans.push({ start: match.index, end: value.length });
      return;
    }
    KEY_END.lastIndex = dashes;
    const end = KEY_END.exec(value);
    spans.push({ start: match.index, end: end === null ? dashes : dashes + end[0].length });
  }
}

function addMembers(value: string, spans: Span[]): void {
  let done = 0;
  for (const match of value.matchAll(MEMBER)) {
    const start = match.index + match[0].length;
    if (match.index < done || !isSecretKey(match[2] ?? '')) continue;
    done = endOfString(value, start, match[1]?.length ?? 0);
    if (done > start) spans.push({ start, end: done });
  }
}

/** Index of the backslashes before the quote that closes a string whose own quotes carry `depth` backslashes. */
function endOfString(value: string, from: number, depth: number): number {
  let backslashes = 0;
  for (let index = from; index < value.length; index += 1) {
    const char = value.charCodeAt(index);
    if (char === 0x5c) backslashes += 1;
    else {
      // An escaped quote inside carries more; at depth 0 an even number of backslashes is text before the closing quote.
      if (char === 0x22 && closes(backslashes, depth)) return index - Math.min(backslashes, depth);
      backslashes = 0;
    }
  }
  return value.length;
}

function closes(backslashes: number, depth: number): boolean {
  return backslashes <= depth || (depth === 0 && backslashes % 2 === 0);
}
