import type { RestartPolicy } from '#contract/server.ts';

/** The restarts that still count: those inside the sliding window that ends now. */
export function recentRestarts(restarts: readonly number[], spec: RestartPolicy, now: number): number[] {
  return restarts.filter((at) => now - at < spec.intensity.withinMs);
}

/**
 * Wait before the next restart, in ms: doubled with each failure in a row (`streak` from 0), spread by jitter so
 * that servers which fell together do not come back together. `roll` is a random number in [0, 1).
 */
export function backoffMs(streak: number, spec: RestartPolicy, roll: number): number {
  const { baseMs, maxMs, jitter } = spec.backoff;
  const plain = Math.min(maxMs, baseMs * 2 ** Math.min(streak, 30));
  return Math.round(Math.min(maxMs, plain * (1 + jitter * (2 * roll - 1))));
}
