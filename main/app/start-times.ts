import { z } from 'zod';
import type { ServerId } from '#contract/ids.ts';
import type { InstanceState } from '#contract/server.ts';
import type { MetaRows } from '#main/store/meta.ts';

/** How long servers took to become ready, in milliseconds, as last seen; kept over runs. */
export interface StartTimes {
  see(server: ServerId, state: InstanceState): void;
  of(server: ServerId): number | undefined;
}

const KEY = 'start.took';

export function createStartTimes(meta: MetaRows): StartTimes {
  const took = new Map(Object.entries(meta.get(KEY, z.record(z.string(), z.number())) ?? {}));
  const began = new Map<ServerId, number>();
  return {
    see(server, state) {
      if (state.state === 'starting') began.set(server, state.since);
      const since = began.get(server);
      if (state.state !== 'ready' || since === undefined) return;
      began.delete(server);
      took.set(server, state.since - since);
      meta.set(KEY, Object.fromEntries(took));
    },
    of: (server) => took.get(server),
  };
}
