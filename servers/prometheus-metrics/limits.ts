// What protects Prometheus from us, and a caller from a Prometheus that does not answer.
import { ToolFailure } from '#servers/kit/failure.ts';

const WINDOW_MS = 60_000;
const CALLS_PER_WINDOW = 100;
const FAILURES_TO_OPEN = 5;
const OPEN_MS = 30_000;

export interface Limits {
  /**
   * Runs one call. Throws R after 100 in 60 s, and C for 30 s after five in a row that found no working Prometheus,
   * both with `retryAfterMs`; after that one call is let through to find out.
   */
  guard<T>(call: () => Promise<T>): Promise<T>;
}

/** `now` in milliseconds. */
export function createLimits(now: () => number): Limits {
  let started: number[] = [];
  let failures = 0;
  let openUntil = 0;

  function admit(): void {
    const time = now();
    started = started.filter((at) => at > time - WINDOW_MS);
    const [oldest] = started;
    if (started.length >= CALLS_PER_WINDOW && oldest !== undefined) {
      const retryAfterMs = oldest + WINDOW_MS - time;
      throw new ToolFailure(
        'R',
        `More than ${CALLS_PER_WINDOW} calls in a minute. Try again in ${Math.ceil(retryAfterMs / 1000)} s.`,
        { retryAfterMs },
      );
    }
    if (failures >= FAILURES_TO_OPEN && time < openUntil) {
      const retryAfterMs = openUntil - time;
      throw new ToolFailure(
        'C',
        `Prometheus failed ${failures} times in a row, so it is not asked for ${Math.ceil(retryAfterMs / 1000)} s.`,
        { state: 'open', retryAfterMs },
      );
    }
    // Whoever comes while this one finds out is still refused.
    if (failures >= FAILURES_TO_OPEN) openUntil = time + OPEN_MS;
    started.push(time);
  }

  return {
    async guard(call) {
      admit();
      try {
        const answer = await call();
        failures = 0;
        return answer;
      } catch (error) {
        if (isOutage(error)) {
          failures += 1;
          if (failures >= FAILURES_TO_OPEN) openUntil = now() + OPEN_MS;
        } else if (error instanceof ToolFailure) failures = 0;
        throw error;
      }
    },
  };
}

/** Whether it says that no working Prometheus answered, other than one that refused what it was asked. */
export function isOutage(error: unknown): boolean {
  if (!(error instanceof ToolFailure)) return false;
  const status = error.fields['status'];
  if (error.code === 'E') return typeof status !== 'number' || status >= 500;
  return error.code === 'T' || (error.code === 'D' && error.fields['setting'] === undefined);
}
