import type { Settings } from '#servers/kit/settings.ts';
import { openDesk } from './desk.ts';
import type { Desk, DeskSurroundings } from './desk.ts';

/** The desk of a server, opened when it is first asked for. */
export interface Desks {
  of(context: { settings: Settings }): Desk;
  /** Stops every timer and sending, and gives the folder back. */
  close(): Promise<void>;
}

/** One desk for the whole process: whoever comes first says the settings, which are the same for all of them. */
export function createDesks(surroundings: DeskSurroundings): Desks {
  let desk: Desk | undefined;
  return {
    of({ settings }) {
      desk ??= openDesk(settings, surroundings);
      return desk;
    },
    async close() {
      await desk?.close();
      desk = undefined;
    },
  };
}
