import { setImmediate } from 'node:timers/promises';

/** Longest that work of one kind keeps everybody else waiting. */
const SLICE_MS = 8;

/** Cuts long work into slices: between its parts, `if (slices.over()) await slices.rest()`. */
export function createSlices(): { over(): boolean; rest(): Promise<void> } {
  let begun = performance.now();
  return {
    over: () => performance.now() - begun >= SLICE_MS,
    async rest() {
      await setImmediate();
      begun = performance.now();
    },
  };
}
