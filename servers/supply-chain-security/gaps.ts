import { ToolFailure } from '#servers/kit/failure.ts';
import type { Factor } from './risk-factors.ts';

/** What could not be learnt of how many packages, with the first reason. */
export interface Gaps {
  add(factors: readonly Factor[], reason: string, packages?: number): void;
  /** Undefined, and noted, when `act` fails. A source that did not answer at all is not asked again. */
  ask<T>(
    source: string,
    factors: readonly Factor[],
    act: () => Promise<T>,
    packages?: number,
  ): Promise<T | undefined>;
  list(): { factor: Factor; packages: number; reason: string }[];
}

export function createGaps(): Gaps {
  const gaps = new Map<Factor, { packages: number; reason: string }>();
  const silent = new Map<string, ToolFailure>();

  function add(factors: readonly Factor[], reason: string, packages = 1): void {
    for (const factor of factors) {
      const known = gaps.get(factor);
      gaps.set(factor, { packages: (known?.packages ?? 0) + packages, reason: known?.reason ?? reason });
    }
  }

  return {
    add,
    async ask(source, factors, act, packages) {
      try {
        const before = silent.get(source);
        if (before !== undefined) throw before;
        return await act();
      } catch (error) {
        if (!(error instanceof ToolFailure)) throw error;
        if (error.code === 'D' || error.code === 'T') silent.set(source, error);
        add(factors, error.message, packages);
        return undefined;
      }
    },
    list: () => [...gaps].map(([factor, gap]) => ({ factor, ...gap })),
  };
}
