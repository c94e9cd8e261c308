/** Where in a text, from 1. A column is a character as people count them, not half of a surrogate pair. */
export function positionIn(source: string, at: number): { line: number; column: number } {
  const before = source.slice(0, at).split(/\r\n|\r|\n/);
  return { line: before.length, column: Array.from(before.at(-1) ?? '').length + 1 };
}
