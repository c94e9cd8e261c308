import { ToolFailure } from '#servers/kit/failure.ts';

/** What is called by a word, whatever folder, ending or case it is written with. */
export function programName(word: string): string {
  const file = word.split(/[\\/]/).at(-1) ?? '';
  return file.toLowerCase().replace(/\.(?:exe|com|cmd|bat|ps1)$/, '');
}

/**
 * Throws P unless the first word is a plain name of `allowed`; also for what an allowed program would run in its turn
 * (`env`, `find -exec`, options of tar and zip).
 */
export function requireAllowed(field: string, words: readonly string[], allowed: ReadonlySet<string>): void {
  const [program = '', ...args] = words;
  const refused = (word: string, why: string): ToolFailure =>
    new ToolFailure(
      'P',
      `${word.slice(0, 100)} ${why}. Allowed are: ${[...allowed].join(', ')}. The user can allow more in this server's settings (COMMANDER_ALLOW).`,
      { field, word: word.slice(0, 100) },
    );
  if (!allowed.has(program)) throw refused(program, 'is not a program that may be run from here');
  const bad = args.find((arg) => RUNS_ANOTHER[program]?.test(arg) === true);
  if (bad !== undefined) throw refused(`${program} ${bad}`, 'would run another program');
  if (program !== 'env') return;
  const inner = args.findIndex((arg) => !/^-(?:[0i]|-null|-ignore-environment)$|^\w+=/.test(arg));
  if (inner !== -1) requireAllowed(field, args.slice(inner), allowed);
}

/** Options by which a program that is allowed runs one that may not be. */
const RUNS_ANOTHER: Record<string, RegExp> = {
  find: /^-(?:exec|execdir|ok|okdir|fprint|fprint0|fprintf|fls)$/,
  tar: /^(?:-I.*|-F.*|--use-compress-program|--to-command|--checkpoint-action|--info-script|--new-volume-script|--rsh-command|--rmt-command)(?:=|$)/,
  zip: /^(?:-TT.*|--unzip-command.*)$/,
  env: /^(?:-S.*|--split-string.*|-C.*|--chdir.*|-u.*|--unset.*)$/,
};

/** A.1.2 of the catalogue. */
export const DESKTOP_PROGRAMS: readonly string[] = [
  'git gh python python3 pip pip3 pytest mypy black flake8 ruff node npm yarn npx make cmake cargo',
  'docker docker-compose kubectl helm ls pwd echo date whoami hostname uname cat head tail grep find wc',
  'ps top htop curl wget ping netstat tar zip unzip gzip gunzip env export',
].flatMap((names) => names.split(' '));
