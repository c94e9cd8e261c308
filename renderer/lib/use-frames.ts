import { startTransition, useLayoutEffect, useState } from 'react';

/** A window that is not in sight has no frames. */
const NO_FRAME_MS = 100;

/**
 * How many frames have shown what is drawn here, counted up to `most`. What stands further down waits for its frame, so
 * that no part of a screen holds up the window for the whole of it.
 */
export function useFrames(most: number): number {
  const [shown, setShown] = useState(0);
  // Not later: then the frame that shows it has gone by, and the next one is waited for.
  useLayoutEffect(() => {
    if (shown >= most) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const wait = (ms: number) => {
      clearTimeout(timer);
      timer = setTimeout(() => startTransition(() => setShown(shown + 1)), ms);
    };
    wait(NO_FRAME_MS);
    const frame = requestAnimationFrame(() => wait(0));
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
  }, [shown, most]);
  return shown;
}
