import type { Call } from '#contract/call.ts';
import type { Deadline } from './deadline.ts';

/** A call in flight. */
export interface Caller {
  call: Call;
  /** The server waits for us: the deadline stands still until `release`. `signal` is aborted when the call ends first. */
  hold(): { signal: AbortSignal; release(): void };
}

/** `onHeld` is told how long (ms) each hold lasted; `end` ends those that are left. */
export function createCaller(
  call: Call,
  deadline: Deadline,
  onHeld: ((ms: number) => void) | undefined,
): Caller & { end(): void } {
  const holds = new Map<AbortController, () => void>();
  return {
    call,
    hold() {
      const ended = new AbortController();
      const resume = deadline.hold();
      const since = performance.now();
      const release = (): void => {
        if (!holds.delete(ended)) return;
        resume();
        onHeld?.(performance.now() - since);
      };
      holds.set(ended, release);
      return { signal: ended.signal, release };
    },
    end() {
      for (const [ended, release] of holds) {
        release();
        ended.abort();
      }
    },
  };
}
