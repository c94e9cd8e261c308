import { startTransition, useEffect, useState } from 'react';
import { flushSync } from 'react-dom';

/** However busy the window is, nobody waits longer for a screen. */
const LONGEST_MS = 150;

/**
 * `wanted`, once it is drawn: in slices, between which messages and clicks have their turn. Whoever presses a key means
 * what he went to before: then it is drawn at once, and so it is when the slices take too long.
 */
export function useDrawn<Wanted extends object>(wanted: Wanted): Wanted {
  const [drawn, setDrawn] = useState(wanted);
  useEffect(() => {
    if (drawn === wanted) return undefined;
    startTransition(() => setDrawn(wanted));
    const draw = () => flushSync(() => setDrawn(wanted));
    const timer = setTimeout(draw, LONGEST_MS);
    window.addEventListener('keydown', draw, { capture: true });
    return () => {
      clearTimeout(timer);
      window.removeEventListener('keydown', draw, { capture: true });
    };
  }, [drawn, wanted]);
  return drawn;
}
