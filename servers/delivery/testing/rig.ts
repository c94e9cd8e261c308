import type { ServerDefinition } from '#servers/kit/server.ts';
import type { Clock } from '../clock.ts';
import { createDesks } from '../desks.ts';
import type { Desks } from '../desks.ts';
import type { Limits } from '../limits.ts';
import type { World } from './world.ts';

interface Options {
  clock: Clock;
  /** Over those of the world; an empty text is a setting that is not set. */
  settings?: Record<string, string>;
  /** false: no PATCHBAY_DATA. */
  data?: boolean;
}

interface Served {
  server: string;
  limits: Limits;
  define: (desks: Desks) => ServerDefinition;
}

/**
 * How a server on its desk is started and spoken to. `stop`: the client goes, the timers stop, the folder is given
 * back. `connect` is the kit's connectTo, which only a test may import.
 */
export function rigOf<C extends { close(): Promise<void> }>(
  { server, limits, define }: Served,
  connect: (definition: ServerDefinition, surroundings: { settings: Record<string, string> }) => Promise<C>,
): (world: World, options: Options) => Promise<C & { stop(): Promise<void> }> {
  return async (world, { clock, settings = {}, data = true }) => {
    const dataFolder = data ? world.folder : undefined;
    const desks = createDesks({ server, limits, clock, dataFolder });
    const client = await connect(define(desks), { settings: { ...world.settings, ...settings } });
    return {
      ...client,
      async stop() {
        await client.close();
        await desks.close();
      },
    };
  };
}
