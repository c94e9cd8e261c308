import { invisibleIn } from '#contract/invisible.ts';
import { text } from '#contract/text.ts';
import type { Text } from '#contract/text.ts';
import { say } from '#main/kernel/say.ts';

/** Where a command says things: results on stdout, everything else on stderr. */
export interface Output {
  readonly json: boolean;
  /** The result: as one JSON document, or as lines for people. */
  result(value: unknown, lines: () => readonly string[]): void;
  /** One line of a result that comes bit by bit. */
  line(value: unknown, line: string): void;
  note(note: Text): void;
}

export function createOutput(
  json: boolean,
  streams: { stdout: NodeJS.WritableStream; stderr: NodeJS.WritableStream },
): Output {
  const print = (line: string): void => void streams.stdout.write(`${line}\n`);
  return {
    json,
    result(value, lines) {
      if (json) print(JSON.stringify(value, null, 2));
      else for (const line of lines()) print(line);
    },
    line(value, line) {
      print(json ? JSON.stringify(value) : line);
    },
    note(note) {
      streams.stderr.write(`${plain(say(note))}\n`);
    },
  };
}

/** A sentence of the catalogue. */
export function word(code: Text['code'], params: Text['params'] = {}): string {
  return say(text(code, params));
}

/** Characters of East Asian scripts, and emoji, that take two places on a terminal (Unicode UAX 11). */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/gu;

/** Places that a text takes on a terminal. */
function widthOf(cell: string): number {
  return cell.replaceAll(WIDE, '--').length;
}

/** Columns under each other, as wide as their widest cell. */
export function columns(rows: readonly (readonly string[])[]): string[] {
  const widths: number[] = [];
  for (const row of rows)
    for (const [at, cell] of row.entries()) widths[at] = Math.max(widths[at] ?? 0, widthOf(cell));
  return rows.map((row) =>
    row
      .map((cell, at) => cell + ' '.repeat((widths[at] ?? 0) - widthOf(cell)))
      .join('  ')
      .trimEnd(),
  );
}

/** Foreign text on a terminal: control characters would move its cursor, change its colours, or turn its lines around. */
export function plain(foreign: string): string {
  return foreign.replaceAll(invisibleIn('prose'), '\ufffd');
}

/** The same for one row of a table. */
export function plainLine(foreign: string): string {
  return plain(foreign.replaceAll(/\s+/g, ' ').trim());
}
