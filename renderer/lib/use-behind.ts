import { startTransition, useEffect, useState } from 'react';

/** A window that is not in sight has no frames. */
const NO_FRAME_MS = 100;

/**
 * False at the first drawing and until that is on screen, then true: what stands further down comes a frame later and
 * holds up nothing.
 */
export function useBehind(): boolean {
  const [behind, setBehind] = useState(false);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const show = () => startTransition(() => setBehind(true));
    const wait = (ms: number) => {
      clearTimeout(timer);
      timer = setTimeout(show, ms);
    };
    wait(NO_FRAME_MS);
    const frame = requestAnimationFrame(() => wait(0));
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
  }, []);
  return behind;
}
