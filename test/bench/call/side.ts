import { setTimeout as delay } from 'node:timers/promises';
import { resolve } from 'node:path';
import { cpuMsOf } from '../processes.ts';
import { percentile } from '../statistics.ts';

export const ECHO_SERVER = resolve(import.meta.dirname, 'echo-server.mjs');
/** Of one message, for clients that have a limit of their own. */
export const ROOMY_BYTES = 64 * 2 ** 20;
const LOOK_MS = 250;
/** Processor time in that while below which nothing goes on. */
const QUIET_US = 8_000;

/** Somebody who calls the echo server; each side is a process of its own with a server of its own. */
export interface Side {
  serverPid: number;
  /** Rejects unless a text of `size` characters came back. */
  call(size: number): Promise<void>;
  close(): Promise<void>;
}

export interface Ask {
  calls: number;
  inFlight: number;
  size: number;
}

/** One round: times in us, CPU in us per call of the caller and of the server. */
export interface Round {
  p50: number;
  p95: number;
  p99: number;
  perSecond: number;
  cpu: number;
  serverCpu: number;
}

/** What a side tells the bench. */
export type Told = { ready: true } | { round: Round } | { problem: string };

export async function playRound({ serverPid, call }: Side, { calls, inFlight, size }: Ask): Promise<Round> {
  const times: number[] = [];
  const serverBefore = cpuMsOf(serverPid);
  const before = process.cpuUsage();
  const begun = performance.now();
  let left = calls;
  const lane = async (): Promise<void> => {
    while (left-- > 0) {
      const sent = performance.now();
      await call(size);
      times.push((performance.now() - sent) * 1000);
    }
  };
  await Promise.all(Array.from({ length: inFlight }, lane));
  const tookMs = performance.now() - begun;
  await quiet();
  const { user, system } = process.cpuUsage(before);
  return {
    p50: percentile(times, 0.5),
    p95: percentile(times, 0.95),
    p99: percentile(times, 0.99),
    perSecond: (calls / tookMs) * 1000,
    cpu: (user + system) / calls,
    serverCpu: ((cpuMsOf(serverPid) - serverBefore) * 1000) / calls,
  };
}

/** Serves the bench that forked this process until it lets go. */
export async function serveBench(open: () => Promise<Side>): Promise<void> {
  const tell = (told: Told): void => {
    if (process.connected) process.send?.(told);
  };
  const tellProblem = (error: unknown): void => {
    tell({ problem: error instanceof Error ? error.message : String(error) });
  };
  try {
    const side = await open();
    process.once('disconnect', () => {
      void side.close().then(() => process.exit(0));
    });
    process.on('message', (ask: Ask) => {
      playRound(side, ask).then((round) => {
        tell({ round });
      }, tellProblem);
    });
    tell({ ready: true });
  } catch (error) {
    tellProblem(error);
  }
}

/** Throws unless the result is the text that was asked for. */
export function checkText(result: unknown, size: number): void {
  const content = (result as { content?: { text?: string }[] }).content;
  if (content?.[0]?.text?.length !== size) throw new Error(`not a text of ${size} characters`);
}

/** What is written in batches, or read once more in the background, belongs to the calls that made it. */
async function quiet(): Promise<void> {
  for (;;) {
    const before = process.cpuUsage();
    await delay(LOOK_MS);
    const { user, system } = process.cpuUsage(before);
    if (user + system < QUIET_US) return;
  }
}
