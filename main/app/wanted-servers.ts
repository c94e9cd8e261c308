import { z } from 'zod';
import type { ServerId } from '#contract/ids.ts';
import type { MetaRows } from '#main/store/meta.ts';

/** Servers that a person started and did not stop, over runs: one that failed or was killed is still wanted. */
export interface WantedServers {
  has(server: ServerId): boolean;
  add(server: ServerId): void;
  remove(server: ServerId): void;
  clear(): void;
}

const KEY = 'servers.wanted';

export function createWantedServers(meta: MetaRows): WantedServers {
  const wanted = new Set(meta.get(KEY, z.array(z.string())) ?? []);
  const save = (): void => {
    meta.set(KEY, [...wanted]);
  };
  return {
    has: (server) => wanted.has(server),
    add(server) {
      if (wanted.has(server)) return;
      wanted.add(server);
      save();
    },
    remove(server) {
      if (wanted.delete(server)) save();
    },
    clear() {
      wanted.clear();
      save();
    },
  };
}
