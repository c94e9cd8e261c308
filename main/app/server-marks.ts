import type { ServerId } from '#contract/ids.ts';
import type { MetricsMarker } from '#contract/metrics.ts';
import type { InstanceState } from '#contract/server.ts';

type Mark = (server: ServerId, kind: MetricsMarker['kind']) => void;

/** Turns the states of a server into what is worth a mark beside its numbers. */
export function createServerMarks(mark: Mark): { see(server: ServerId, state: InstanceState): void } {
  const settled = new Map<ServerId, InstanceState['state']>();
  /** Servers that came down only to come up again. */
  const again = new Set<ServerId>();
  return {
    see(server, { state }) {
      const before = settled.get(server) ?? 'stopped';
      // `starting` straight after `stopping`: a restart that somebody asked for.
      if (state === 'waiting' || (state === 'starting' && before === 'stopping')) again.add(server);
      settled.set(server, state);
      if (state === before) return;
      if (state === 'ready' && before === 'starting')
        mark(server, again.has(server) ? 'restarted' : 'started');
      else if (state === 'stopped' || state === 'failed') mark(server, state);
      else return;
      again.delete(server);
    },
  };
}
