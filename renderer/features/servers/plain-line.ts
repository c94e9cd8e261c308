// oxlint-disable-next-line no-control-regex -- terminal colour codes begin with a control character
const TERMINAL_CODES = /\u001b\[[\d;?]*[A-Za-z]/g;

/** A log line without the colour codes that servers print for terminals. */
export function plainLine(line: string): string {
  return line.replaceAll(TERMINAL_CODES, '');
}
