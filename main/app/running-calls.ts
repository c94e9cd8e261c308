import type { CallRecord } from '#contract/call.ts';
import type { EventBody } from '#contract/events.ts';
import { createPassingMap } from '#main/kernel/passing-map.ts';
import type { PassingMap } from '#main/kernel/passing-map.ts';

/** Calls that have started and not ended, by id, oldest first. */
export type RunningCalls = Pick<PassingMap<string, CallRecord>, 'get' | 'has' | 'values'>;

/** Learns them from the events that pass. */
export function trackRunning(): { calls: RunningCalls; see(event: EventBody): void } {
  const calls = createPassingMap<string, CallRecord>();
  return {
    calls,
    see(event) {
      if (event.type === 'call.started') calls.set(event.call.id, event.call);
      else if (event.type === 'call.finished') calls.delete(event.call.id);
    },
  };
}
