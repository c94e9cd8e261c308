import type { ServerSurroundings } from '#servers/kit/server.ts';
import type { Settings } from '#servers/kit/settings.ts';
import { openDesk } from './desk.ts';
import type { Desk, DeskSurroundings } from './desk.ts';

/** The desk of a server, opened when the server starts or when it is first asked for. */
export interface Desks {
  of(context: { settings: Settings }): Desk;
  /** Opens it, so that what waited when the last process ended goes out now, and not only when somebody calls. */
  start(surroundings: ServerSurroundings): () => Promise<void>;
  /** Stops every timer and sending, and gives the folder back. */
  close(): Promise<void>;
}

/** One desk for the whole server: whoever comes first says the settings, which are the same for all of them. */
export function createDesks(
  surroundings: Omit<DeskSurroundings, 'dataFolder'> & { dataFolder?: string | undefined },
): Desks {
  let desk: Desk | undefined;
  const close = async (): Promise<void> => {
    const open = desk;
    desk = undefined;
    await open?.close();
  };
  return {
    of({ settings }) {
      desk ??= openDesk(settings, { dataFolder: undefined, ...surroundings });
      return desk;
    },
    start({ settings, dataFolder }) {
      desk = openDesk(settings, { ...surroundings, dataFolder });
      return close;
    },
    close,
  };
}
