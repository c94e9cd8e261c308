import { readFileSync, writeFileSync } from 'node:fs';
import type { Judged, Targets } from './judge.ts';
import type { Machine } from './machine.ts';
import { ofMachine, shown, verdictOf } from './report.ts';

const DOCS = new URL('../../docs/performance.md', import.meta.url);
const BEGIN = '<!-- bench: begin -->';
const END = '<!-- bench: end -->';

/** Sides of a comparison as columns: the ends of the figures' names. */
const SIDES = {
  Patchbay: '',
  'session alone': '.session',
  'SDK 2.x': '.sdk2',
  'SDK 1.x': '.sdk1',
  'by hand': '.raw',
};

/** As the formatter writes it. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((title, column) =>
    Math.max(3, title.length, ...rows.map((row) => (row[column] ?? '').length)),
  );
  const line = (cells: readonly string[]): string =>
    `| ${widths.map((width, column) => (cells[column] ?? '').padEnd(width)).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}

function figure({ value, unit }: Judged): string {
  return `${shown(value)} ${unit}`;
}

/** The block of docs/performance.md that `npm run bench -- --docs` writes. */
export function docsOf(judged: readonly Judged[], targets: Targets, machine: Machine, when: Date): string {
  const byName = new Map(judged.map((one) => [one.name, one]));
  const compared = judged.filter(({ name }) => byName.has(`${name}.sdk2`));
  const told = new Set(
    compared.flatMap(({ name }) => [...Object.values(SIDES), '.ratio'].map((end) => name + end)),
  );
  const against = judged.filter(({ target }) => target !== null);
  const others = judged.filter(({ name, target }) => target === null && !told.has(name));
  const parts = [
    BEGIN,
    `Measured ${when.toISOString().slice(0, 10)} by \`npm run bench -- --docs\` on ${ofMachine(machine)}.`,
    table(
      ['figure', 'measured', 'against its target', 'whose target'],
      against.map((one) => [one.name, figure(one), verdictOf(one), targets[one.name]?.from ?? '']),
    ),
  ];
  if (compared.length > 0)
    parts.push(
      'Calls to one server over stdio, by who calls it:',
      table(
        ['figure', ...Object.keys(SIDES), 'of SDK 2.x'],
        compared.map(({ name }) => [
          name,
          ...[...Object.values(SIDES), '.ratio'].map((end) => {
            const one = byName.get(name + end);
            return one === undefined ? '' : figure(one);
          }),
        ]),
      ),
    );
  if (others.length > 0)
    parts.push(
      'The rest:',
      table(
        ['figure', 'measured'],
        others.map((one) => [one.name, figure(one)]),
      ),
    );
  return [...parts, END].join('\n\n');
}

/** Puts the block in the place of the one before. */
export function writeDocs(block: string): void {
  const text = readFileSync(DOCS, 'utf8');
  const from = text.indexOf(BEGIN);
  const to = text.indexOf(END);
  if (from === -1 || to < from) throw new Error('docs/performance.md has lost its marks');
  writeFileSync(DOCS, text.slice(0, from) + block + text.slice(to + END.length));
}
