const TICK_MS = 1;

/** The longest time for which this thread could do nothing else. */
export interface Hold {
  ms: number;
  /** What it itself took in that time: without what else ran on the machine. */
  cpuMs: number;
}

/** Watches while `work` runs. */
export async function longestHold(work: () => Promise<unknown>): Promise<Hold> {
  const longest = { ms: 0, cpuMs: 0 };
  let at = performance.now();
  let cpu = process.threadCpuUsage();
  const look = (): void => {
    const now = performance.now();
    const used = process.threadCpuUsage(cpu);
    longest.ms = Math.max(longest.ms, now - at - TICK_MS);
    longest.cpuMs = Math.max(longest.cpuMs, (used.user + used.system) / 1000);
    at = now;
    cpu = process.threadCpuUsage();
  };
  const timer = setInterval(look, TICK_MS);
  try {
    await work();
    look();
    return longest;
  } finally {
    clearInterval(timer);
  }
}
