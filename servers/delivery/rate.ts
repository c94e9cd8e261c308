/** At most `max` in any `withinMs`. */
export interface RateLimit {
  max: number;
  withinMs: number;
}

export interface Rate {
  /** Counts one now and answers 0, or counts nothing and answers how many milliseconds to wait. */
  take(now: number): number;
}

/** Sliding windows: one is let through when every limit has room for it. */
export function createRate(limits: readonly RateLimit[]): Rate {
  const longest = Math.max(0, ...limits.map(({ withinMs }) => withinMs));
  let taken: number[] = [];
  return {
    take(now) {
      taken = taken.filter((at) => at > now - longest);
      const wait = Math.max(0, ...limits.map((limit) => waitFor(limit, taken, now)));
      if (wait === 0) taken.push(now);
      return wait;
    },
  };
}

function waitFor({ max, withinMs }: RateLimit, taken: readonly number[], now: number): number {
  const inWindow = taken.filter((at) => at > now - withinMs);
  const frees = inWindow[inWindow.length - max];
  return frees === undefined ? 0 : frees + withinMs - now;
}
