import { create } from 'zustand';
import type { ProviderId } from '#contract/chat/provider.ts';
import type { CallId, ServerId } from '#contract/ids.ts';
import type { OfferSummary } from '#contract/inventory.ts';

export type Screen =
  'home' | 'servers' | 'tools' | 'chat' | 'activity' | 'metrics' | 'permissions' | 'clients' | 'settings';

/** What a screen opens with: a server or provider (without `id`: the panel that adds one), a call, or an offer. */
export type Opening =
  | { what: 'server'; id: ServerId }
  | { what: 'add' }
  | { what: 'shelf' }
  | { what: 'call'; id: CallId }
  | { what: 'provider'; id?: ProviderId }
  | { what: 'offer'; offer: Pick<OfferSummary, 'kind' | 'server' | 'name'> };

interface Place {
  /** None was chosen yet. */
  screen: Screen | undefined;
  opening?: Opening;
  /** Counts the openings: each shows its screen anew. */
  visit: number;
}

/** What the page keeps in its own entry of history. A storage lives in another process, which is busy at a start. */
interface Kept {
  screen: Screen;
}

/** Where the main window is. It outlives a load of the page, not the window. */
export const usePlace = create<Place>()(() => ({
  screen: (globalThis.history?.state as Kept | null | undefined)?.screen,
  visit: 0,
}));

/** Shows a screen; with `opening`, opens that thing there. */
export function goTo(screen: Screen, opening?: Opening): void {
  globalThis.history?.replaceState({ screen } satisfies Kept, '');
  usePlace.setState(({ visit }) => ({ screen, opening, visit: opening ? visit + 1 : visit }));
}

/** What the screen that is drawn now for the first time begins with. */
export function openingOf<What extends Opening['what']>(
  ...wanted: What[]
): Extract<Opening, { what: What }> | undefined {
  const { opening } = usePlace.getState();
  return wanted.some((what) => what === opening?.what)
    ? (opening as Extract<Opening, { what: What }>)
    : undefined;
}
