import { create } from 'zustand';
import type { StoreApi, UseBoundStore } from 'zustand';

const SHOWN_MS = 10_000;

/** Things of a list that are taken out of sight first, and removed when nobody has wanted them back for a while. */
export interface DelayedRemoval<T> {
  /** What is out of sight and still there: nothing is lost before the way back has gone. */
  use: UseBoundStore<StoreApi<{ removing?: T | undefined }>>;
  remove(thing: T): void;
  /** The while begins again: somebody who was about to press it went on. */
  start(): void;
  /** Nothing is removed while somebody is about to press it. */
  hold(): void;
  undo(): void;
  /** Removes it now. */
  settle(): void;
}

export function createDelayedRemoval<T>(of: {
  /** It is out of sight: what shows it shows something else. */
  hidden: (thing: T) => void;
  back: (thing: T) => void;
  gone: (thing: T) => void;
}): DelayedRemoval<T> {
  const use = create<{ removing?: T | undefined }>()(() => ({}));
  let timer: ReturnType<typeof setTimeout> | undefined;

  /** What was out of sight, which is nowhere any more. */
  function take(): T | undefined {
    clearTimeout(timer);
    const { removing } = use.getState();
    use.setState({ removing: undefined });
    return removing;
  }

  function settle(): void {
    const removing = take();
    if (removing !== undefined) of.gone(removing);
  }

  function start(): void {
    clearTimeout(timer);
    timer = setTimeout(settle, SHOWN_MS);
  }

  return {
    use,
    start,
    settle,
    remove(thing) {
      settle();
      use.setState({ removing: thing });
      of.hidden(thing);
      start();
    },
    hold: () => clearTimeout(timer),
    undo() {
      const removing = take();
      if (removing !== undefined) of.back(removing);
    },
  };
}
