/**
 * Arguments as lines of a text field, one each. What a line cannot say as it is (nothing at all, a line break,
 * blanks at an end, a quote in front) is written as a JSON string, so that nothing is lost on the way back.
 */
export function linesOfArgs(args: readonly string[]): string {
  return args.map((arg) => (isPlain(arg) ? arg : JSON.stringify(arg))).join('\n');
}

/** The way back. Blank lines count for nothing, blanks around a line neither. */
export function argsOfLines(lines: string): string[] {
  return lines
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map(readLine);
}

function isPlain(arg: string): boolean {
  return arg !== '' && arg === arg.trim() && !/[\r\n]/.test(arg) && !arg.startsWith('"');
}

function readLine(line: string): string {
  if (!line.startsWith('"')) return line;
  try {
    const read: unknown = JSON.parse(line);
    return typeof read === 'string' ? read : line;
  } catch {
    return line;
  }
}
