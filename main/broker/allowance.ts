/** Token buckets, one for each caller: so many calls a minute on the average, a fifth of them at once. spec/platform.md B-060. */
export interface Allowance {
  /** Takes one call and answers 0, or takes none and answers how many milliseconds (whole, at least 1) to wait for one. */
  take(caller: string, now: number): number;
}

interface Bucket {
  left: number;
  at: number;
}

const MINUTE = 60_000;
/** What a fraction of a call may be off by, so that the wait that was told is long enough. */
const ROUNDING = 1e-9;

/** `perMinute` is looked up at each call, so a change holds at once; 0 is no limit. */
export function createAllowance(perMinute: () => number): Allowance {
  const buckets = new Map<string, Bucket>();
  return {
    take(caller, now) {
      const limit = perMinute();
      if (limit === 0) return 0;
      const most = burstOf(limit);
      const perMs = limit / MINUTE;
      const bucket = buckets.get(caller);
      const left = bucket === undefined ? most : Math.min(most, bucket.left + (now - bucket.at) * perMs);
      if (left < 1 - ROUNDING) return Math.max(1, Math.ceil((1 - ROUNDING - left) / perMs));
      buckets.set(caller, { left: left - 1, at: now });
      return 0;
    },
  };
}

/** How many may come at once. */
export function burstOf(perMinute: number): number {
  return Math.max(1, Math.floor(perMinute / 5));
}
