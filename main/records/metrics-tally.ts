import type { CallRecord } from '#contract/call.ts';
import type { EventBody } from '#contract/events.ts';
import { addTo, bucketOf, newHistogram } from './metrics-histogram.ts';
import type { Histogram } from './metrics-histogram.ts';
import { FINEST_MS } from './metrics-tiers.ts';

/** Calls of one tool in one step of the finest tier. */
export interface Tallied {
  at: number;
  server: string;
  /** Empty for prompts, resources and what nobody offers: their names are without end. */
  name: string;
  calls: number;
  errors: number;
  times: Histogram;
}

/** What was counted and not written yet. Counting a call costs a look into a map. */
export interface Tally {
  /** Counts the calls among the events that pass. */
  see(event: EventBody): void;
  /** A call that has ended, at the moment it came in. */
  count(call: CallRecord): void;
  waiting(): readonly Tallied[];
  clear(): void;
}

const FINE: ReadonlySet<string> = new Set(['ok', 'needsInput', 'cancelled']);

export function createTally(): Tally {
  const tallied = new Map<string, Tallied>();

  function count({
    at: came,
    kind,
    server,
    name: called,
    outcome = 'unknown',
    upstreamMs,
  }: CallRecord): void {
    const at = came - (came % FINEST_MS);
    const name = kind === 'tool' && outcome !== 'notFound' ? called : '';
    const key = `${at} ${server} ${name}`;
    let entry = tallied.get(key);
    if (entry === undefined) {
      entry = { at, server, name, calls: 0, errors: 0, times: newHistogram() };
      tallied.set(key, entry);
    }
    entry.calls += 1;
    if (!FINE.has(outcome)) entry.errors += 1;
    if (upstreamMs !== undefined) addTo(entry.times, bucketOf(upstreamMs), 1);
  }

  return {
    see(event) {
      if (event.type === 'call.finished') count(event.call);
    },
    count,
    waiting: () => [...tallied.values()],
    clear() {
      tallied.clear();
    },
  };
}
