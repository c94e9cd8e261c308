import type { Outcome } from '#contract/outcome.ts';
import { text } from '#contract/text.ts';
import { isReadOnly } from '#contract/verbs.ts';
import type { CallTarget } from '#main/catalog/target.ts';
import { canonicalJson } from '#main/kernel/canonical-json.ts';
import type { Stage, TravellingCall } from '../stage.ts';

interface Flight {
  outcome: Promise<Outcome>;
  /** Those who still wait; when nobody does any more, the call is cancelled. */
  waiting: number;
  cancel: AbortController;
}

/**
 * Equal calls that are under way at the same time and agreed to it leave for the server once; each has its own row.
 * Only for tools of which somebody we believe says that they only read.
 */
export function coalesced({ kind, verbs }: CallTarget, next: Stage): Stage {
  if (kind !== 'tool' || verbs.source === 'unknown' || !isReadOnly(verbs.verbs)) return next;
  const flights = new Map<string, Flight>();

  function join(call: TravellingCall): Flight {
    const { principal, workspace, args } = call;
    const key = canonicalJson([principal, workspace, args]);
    const known = flights.get(key);
    if (known !== undefined && !known.cancel.signal.aborted) return known;
    const cancel = new AbortController();
    const outcome = next(call, cancel.signal).finally(() => {
      if (flights.get(key) === flight) flights.delete(key);
    });
    const flight: Flight = { outcome, waiting: 0, cancel };
    flights.set(key, flight);
    return flight;
  }

  return (call, signal) => {
    if (call.shares !== true) return next(call, signal);
    if (signal.aborted) return Promise.resolve(cancelled());
    const flight = join(call);
    flight.waiting += 1;
    return new Promise((resolve, reject) => {
      const leave = (): void => {
        flight.waiting -= 1;
        if (flight.waiting === 0) flight.cancel.abort();
        resolve(cancelled());
      };
      signal.addEventListener('abort', leave, { once: true });
      flight.outcome.then(resolve, reject).finally(() => {
        signal.removeEventListener('abort', leave);
      });
    });
  };
}

function cancelled(): Outcome {
  return { outcome: 'cancelled', message: text('call.cancelled') };
}
