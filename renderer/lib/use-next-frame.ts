import { startTransition, useLayoutEffect, useState } from 'react';

/** A window that is not in sight has no frames. */
const NO_FRAME_MS = 100;

/**
 * Whether a frame has shown what is drawn here. What stands further down waits for that, so that no part of a screen
 * holds up the window for the whole of it.
 */
export function useNextFrame(): boolean {
  const [shown, setShown] = useState(false);
  // Not later: then the frame that shows it has gone by, and the next one is waited for.
  useLayoutEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const wait = (ms: number) => {
      clearTimeout(timer);
      timer = setTimeout(() => startTransition(() => setShown(true)), ms);
    };
    wait(NO_FRAME_MS);
    const frame = requestAnimationFrame(() => wait(0));
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
  }, []);
  return shown;
}
