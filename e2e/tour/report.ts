import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { StepReport } from './step.ts';

/** One fault, and what the tour made of it. */
export interface FaultReport {
  id: string;
  what: string;
  /** The step that has to turn red, and no other. */
  step: string;
  caught: boolean;
  /** What the step said, or why the fault was not caught. */
  said: string;
}

export interface TourReport {
  at: string;
  steps: StepReport[];
  faults: FaultReport[];
}

/** Writes `report.json` and `report.md` beside the pictures. */
export function writeReport(folder: string, report: TourReport): void {
  writeFileSync(join(folder, 'report.json'), `${JSON.stringify(report, undefined, 2)}\n`);
  writeFileSync(join(folder, 'report.md'), inMarkdown(report));
}

function inMarkdown({ at, steps, faults }: TourReport): string {
  const held = steps.filter((step) => step.held).length;
  const lines = [
    '# The tour, as it went',
    '',
    `${at} UTC: ${held} of ${steps.length} steps held. \`<tour>\` is the temporary folder of the run; the home is in it. \`npm run tour\` goes it again on your machine.`,
    ...steps.flatMap(section),
  ];
  if (faults.length > 0) {
    const caught = faults.filter((fault) => fault.caught).length;
    lines.push('', '## Sabotage', '', `${caught} of ${faults.length} faults were caught.`, '');
    lines.push('| fault | must be caught by | caught | what the step said |', '| --- | --- | --- | --- |');
    for (const { what, step, caught, said } of faults)
      lines.push(`| ${what} | ${step} | ${caught ? 'yes' : '**no**'} | ${cell(said)} |`);
  }
  return `${lines.join('\n')}\n`;
}

function section(step: StepReport, index: number): string[] {
  const { title, proves, held, problem, claims, notes, pictures } = step;
  const rows = [...claims, ...notes].map(({ what, value }) => `| ${what} | ${cell(String(value))} |`);
  return [
    '',
    `## ${index + 1}. ${title}`,
    '',
    `${proves} **${held ? 'It held.' : 'It did not hold.'}**`,
    ...(problem === undefined ? [] : ['', '```', problem, '```']),
    ...(rows.length === 0 ? [] : ['', '| seen | value |', '| --- | --- |', ...rows]),
    ...pictures.flatMap(({ file, what }) => ['', `![${what}](${file})`]),
  ];
}

/** One line that breaks no table. */
function cell(text: string): string {
  const [line = ''] = text.split('\n');
  return `\`${line.replaceAll('|', String.raw`\|`).replaceAll('`', "'")}\``;
}
