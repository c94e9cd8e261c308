import type { Destination } from '#contract/egress.ts';

const KEPT = 500;

/** Where connections of this run went, or were kept from going. */
export interface Destinations {
  add(seen: Pick<Destination, 'host' | 'address' | 'purpose' | 'verdict'>): void;
  /** Newest first, at most 500. */
  list(): Destination[];
}

export function createDestinations(now: () => number): Destinations {
  const seen = new Map<string, Destination>();
  return {
    add(entry) {
      const key = JSON.stringify([entry.purpose, entry.host, entry.address, entry.verdict]);
      const at = now();
      const known = seen.get(key);
      // Put in again, so that the order of the map is the order of the last visits.
      seen.delete(key);
      seen.set(key, { ...entry, count: (known?.count ?? 0) + 1, firstAt: known?.firstAt ?? at, lastAt: at });
      const [oldest] = seen.keys();
      if (seen.size > KEPT && oldest !== undefined) seen.delete(oldest);
    },
    list: () => [...seen.values()].toReversed(),
  };
}
