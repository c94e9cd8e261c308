/** Time as deliveries see it, so that tests can move it. Times are epoch milliseconds. */
export interface Clock {
  now(): number;
  /** Runs `act` once after `ms`; returns how to call it off. */
  after(ms: number, act: () => void): () => void;
}

/** The longest wait that a timer of Node keeps; a longer one is armed again by whoever waits. */
export const MAX_WAIT_MS = 2 ** 31 - 1;

/** The clock of the system. Its timers keep no process alive: a server ends when its client goes. */
export const systemClock: Clock = {
  now: () => Date.now(),
  after(ms, act) {
    const timer = setTimeout(act, Math.min(Math.max(ms, 0), MAX_WAIT_MS));
    timer.unref();
    return () => {
      clearTimeout(timer);
    };
  },
};

/** Resolves after `ms`; rejects with the signal's reason when that comes first. */
export function pause(clock: Clock, ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) {
      reject(signal.reason as Error);
      return;
    }
    const stop = (): void => {
      callOff();
      reject(signal.reason as Error);
    };
    const callOff = clock.after(ms, () => {
      signal.removeEventListener('abort', stop);
      resolve();
    });
    signal.addEventListener('abort', stop, { once: true });
  });
}
