// How a configuration is laid out, so that what is added looks as if its owner had written it.

// Each comment ends where it ends: a pattern that could try a later end would find commas inside of comments.
const LINE_COMMENT = String.raw`\/\/[^\r\n]*(?=[\r\n]|$)`;
const BLOCK_COMMENT = String.raw`\/\*(?:(?!\*\/)[\s\S])*\*\/`;
const COMMA = new RegExp(String.raw`(?:\s|${LINE_COMMENT}|${BLOCK_COMMENT})*,`, 'y');
const BLOCK_ON_LINE = String.raw`\/\*(?:(?!\*\/)[^\r\n])*\*\/`;
const REST_OF_LINE = new RegExp(String.raw`(?:[ \t]|${BLOCK_ON_LINE})*(?:${LINE_COMMENT}|(?=[\r\n]|$))`, 'y');

/** The line end that the text uses first. */
export function lineEnd(source: string): string {
  return /\r\n|\r|\n/.exec(source)?.[0] ?? '\n';
}

/** What one level is indented by, as the first indented line has it. */
export function indentation(source: string): string {
  return /(?:^|[\r\n])([ \t]+)["{[]/.exec(source)?.[1] ?? '  ';
}

/** Where the line of this offset begins. */
export function lineStart(source: string, at: number): number {
  return Math.max(source.lastIndexOf('\n', at - 1), source.lastIndexOf('\r', at - 1)) + 1;
}

/** The blanks at the start of the line of this offset. */
export function margin(source: string, at: number): string {
  return /^[ \t]*/.exec(source.slice(lineStart(source, at)))?.[0] ?? '';
}

/** Whether nothing but blanks stands before this offset on its line, and there is a line before it. */
export function beginsLine(source: string, at: number): boolean {
  const start = lineStart(source, at);
  return start > 0 && start + margin(source, at).length === at;
}

/** Offset of the comma that follows, over blanks and comments; undefined: none follows. */
export function commaAfter(source: string, at: number): number | undefined {
  COMMA.lastIndex = at;
  const found = COMMA.exec(source)?.[0];
  return found === undefined ? undefined : at + found.length - 1;
}

/** Behind the comments that close this line; `at` itself when something else stands there. */
export function endOfLine(source: string, at: number): number {
  REST_OF_LINE.lastIndex = at;
  return at + (REST_OF_LINE.exec(source)?.[0].length ?? 0);
}

/** A JSON value over several lines, the first of which stands at `margin`. */
export function rendered(value: unknown, unit: string, at: string, end: string): string {
  return JSON.stringify(value, null, unit).replaceAll('\n', `${end}${at}`);
}
