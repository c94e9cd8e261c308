import { stat } from 'node:fs/promises';
import { z } from 'zod';
import { requireProgram, run } from '#servers/kit/exec.ts';
import { ToolFailure } from '#servers/kit/failure.ts';
import type { ToolContext } from '#servers/kit/tool.ts';
import { adviceFor } from './program-advice.ts';

export const Timeout = z
  .int()
  .min(1)
  .max(600)
  .default(300)
  .describe('Seconds after which it is ended with everything that it started');

export const WorkingDirectory = z
  .string()
  .min(1)
  .default('.')
  .describe('Where it runs: absolute, or relative to the first workspace folder');

export const CommandResult = z.object({
  command: z.array(z.string()).describe('The words that were run'),
  working_directory: z.string().describe('Real absolute path'),
  exit_code: z.int().describe('128 + n after signal n'),
  success: z.boolean().describe('Whether the exit code is 0'),
  stdout: z.string(),
  stderr: z.string(),
  duration_ms: z.int(),
});
export type CommandResult = z.infer<typeof CommandResult>;

interface Order {
  words: readonly string[];
  /** Real path. */
  cwd: string;
  timeoutS: number;
  env?: Readonly<Record<string, string>>;
  /** Put before the words, such as a program that sets limits. */
  under?: readonly string[];
}

/** The real path of a working directory. Throws V when it is none, otherwise as Workspace.locate. */
export async function locateFolder(
  field: string,
  given: string,
  { workspace }: ToolContext,
): Promise<string> {
  const { path } = await workspace.locate(field, given, 'mustExist').catch((error: unknown) => {
    if (error instanceof ToolFailure && error.code === 'N') {
      throw new ToolFailure('V', error.message, error.fields);
    }
    throw error;
  });
  if ((await stat(path)).isDirectory()) return path;
  throw new ToolFailure('V', `${path} is not a directory.`, { field });
}

/** Runs words that were checked; whatever the exit code is, it is answered. Throws D, T or E. */
export async function runCommand(
  { words, cwd, timeoutS, env, under = [] }: Order,
  { signal }: ToolContext,
): Promise<CommandResult> {
  const [name = ''] = words;
  const [program = '', ...args] = [...under, ...words];
  // What stands before it is there, and would only say that it ended with 127.
  if (program !== name) await requireProgram(name, adviceFor(name));
  const began = performance.now();
  const end = await run(program, args, {
    cwd,
    env,
    timeoutMs: timeoutS * 1000,
    advice: adviceFor(name),
    signal,
  });
  return {
    command: [...words],
    working_directory: cwd,
    exit_code: end.exitCode,
    success: end.exitCode === 0,
    stdout: end.stdout,
    stderr: end.stderr,
    duration_ms: Math.round(performance.now() - began),
  };
}

export function commandText({ command, exit_code, stdout, stderr }: CommandResult): string {
  const said = [stdout, stderr].filter((part) => part.trim() !== '').join('\n');
  return `${command[0] ?? ''} ended with exit code ${exit_code}.${said === '' ? '' : `\n${said}`}`;
}
