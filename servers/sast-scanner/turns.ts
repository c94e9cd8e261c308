/** Lets `most` of what is given run at once; the others wait for their turn, first come first served. */
export function createTurns(most: number): <T>(signal: AbortSignal, act: () => Promise<T>) => Promise<T> {
  let running = 0;
  const waiting: (() => void)[] = [];

  function turn(signal: AbortSignal): Promise<void> {
    if (running < most) {
      running += 1;
      return Promise.resolve();
    }
    return new Promise((resolve, reject) => {
      const begin = (): void => {
        signal.removeEventListener('abort', leave);
        resolve();
      };
      const leave = (): void => {
        waiting.splice(waiting.indexOf(begin), 1);
        reject(signal.reason as Error);
      };
      waiting.push(begin);
      signal.addEventListener('abort', leave, { once: true });
    });
  }

  return async (signal, act) => {
    signal.throwIfAborted();
    await turn(signal);
    try {
      return await act();
    } finally {
      const next = waiting.shift();
      if (next === undefined) running -= 1;
      else next();
    }
  };
}

const MOST_SCANS = 3;

/** Every scan of this server goes through it: no more than three at once. */
export const inTurn = createTurns(MOST_SCANS);
