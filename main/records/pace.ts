import { setImmediate as yieldOnce } from 'node:timers/promises';

/** Longest that work in steps keeps the loop for itself, milliseconds. */
const TURN_MS = 6;

/** To be awaited between two steps of longer work: calls, timers and messages have their turn when this one was long enough. */
export function createPace(elapsed: () => number): () => Promise<void> {
  let begun = elapsed();
  return async () => {
    if (elapsed() - begun < TURN_MS) return;
    await yieldOnce();
    begun = elapsed();
  };
}
