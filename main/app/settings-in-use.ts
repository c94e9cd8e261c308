import type { ServerId } from '#contract/ids.ts';
import type { Server } from '#contract/server.ts';
import { launchHash } from '#main/supervisor/consent.ts';

/** What each server was last started with: what runs goes on with that, whatever it is told meanwhile. */
export interface SettingsInUse {
  /** It is about to be spawned as it is said here. */
  started(server: Server): void;
  /** Whether it was last started as something else than it is now. */
  differ(server: Server): boolean;
}

export function createSettingsInUse(): SettingsInUse {
  const used = new Map<ServerId, string>();
  return {
    started({ id, launch }) {
      used.set(id, launchHash(launch));
    },
    differ({ id, launch }) {
      const before = used.get(id);
      return before !== undefined && before !== launchHash(launch);
    },
  };
}
