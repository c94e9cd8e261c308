import type { Clock } from '#main/kernel/clock.ts';

/** A limit on time that runs only between `go` and `pause`. */
export interface TimeLimit {
  go(): void;
  pause(): void;
}

export function createTimeLimit(clock: Clock, limitMs: number, over: () => void): TimeLimit {
  let left = limitMs;
  let since = 0;
  let callOff: (() => void) | undefined;
  return {
    go() {
      if (callOff !== undefined) return;
      since = clock.now();
      callOff = clock.after(Math.max(0, left), over);
    },
    pause() {
      if (callOff === undefined) return;
      callOff();
      callOff = undefined;
      left -= clock.now() - since;
    },
  };
}
