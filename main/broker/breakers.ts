import { createBreaker } from '#main/guard/breaker.ts';
import type { Breaker } from '#main/guard/breaker.ts';

/** Of a tool: spec/platform.md B-092, with the one trial of D-10. They count without a success between them, however far apart. */
export const TOOL_BREAKER = { failures: 3, withinMs: Number.POSITIVE_INFINITY, resetMs: 30_000, trials: 1 };

/** The breakers of tools that have failed lately; a tool without one works. */
export interface Breakers {
  find(tool: string): Breaker | undefined;
  /** `cause`: what several calls can have failed of together, such as the death of a process. It counts once. */
  failed(tool: string, cause: object, now: number): void;
  succeeded(tool: string): void;
}

export function createBreakers(): Breakers {
  const failing = new Map<string, { breaker: Breaker; cause: object }>();
  return {
    find: (tool) => failing.get(tool)?.breaker,
    failed(tool, cause, now) {
      const { breaker, cause: last } = failing.get(tool) ?? { breaker: createBreaker(TOOL_BREAKER) };
      failing.set(tool, { breaker, cause });
      if (last === cause) breaker.spared();
      else breaker.failed(now);
    },
    succeeded(tool) {
      failing.delete(tool);
    },
  };
}
