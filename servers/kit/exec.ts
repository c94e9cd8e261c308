import { exec } from '#main/guard/exec.ts';
import { findProgram } from '#main/guard/program.ts';
import { ToolFailure } from './failure.ts';

export { findProgram } from '#main/guard/program.ts';

const MAX_OUTPUT_BYTES = 10 * 1024 * 1024;
/** Of stdout and stderr in a failure: enough to see why. */
const SHOWN_CHARACTERS = 2_000;

export interface RunOptions {
  cwd?: string;
  /** Added to what every program inherits (PATH, HOME, language and the like); name here what else it needs. */
  env?: Readonly<Record<string, string>>;
  timeoutMs: number;
  /** Of stdout and stderr together. */
  maxOutputBytes?: number;
  /** What happens when it prints more: `fail` ends it and throws E, `truncate` forgets the rest. */
  overflow?: 'fail' | 'truncate';
  /** What it reads from stdin; without it stdin is closed. */
  input?: string | Uint8Array;
  /** How to get the program, said when it is not there: "Install Docker from …". */
  advice?: string;
  signal: AbortSignal;
}

export interface RunResult {
  /** 128 + n after signal n. */
  exitCode: number;
  stdout: string;
  stderr: string;
  truncated: boolean;
}

/**
 * Runs a program without a shell and answers whatever its exit code is; nothing that it started is left then.
 * Throws D (`program`) when it is not on the PATH, T after `timeoutMs`, E when it prints too much or the system
 * refuses to start it; cancelled, the signal's reason.
 */
export async function run(
  command: string,
  args: readonly string[],
  { maxOutputBytes = MAX_OUTPUT_BYTES, overflow = 'fail', advice, ...options }: RunOptions,
): Promise<RunResult> {
  const end = await exec(command, args, {
    ...options,
    maxOutputBytes,
    overflow: overflow === 'fail' ? 'end' : 'drop',
  });
  switch (end.how) {
    case 'missing':
      throw missing(command, advice);
    case 'refused':
      throw new ToolFailure('E', `${command} could not be started (${end.problem}).`, {
        program: command,
        errno: end.errno,
      });
    case 'timedOut':
      throw new ToolFailure(
        'T',
        `${command} did not end within ${options.timeoutMs / 1000} s; it was ended with everything it had started.`,
        { program: command, timeoutMs: options.timeoutMs, ...shown(end) },
      );
    case 'tooMuch':
      throw new ToolFailure(
        'E',
        `${command} printed more than ${maxOutputBytes} bytes; it was ended. Ask it for less.`,
        { program: command, limit: maxOutputBytes, ...shown(end) },
      );
    case 'exited':
      return {
        exitCode: end.exitCode,
        stdout: end.stdout.toString('utf8'),
        stderr: end.stderr.toString('utf8'),
        truncated: end.truncated,
      };
  }
}

/** Throws D unless the program is there, for tools that must not begin without it. */
export async function requireProgram(command: string, advice?: string): Promise<void> {
  if ((await findProgram(command)) === undefined) throw missing(command, advice);
}

function missing(command: string, advice = `Install ${command}, then try again.`): ToolFailure {
  return new ToolFailure('D', `${command} is not installed, or not on the PATH. ${advice}`, {
    program: command,
  });
}

/** For a program whose failure is the tool's failure: throws E with `exitCode`, `stderr` and the end of `stdout`. */
export function requireSuccess(command: string, result: RunResult): RunResult {
  if (result.exitCode === 0) return result;
  const words = result.stderr.trim() || result.stdout.trim();
  throw new ToolFailure(
    'E',
    `${command} failed with exit code ${result.exitCode}${words === '' ? '.' : `: ${words.slice(-SHOWN_CHARACTERS)}`}`,
    { program: command, exitCode: result.exitCode, ...shown(result) },
  );
}

function shown({ stdout, stderr }: Record<'stdout' | 'stderr', string | Buffer>) {
  return {
    stdout: stdout.toString().slice(-SHOWN_CHARACTERS),
    stderr: stderr.toString().slice(-SHOWN_CHARACTERS),
  };
}
