import type { Page } from 'playwright';
import { threadCpuMs } from '../processes.ts';

const SAMPLE_MS = 5;

/** A task of a page's main thread that took over 50 ms; `cpuMs` is what the thread itself worked in that time. */
export interface LongTask {
  ms: number;
  cpuMs: number;
}

interface Seen {
  seen: { at: number; ms: number }[];
}

/** Watches a page's main thread; `stop` gives what was seen. The page's process is read from outside meanwhile. */
export async function watchTasks(page: Page, pid: number): Promise<{ stop(): Promise<LongTask[]> }> {
  await page.evaluate(() => {
    const seen: { at: number; ms: number }[] = [];
    new PerformanceObserver((list) => {
      for (const { startTime, duration } of list.getEntries())
        seen.push({ at: performance.timeOrigin + startTime, ms: duration });
    }).observe({ entryTypes: ['longtask'] });
    Object.assign(globalThis, { seen });
  });
  const samples: { at: number; cpuMs: number }[] = [];
  const timer = setInterval(() => {
    samples.push({ at: performance.timeOrigin + performance.now(), cpuMs: threadCpuMs(pid, pid) });
  }, SAMPLE_MS);

  /** Between the last sample before and the first one after: at most two samples too much. */
  function cpuBetween(from: number, to: number): number {
    const before = samples.findLast(({ at }) => at <= from) ?? samples[0];
    const after = samples.find(({ at }) => at >= to) ?? samples.at(-1);
    return (after?.cpuMs ?? 0) - (before?.cpuMs ?? 0);
  }

  return {
    async stop() {
      clearInterval(timer);
      const { seen } = await page.evaluate(() => ({ seen: (globalThis as unknown as Seen).seen }));
      return seen.map(({ at, ms }) => ({ ms, cpuMs: Math.min(ms, cpuBetween(at, at + ms)) }));
    },
  };
}
