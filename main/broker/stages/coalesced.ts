import type { Outcome } from '#contract/outcome.ts';
import { text } from '#contract/text.ts';
import { isReadOnly } from '#contract/verbs.ts';
import type { CallTarget } from '#main/catalog/target.ts';
import { canonicalJson } from '#main/kernel/canonical-json.ts';
import type { Stage, TravellingCall } from '../stage.ts';

interface Flight {
  /** Who took off. */
  leader: TravellingCall;
  outcome: Promise<Outcome>;
  /** Those who still wait; when nobody does any more, the call is cancelled. */
  waiting: number;
  cancel: AbortController;
}

/**
 * Equal calls that are under way at the same time and agreed to it leave for the server once; each has its own row.
 * Only for tools of which somebody we believe says that they only read. When the server asked something back, what it
 * gave rests on an answer of the leader's conversation: the others ask for themselves then, and so does everybody
 * after them.
 */
export function coalesced({ kind, verbs }: CallTarget, next: Stage): Stage {
  if (kind !== 'tool' || verbs.source === 'unknown' || !isReadOnly(verbs.verbs)) return next;
  const flights = new Map<string, Flight>();
  let asksBack = false;

  function join(call: TravellingCall): Flight {
    const { principal, workspace, args } = call;
    const key = canonicalJson([principal, workspace, args]);
    const known = flights.get(key);
    if (known !== undefined && !known.cancel.signal.aborted) return known;
    const cancel = new AbortController();
    const outcome = next(call, cancel.signal).finally(() => {
      if (flights.get(key) === flight) flights.delete(key);
      asksBack ||= call.notes.heldMs !== undefined;
    });
    const flight: Flight = { leader: call, outcome, waiting: 0, cancel };
    flights.set(key, flight);
    return flight;
  }

  async function landed(call: TravellingCall, signal: AbortSignal, flight: Flight): Promise<Outcome> {
    const { leader } = flight;
    const outcome = await flight.outcome;
    const own = leader !== call && leader.notes.heldMs !== undefined && !signal.aborted;
    return own ? next(call, signal) : outcome;
  }

  return (call, signal) => {
    if (call.shares !== true || asksBack) return next(call, signal);
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
      landed(call, signal, flight)
        .finally(() => {
          signal.removeEventListener('abort', leave);
        })
        .then(resolve, reject);
    });
  };
}

function cancelled(): Outcome {
  return { outcome: 'cancelled', message: text('call.cancelled') };
}
