import { startTransition, useEffect, useState } from 'react';
import { useEngine } from './engine.ts';
import type { EngineState } from './engine.ts';

/** However fast calls come and go, nobody reads faster than this. */
const PACE_MS = 200;

/**
 * A part of what the engine does that changes with every call. It is looked at a few times in a second and drawn in
 * slices: keys and clicks come first, and a screen that is being drawn is not begun anew. `part` is one function for good.
 */
export function usePaced<Part>(part: (state: EngineState) => Part): Part {
  const [shown, setShown] = useState(() => part(useEngine.getState()));
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let last = 0;
    function take() {
      timer = undefined;
      last = Date.now();
      startTransition(() => setShown(() => part(useEngine.getState())));
    }
    const stop = useEngine.subscribe((now, before) => {
      if (part(now) === part(before)) return;
      timer ??= setTimeout(take, Math.max(0, last + PACE_MS - Date.now()));
    });
    take();
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [part]);
  return shown;
}

const runningIn = ({ mirror }: EngineState): number =>
  mirror?.calls.filter(({ outcome }) => outcome === undefined).length ?? 0;

/** How many calls are on their way. */
export function useRunningCalls(): number {
  return usePaced(runningIn);
}
