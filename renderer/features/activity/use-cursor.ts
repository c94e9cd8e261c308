import { useLayoutEffect, useRef, useState } from 'react';
import type { KeyboardEvent, RefObject } from 'react';

const PAGE = 12;

/**
 * The one line of a long list that the keyboard is on: it stays with its call when that moves, and waits at its place
 * for a call that is still being fetched.
 */
export function useCursor(
  box: RefObject<HTMLElement | null>,
  count: number,
  at: (index: number) => string | undefined,
  indexOf: (id: string) => number | undefined,
) {
  const [place, setPlace] = useState<{ id?: string; index: number; moves: number }>({ index: 0, moves: 0 });
  const found = place.id === undefined ? undefined : indexOf(place.id);
  const index = Math.min(found ?? place.index, Math.max(0, count - 1));
  const done = useRef(0);
  // The line may be drawn only after its page has come: so after every drawing, until it was there.
  useLayoutEffect(() => {
    const focused = document.activeElement;
    const isInside = focused?.matches('[data-row]') === true && box.current?.contains(focused) === true;
    if (place.moves === done.current && !isInside) return;
    const row = box.current?.querySelector<HTMLElement>('[data-cursor] [data-row]');
    // Its call has moved on to another line, or a key has led here.
    if (row && row !== focused) row.focus({ preventScroll: true });
    if (row) done.current = place.moves;
  });

  function put(next: number, moves: number): void {
    const id = at(next);
    setPlace({ ...(id !== undefined && { id }), index: next, moves });
  }

  return {
    index,
    /** Puts it on a line that got the focus otherwise. */
    put: (next: number) => put(next, done.current),
    /** Where a key leads to; the focus follows. Undefined: the key means nothing here. */
    press(event: KeyboardEvent): number | undefined {
      if (!(event.target instanceof HTMLElement) || !event.target.matches('[data-row]')) return undefined;
      const next = nextOf(event.key, index, count - 1);
      if (next === undefined) return undefined;
      event.preventDefault();
      put(next, place.moves + 1);
      return next;
    },
  };
}

function nextOf(key: string, at: number, last: number): number | undefined {
  switch (key) {
    case 'ArrowDown':
      return Math.min(at + 1, last);
    case 'ArrowUp':
      return Math.max(at - 1, 0);
    case 'PageDown':
      return Math.min(at + PAGE, last);
    case 'PageUp':
      return Math.max(at - PAGE, 0);
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return undefined;
  }
}
