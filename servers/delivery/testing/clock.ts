import type { Clock } from '../clock.ts';

/** A clock that stands still until it is moved; what falls due runs in order. */
export interface MovedClock extends Clock {
  move(ms: number): void;
  /** How many timers wait. */
  waiting(): number;
}

export function createMovedClock(start = Date.parse('2026-01-01T00:00:00Z')): MovedClock {
  let now = start;
  let timers: { at: number; act: () => void }[] = [];
  return {
    now: () => now,
    after(ms, act) {
      const timer = { at: now + ms, act };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
    move(ms) {
      const until = now + ms;
      for (;;) {
        const [next] = timers.toSorted((a, b) => a.at - b.at);
        if (next === undefined || next.at > until) break;
        timers = timers.filter((other) => other !== next);
        now = Math.max(now, next.at);
        next.act();
      }
      now = until;
    },
    waiting: () => timers.length,
  };
}

/** A clock on which every wait is over at once, and time has passed. */
export function createHastyClock(): Clock {
  let now = Date.parse('2026-01-01T00:00:00Z');
  return {
    now: () => now,
    after(ms, act) {
      const timer = setImmediate(() => {
        now += Math.max(ms, 0);
        act();
      });
      return () => {
        clearImmediate(timer);
      };
    },
  };
}
