import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { RestartPolicy } from '#contract/server.ts';
import type { InstanceState, LogLine, Server } from '#contract/server.ts';
import { text } from '#contract/text.ts';
import { systemClock } from '#main/kernel/clock.ts';
import { createLogger } from '#main/kernel/logger.ts';
import type { Attach, Line } from '../attach.ts';
import { createLedger } from '../ledger.ts';
import { listProcesses, processOf } from '#main/guard/process-table.ts';
import { createSupervisor } from '../supervisor.ts';
import type { Supervisor, SupervisorOptions } from '../supervisor.ts';

/** A supervisor of real programs with all that it said. Remove it when done. */
export interface Rig {
  readonly home: string;
  readonly supervisor: Supervisor;
  /** Every state it told of, such as `starting:1` or `stopping:term`; each once in a row. */
  readonly states: string[];
  readonly lines: LogLine[];
  /** What our own log got: a test that does not expect surprises finds it empty. */
  readonly surprises: string[];
  /** First lines of stdout, one for each successful start. */
  readonly firstLines: string[];
  remove(): Promise<void>;
}

export function makeRig(given: Partial<SupervisorOptions> = {}): Rig {
  const home = mkdtempSync(join(tmpdir(), 'patchbay-supervisor-'));
  const states: string[] = [];
  const lines: LogLine[] = [];
  const surprises: string[] = [];
  const firstLines: string[] = [];
  const supervisor = createSupervisor({
    home,
    defaultCwd: () => home,
    clock: systemClock,
    logger: createLogger((line) => surprises.push(line)),
    ledger: createLedger(join(home, 'ledger.jsonl')),
    attach: firstLineAttach((line) => firstLines.push(line)),
    resolveSecret: () => Promise.resolve(undefined),
    extraEnv: () => ({}),
    redact: (line) => line,
    loginPath: () => Promise.resolve(process.env['PATH'] ?? ''),
    random: () => 0.5,
    onState: (_, state) => {
      if (states.at(-1) !== labelOf(state)) states.push(labelOf(state));
    },
    onLog: (batch) => lines.push(...batch),
    ...given,
  });
  return {
    home,
    supervisor,
    states,
    lines,
    surprises,
    firstLines,
    async remove() {
      await supervisor.close();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

function labelOf(state: InstanceState): string {
  if ('step' in state) return `${state.state}:${state.step}`;
  return 'attempt' in state ? `${state.state}:${state.attempt}` : state.state;
}

/** The simplest handshake there is: the first line of stdout. Lost when stdout ends. */
function firstLineAttach(onLine: (line: string) => void): Attach {
  return async (line, signal) => {
    const { stdout } = pipesOf(line);
    const lost = once(stdout, 'close').then(() => text('server.connectionLost'));
    const ended = once(stdout, 'end').then(() => Promise.reject(new Error('ended without a word')));
    ended.catch(() => undefined);
    const [chunk] = (await Promise.race([once(stdout, 'data', { signal }), ended])) as [Buffer];
    onLine(chunk.toString().trim());
    stdout.resume();
    return { lost, close: () => Promise.resolve() };
  };
}

/** Both ends of a child's stdio. */
export function pipesOf(line: Line): Extract<Line, { by: 'stdio' }> {
  if (line.by !== 'stdio') throw new Error('this server has no process');
  return line;
}

/** Full path of one of the broken programs. */
export function program(name: string): string {
  return fileURLToPath(new URL(`../../../test/fixtures/programs/${name}.mjs`, import.meta.url));
}

/** A bundled server that runs one of the programs, with short times. */
export function serverOf(
  name: string,
  given: { args?: string[]; launch?: object; restart?: object } = {},
): Server {
  return {
    id: 'broken',
    title: 'Broken',
    source: 'bundled',
    launch: {
      type: 'stdio',
      command: process.execPath,
      args: [program(name), ...(given.args ?? [])],
      env: {},
      ...given.launch,
    },
    start: 'manual',
    restart: RestartPolicy.parse({
      intensity: { max: 2, withinMs: 60_000 },
      backoff: { baseMs: 10, maxMs: 20, jitter: 0 },
      shutdownMs: 10_000,
      ...given.restart,
    }),
    trusted: true,
    consent: '',
  };
}

/** Waits until something holds; the test's own limit ends it when it never does. */
export async function eventually(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await delay(10);
}

export function gone(pid: number): boolean {
  return processOf(pid) === undefined;
}

/** Processes that run below this one. */
export async function offspring(): Promise<number[]> {
  const all = await listProcesses();
  return [...all.values()].filter(({ parent }) => parent === process.pid).map(({ pid }) => pid);
}
