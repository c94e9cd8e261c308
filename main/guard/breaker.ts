export interface BreakerLimits {
  /** So many failures without a success between them open it. */
  failures: number;
  /** Older failures no longer count. */
  withinMs: number;
  /** How long it stays open. */
  resetMs: number;
  /** How many are let through to try, once that time is over. */
  trials: number;
}

/** `open` lets nothing through until `untilMs` (epoch); `halfOpen` lets a few through to try. */
export type BreakerState = { state: 'closed' | 'halfOpen' } | { state: 'open'; untilMs: number };

export interface Breaker {
  /** Whether one may go through now; in half-open state it uses up a trial. */
  admit(now: number): BreakerState;
  succeeded(): void;
  failed(now: number): void;
  /** Went through and says nothing about it: its trial is given back. */
  spared(): void;
  look(now: number): BreakerState;
}

/** Keeps what fails from being called again and again: a tool, a channel of messages. spec/platform.md B-090 to B-093. */
export function createBreaker(limits: BreakerLimits): Breaker {
  let failures: number[] = [];
  let openUntil: number | undefined;
  let trials = 0;

  function look(now: number): BreakerState {
    if (openUntil === undefined) return { state: 'closed' };
    if (now < openUntil) return { state: 'open', untilMs: openUntil };
    return { state: 'halfOpen' };
  }

  return {
    look,
    admit(now) {
      const seen = look(now);
      if (seen.state !== 'halfOpen') return seen;
      if (trials >= limits.trials) return { state: 'open', untilMs: now + 1_000 };
      trials++;
      return seen;
    },
    succeeded() {
      failures = [];
      openUntil = undefined;
      trials = 0;
    },
    failed(now) {
      failures = [...failures.filter((at) => at > now - limits.withinMs), now];
      if (openUntil === undefined && failures.length < limits.failures) return;
      openUntil = now + limits.resetMs;
      trials = 0;
      failures = [];
    },
    spared() {
      trials = Math.max(0, trials - 1);
    },
  };
}
