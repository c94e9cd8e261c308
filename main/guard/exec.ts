import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { constants } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import { createCapture } from './capture.ts';
import { inheritedEnvironment } from './inherited-environment.ts';
import { NONCE_NAME } from './process-table.ts';
import { findProgram } from './program.ts';
import { createTree } from './tree.ts';
import type { Tree } from './tree.ts';

/** Marks everything that one run starts, so that what left the process group is found too. */
const RUN_NAME = 'PATCHBAY_RUN';
/** From the request to end to the end by force: time to remove a lock file or to give back a lock. */
const GRACE_MS = 2_000;

export interface ExecOptions {
  cwd?: string;
  /** Added to what is inherited by an allow-list; nothing else of our environment reaches the program. */
  env?: Readonly<Record<string, string>>;
  timeoutMs: number;
  /** Of stdout and stderr together. */
  maxOutputBytes: number;
  /** `end`: the program is ended when it prints more. `drop`: the rest is read and forgotten. */
  overflow: 'end' | 'drop';
  /** What it reads from stdin; without it stdin is closed. */
  input?: string | Uint8Array;
  signal: AbortSignal;
}

export type ExecEnd = { stdout: Buffer; stderr: Buffer } & (
  | { how: 'exited'; /** 128 + n after signal n. */ exitCode: number; truncated: boolean }
  | { how: 'timedOut' | 'tooMuch' }
);

/** There was never a process. `missing`: no such program on the PATH; `refused`: the system said `errno`. */
export type NotStarted = { how: 'missing' } | { how: 'refused'; errno: string; problem: string };

/**
 * Runs a program on an argument vector, without a shell, as the leader of a process group of its own. When this
 * resolves nothing that it started is left: what outlives the program, its time, its output or its caller is ended
 * (on Linux wherever it hides; elsewhere its group). Rejects with the reason of the signal, also only then.
 */
export async function exec(
  command: string,
  args: readonly string[],
  options: ExecOptions,
): Promise<ExecEnd | NotStarted> {
  const { signal, timeoutMs } = options;
  const mark = randomUUID();
  const env = environmentOf(options.env, mark);
  const file = await findProgram(command, env);
  signal.throwIfAborted();
  if (file === undefined) return { how: 'missing' };
  const started = await start(file, args, options, env);
  if ('how' in started) return started;

  const { child, pid } = started;
  const tree = createTree(pid, mark, RUN_NAME);
  const closed = once(child, 'close');
  const watch = new AbortController();
  const aborted = once(signal, 'abort', { signal: watch.signal }).then(() => 'aborted' as const);
  const late = delay(timeoutMs, 'timedOut' as const, { signal: watch.signal });
  const capture = createCapture(child, options.maxOutputBytes);
  const full = options.overflow === 'end' ? capture.full.then(() => 'tooMuch' as const) : never();
  const exited = new Promise<'exited'>((resolve) => child.once('exit', () => resolve('exited')));
  const how = await Promise.race([exited, late, full, aborted]);
  watch.abort();
  await endTree(tree);
  await closed;
  signal.throwIfAborted();
  const { stdout, stderr, truncated } = capture.taken();
  if (how === 'timedOut') return { how, stdout, stderr };
  // It may have printed too much and ended at once.
  if (truncated && options.overflow === 'end') return { how: 'tooMuch', stdout, stderr };
  return { how: 'exited', exitCode: exitCodeOf(child), truncated, stdout, stderr };
}

function environmentOf(own: ExecOptions['env'], mark: string): NodeJS.ProcessEnv {
  return {
    ...inheritedEnvironment(process.env),
    ...own,
    // So that the app finds it among what its server started.
    [NONCE_NAME]: process.env[NONCE_NAME],
    [RUN_NAME]: mark,
  };
}

async function start(
  file: string,
  args: readonly string[],
  { cwd, input }: ExecOptions,
  env: NodeJS.ProcessEnv,
): Promise<{ child: ChildProcess; pid: number } | NotStarted> {
  try {
    const child = spawn(file, args, {
      cwd,
      env,
      stdio: 'pipe',
      detached: process.platform !== 'win32',
      windowsHide: true,
    });
    if (child.pid === undefined) {
      const [error] = (await once(child, 'error', { signal: AbortSignal.timeout(GRACE_MS) })) as [Error];
      throw error;
    }
    child.on('error', () => undefined);
    // It may end without reading.
    child.stdin.on('error', () => undefined).end(input);
    return { child, pid: child.pid };
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    const errno = error instanceof Error && 'code' in error ? String(error.code) : 'UNKNOWN';
    return { how: 'refused', errno, problem };
  }
}

async function endTree(tree: Tree): Promise<void> {
  if ((await tree.signal('SIGTERM')) === 0) return;
  const patience = new AbortController();
  await Promise.race([tree.gone(), delay(GRACE_MS, undefined, { signal: patience.signal })]);
  patience.abort();
  while ((await tree.signal('SIGKILL')) > 0) await delay(20);
}

function exitCodeOf({ exitCode, signalCode }: ChildProcess): number {
  return exitCode ?? 128 + (signalCode === null ? 0 : constants.signals[signalCode]);
}

function never(): Promise<never> {
  return new Promise(() => undefined);
}
