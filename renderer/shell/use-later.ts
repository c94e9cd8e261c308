import { useEffect, useState } from 'react';
import { useEngine } from '#renderer/stores/engine.ts';
import type { Screens } from './screens.ts';

/**
 * Screens that stand in a file of their own, so that a start does not wait for it: it is read once the window has drawn
 * what the engine says, or that it says nothing. Empty until then; `problem` says why it could not be read.
 */
export function useLater(): { screens: Screens; problem?: unknown } {
  const begun = useEngine(({ mirror, problem }) => mirror !== undefined || problem !== undefined);
  const [later, setLater] = useState<{ screens: Screens; problem?: unknown }>({ screens: {} });
  useEffect(() => {
    if (!begun) return;
    import('./later-screens.ts').then(
      ({ LATER }) => setLater({ screens: LATER }),
      (problem: unknown) => setLater({ screens: {}, problem }),
    );
  }, [begun]);
  return later;
}
