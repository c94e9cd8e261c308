import { z } from 'zod';
import { ToolFailure } from '#servers/kit/failure.ts';
import { refuseWords } from './refused-words.ts';
import { splitWords } from './split-words.ts';

export const Target = z
  .string()
  .regex(/^(?!-)[\w.-]+$/, 'must be letters, digits, _, . and - alone, and not start with -')
  .describe('Target of the Makefile');
export const MakeArguments = z
  .string()
  .max(4096)
  .default('')
  .describe('More arguments, such as -j4 or NAME=value');
export const MakeVariables = z
  .record(z.string().regex(/^[A-Za-z_]\w*$/), z.string().max(4096))
  .default({})
  .describe('Variables of make by name');

/** Options that change nothing but how the target is made. */
const OPTIONS =
  /^-(?:[bBdeikmnpqrRstvwW]+|j\d*|l[\d.]*|O\w*|-(?:jobs|load-average|output-sync)(?:=[\w.]+)?|-(?:always-make|debug(?:=\w+)?|dry-run|just-print|ignore-errors|keep-going|no-builtin-rules|no-print-directory|print-data-base|question|silent|quiet|touch|trace|version|warn-undefined-variables))$/;
/** What make itself runs or reads by; and whatever a value would make the shell of a recipe do. */
const OF_MAKE = /^(?:SHELL|\.SHELLFLAGS|MAKE|MAKEFLAGS|MAKEFILES|GNUMAKEFLAGS|PATH|LD_\w+|DYLD_\w+)$/;
const ACTIVE = /[;&|<>`$(){}\n\r\0]/;

/** The arguments of make. Throws V for quotes that do not end, P for what runs something else than the target. */
export function makeWords(
  target: string,
  args: string,
  variables: Readonly<Record<string, string>>,
): string[] {
  const words = splitWords('args', args);
  refuseWords('args', words);
  for (const word of words) {
    const [, name, value] = /^([A-Za-z_]\w*)[:+?]?=(.*)$/s.exec(word) ?? [];
    if (name !== undefined) refuseVariable('args', name, value ?? '');
    else if (!OPTIONS.test(word)) throw refused('args', word);
  }
  for (const [name, value] of Object.entries(variables)) refuseVariable('variables', name, value);
  return ['make', ...words, ...Object.entries(variables).map(([name, value]) => `${name}=${value}`), target];
}

function refuseVariable(field: string, name: string, value: string): void {
  if (OF_MAKE.test(name) || ACTIVE.test(value)) throw refused(field, name);
}

function refused(field: string, word: string): ToolFailure {
  return new ToolFailure(
    'P',
    `${word.slice(0, 100)}: only options of how a target is made and variables with plain values are passed on.`,
    { field, word: word.slice(0, 100) },
  );
}
