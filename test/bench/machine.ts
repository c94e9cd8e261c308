import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';
import { median } from './statistics.ts';

/** Above this the machine is not ours alone, and times are not worth much. */
export const QUIET_LOAD = 0.5;
const LOOPS = 9;

/** What the figures were measured on, and in which state it was. */
export interface Machine {
  cpu: string;
  cores: number;
  memoryGb: number;
  platform: string;
  node: string;
  /** One-minute load averages. */
  load: { before: number; after: number };
  /** A fixed piece of work, ms: to compare machines and moments by. */
  loopMs: { before: number; after: number };
}

/** Ms of a fixed loop of integer arithmetic: median of some. */
export function loopMs(): number {
  const times: number[] = [];
  for (let loop = 0; loop < LOOPS; loop++) {
    const begun = performance.now();
    let sum = 0;
    for (let i = 0; i < 10_000_000; i++) sum = (Math.imul(sum, 31) + i) | 0;
    const took = performance.now() - begun;
    // Whoever asked for the sum gets it, or the loop could be left out.
    times.push(sum === 1 ? Number.NaN : took);
  }
  return median(times);
}

/** Begins; the returned function ends and tells. */
export function calibrate(): { before: { load: number; loopMs: number }; end: () => Machine } {
  const before = { load: loadavg()[0] ?? 0, loopMs: loopMs() };
  return {
    before,
    end: () => ({
      cpu: cpus()[0]?.model.trim() ?? 'unknown',
      cores: availableParallelism(),
      memoryGb: Math.round(totalmem() / 2 ** 30),
      platform: `${process.platform} ${process.arch}`,
      node: process.version,
      load: { before: before.load, after: loadavg()[0] ?? 0 },
      loopMs: { before: before.loopMs, after: loopMs() },
    }),
  };
}
