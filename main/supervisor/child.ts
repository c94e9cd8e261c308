import { execFile, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { Duplex } from 'node:stream';
import type { Readable, Writable } from 'node:stream';
import { problemOf } from '#main/kernel/logger.ts';
import type { Command } from './command.ts';
import type { Exit } from './failure.ts';
import { NONCE_NAME, processOf } from '#main/guard/process-table.ts';

/** A process of ours that was spawned, the leader of a process group of its own. */
export interface ServerProcess {
  readonly pid: number;
  /** As `Process.startTime`; empty where the system does not say. */
  readonly startTime: string;
  readonly nonce: string;
  readonly stdin: Writable;
  readonly stdout: Readable;
  readonly stderr: Readable;
  readonly exit: Promise<Exit>;
  running(): boolean;
}

/**
 * Spawns without a shell; never throws. Says at once whether there is a process, so that nothing can come between
 * the spawn and what has to follow it; why there is none may come later. `wire`: with one more pipe, both ways, which
 * is file 3 in the child.
 */
export function spawnChild(
  command: Command,
  nonce: string,
  setpriv: string | undefined,
): { child: ServerProcess } | { problem: Promise<string> };
export function spawnChild(
  command: Command,
  nonce: string,
  setpriv: string | undefined,
  extra: 'wire',
): { child: ServerProcess; wire: Duplex } | { problem: Promise<string> };
export function spawnChild(
  command: Command,
  nonce: string,
  setpriv: string | undefined,
  extra?: 'wire',
): { child: ServerProcess; wire?: Duplex } | { problem: Promise<string> } {
  const { file, args } = throughSetpriv(command, setpriv);
  let spawned: ChildProcess;
  try {
    spawned = spawn(file, args, {
      cwd: command.cwd,
      env: { ...command.env, [NONCE_NAME]: nonce },
      stdio: ['pipe', 'pipe', 'pipe', ...(extra === undefined ? [] : ['pipe' as const])],
      detached: process.platform !== 'win32',
      windowsHide: true,
    });
  } catch (error) {
    return { problem: Promise.resolve(problemOf(error)) };
  }
  const { pid, stdin, stdout, stderr } = spawned;
  if (pid === undefined || stdin === null || stdout === null || stderr === null) {
    return {
      problem: new Promise((resolve) => {
        spawned.once('error', (error) => {
          resolve(problemOf(error));
        });
      }),
    };
  }
  // A pipe breaks whenever the other side dies; whoever uses it hears of that by its own listener.
  const wire = spawned.stdio[3];
  for (const source of [spawned, stdin, stdout, stderr, wire]) source?.on('error', () => undefined);
  const exit = new Promise<Exit>((resolve) => {
    spawned.once('exit', (code, signal) => {
      resolve({ code, signal });
    });
  });
  const running = (): boolean => spawned.exitCode === null && spawned.signalCode === null;
  return {
    child: { pid, startTime: processOf(pid)?.startTime ?? '', nonce, stdin, stdout, stderr, exit, running },
    ...(wire instanceof Duplex ? { wire } : {}),
  };
}

/** A child that has our own stdin, stdout and stderr: whoever started us speaks to it. */
export interface StandIn {
  signal(signal: NodeJS.Signals): void;
  /** How it ended, or why there never was one. Never rejects. */
  readonly end: Promise<Exit | { problem: string }>;
}

/** Spawns without a shell, in our process group; never throws. It dies with us where `setpriv` is there. */
export function spawnInPlace(command: Command, setpriv: string | undefined): StandIn {
  const { file, args } = throughSetpriv(command, setpriv);
  const { cwd, env } = command;
  const spawned = spawn(file, args, { cwd, env, stdio: 'inherit', windowsHide: true });
  return {
    signal: (signal) => void spawned.kill(signal),
    end: new Promise((resolve) => {
      spawned.once('exit', (code, signal) => {
        resolve({ code, signal });
      });
      spawned.once('error', (error) => {
        resolve({ problem: problemOf(error) });
      });
    }),
  };
}

function throughSetpriv({ file, args }: Command, setpriv: string | undefined) {
  return setpriv === undefined
    ? { file, args }
    : { file: setpriv, args: ['--pdeathsig', 'KILL', '--', file, ...args] };
}

let setpriv: Promise<string | undefined> | undefined;

/**
 * The program through which a child gets a parent-death signal, so that it dies with us even when we are killed;
 * undefined where there is none that can do it (BusyBox has one that cannot). The kernel ties the signal to the
 * thread that spawned: it must be the main thread.
 */
export function findSetpriv(): Promise<string | undefined> {
  setpriv ??= process.platform === 'linux' ? firstThatWorks(['/usr/bin/setpriv', '/bin/setpriv']) : none();
  return setpriv;
}

async function firstThatWorks(files: readonly string[]): Promise<string | undefined> {
  for (const file of files) {
    const works = await new Promise<boolean>((resolve) => {
      execFile(file, ['--pdeathsig', 'KILL', '--', file, '--version'], { timeout: 2_000 }, (error) => {
        resolve(error === null);
      });
    });
    if (works) return file;
  }
  return undefined;
}

function none(): Promise<undefined> {
  return Promise.resolve(undefined);
}
