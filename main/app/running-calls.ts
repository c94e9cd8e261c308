import type { CallRecord } from '#contract/call.ts';
import type { EventBody } from '#contract/events.ts';

/** Calls that have started and not ended, oldest first, learnt from the events that pass. */
export function trackRunning(): { calls: ReadonlyMap<string, CallRecord>; see(event: EventBody): void } {
  const calls = new Map<string, CallRecord>();
  return {
    calls,
    see(event) {
      if (event.type === 'call.started') calls.set(event.call.id, event.call);
      else if (event.type === 'call.finished') calls.delete(event.call.id);
    },
  };
}
