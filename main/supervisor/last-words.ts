const AN_ERROR = /(?:\b|[a-z])(?:error|exception|fatal|panic|not found|cannot|could not|refused|denied)\b/i;
/** What runtimes print behind an error: where it was thrown, and who they are. */
const TRAILER =
  /^\s*(?:at\s|File "|\^+|\}|\{|code:|errno:|syscall:|requireStack:|Node\.js v\d|npm (?:error|ERR!) A complete log)/;

/** The line that tells most of how a program ended: the last one that speaks of an error, else the last one that says anything. */
export function tellingLine(lines: readonly string[]): string | undefined {
  const spoken = lines.filter((line) => line.trim() !== '');
  const own = spoken.filter((line) => !TRAILER.test(line));
  return own.findLast((line) => AN_ERROR.test(line)) ?? own.at(-1) ?? spoken.at(-1);
}
