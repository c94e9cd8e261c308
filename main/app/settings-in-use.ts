import type { ServerId } from '#contract/ids.ts';
import type { Server } from '#contract/server.ts';
import { launchHash } from '#main/supervisor/consent.ts';

/** What each server was last started with: what runs goes on with that, whatever is chosen meanwhile. */
export interface SettingsInUse {
  /** It is about to be spawned as it is said here. */
  started(server: Server): void;
  /** Whether it was last started to share a process. */
  shares(id: ServerId): boolean;
  /** Whether it was last started otherwise than it would be now. */
  differ(server: Server): boolean;
}

/** `sharing`: whether a server that is started now shares a process. */
export function createSettingsInUse(sharing: (server: Server) => boolean): SettingsInUse {
  const used = new Map<ServerId, { launch: string; shares: boolean }>();
  return {
    started(server) {
      used.set(server.id, { launch: launchHash(server.launch), shares: sharing(server) });
    },
    shares: (id) => used.get(id)?.shares === true,
    differ(server) {
      const before = used.get(server.id);
      if (before === undefined) return false;
      return before.launch !== launchHash(server.launch) || before.shares !== sharing(server);
    },
  };
}
