import { useLayoutEffect, useRef, useState } from 'react';
import type { KeyboardEvent, RefObject } from 'react';
import { nextOffer } from './offer-rows.ts';
import type { OfferRow } from './offer-rows.ts';

const PAGE = 12;

/**
 * The one row of a long list that the keyboard is on. It is drawn wherever the list is scrolled to, so that it can
 * keep the focus. `start` gets the focus when the list appears.
 */
export function useRowCursor(
  rows: readonly OfferRow[],
  box: RefObject<HTMLElement | null>,
  start: string | undefined,
  onLeave: () => void,
) {
  const [place, setPlace] = useState({ key: start, moves: start === undefined ? 0 : 1 });
  const at = rows.findIndex(({ key, type }) => type === 'offer' && key === place.key);
  const done = useRef(0);
  // The row may be drawn only after the list has been measured: so after every drawing, until it was there.
  useLayoutEffect(() => {
    if (place.moves === done.current) return;
    const row = box.current?.querySelector<HTMLElement>('[data-cursor] [data-row]');
    row?.focus({ preventScroll: true });
    if (row || place.moves === 0) done.current = place.moves;
  });

  function to(index: number): number {
    const row = rows[index];
    if (row?.type === 'offer') setPlace({ key: row.key, moves: place.moves + 1 });
    return index;
  }

  return {
    /** Its index; the first offer while it is nowhere. */
    at: at < 0 ? nextOffer(rows, -1, 1) : at,
    /** Puts it on a row that got the focus otherwise. */
    put: (key: string) => setPlace({ key, moves: done.current }),
    /** Puts it on the first offer, and the focus with it. */
    enter: () => to(nextOffer(rows, -1, 1)),
    /** The same for the last one. */
    leave: () => to(nextOffer(rows, rows.length, -1)),
    /** Where an arrow key leads to; the focus follows. Undefined: the key means nothing here. */
    press(event: KeyboardEvent): number | undefined {
      if (!(event.target instanceof HTMLElement) || !event.target.matches('[data-row]')) return undefined;
      const next = targetOf(event.key, at < 0 ? -1 : at, rows);
      if (next === undefined) return undefined;
      event.preventDefault();
      if (event.key !== 'ArrowUp' || next !== at) return to(next);
      onLeave();
      return undefined;
    },
  };
}

function targetOf(key: string, at: number, rows: readonly OfferRow[]): number | undefined {
  const last = nextOffer(rows, rows.length, -1);
  const first = nextOffer(rows, -1, 1);
  switch (key) {
    case 'ArrowDown':
      return nextOffer(rows, at, 1);
    case 'ArrowUp':
      return nextOffer(rows, at, -1);
    case 'PageDown':
      return Math.min(last, nextOffer(rows, at + PAGE - 1, 1));
    case 'PageUp':
      return Math.max(first, nextOffer(rows, at - PAGE + 1, -1));
    case 'Home':
      return first;
    case 'End':
      return last;
    default:
      return undefined;
  }
}
