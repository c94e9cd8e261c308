/** Time as rooms see it, so that tests can move it. Times are epoch milliseconds. */
export interface Clock {
  now(): number;
  /** Runs `act` once after `ms`; returns how to call it off. */
  after(ms: number, act: () => void): () => void;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  after(ms, act) {
    const timer = setTimeout(act, ms);
    return () => {
      clearTimeout(timer);
    };
  },
};
