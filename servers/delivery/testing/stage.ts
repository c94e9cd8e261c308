import { afterEach, beforeEach } from 'vitest';
import { connectTo } from '#servers/kit/testing.ts';
import type { ServerDefinition } from '#servers/kit/server.ts';
import type { Clock } from '../clock.ts';
import { createDesks } from '../desks.ts';
import type { Desks } from '../desks.ts';
import type { Limits } from '../limits.ts';
import { createWorld } from './world.ts';
import type { World } from './world.ts';

interface Served {
  server: string;
  limits: Limits;
  define: (desks: Desks) => ServerDefinition;
}

interface Options {
  clock: Clock;
  /** Over those of the world; an empty text is a setting that is not set. */
  settings?: Record<string, string>;
  /** false: no PATCHBAY_DATA. */
  data?: boolean;
}

type Client = Awaited<ReturnType<typeof connectTo>>;

/** A world of services for each test of a file, and the server over it. */
interface Stage {
  readonly world: World;
  /** Whether a server is there to be spoken to. */
  readonly runs: boolean;
  readonly call: Client['call'];
  readonly client: Client['client'];
  /** Starts the server; a second one beside it when it runs already, and that is spoken to from now on. */
  start(options: Options): Promise<void>;
  /** The client goes, the timers stop, the folder is given back. */
  stop(): Promise<void>;
}

/**
 * What a test has started is stopped after it. `tls` is for the mail server of the world. `begin`: the server is
 * started so before each test.
 */
export function useStage(
  { server, limits, define }: Served,
  tls: { key: string; cert: string },
  begin?: () => Options,
): Stage {
  let world: World | undefined;
  const running: { client: Client; desks: Desks }[] = [];

  function spoken(): Client {
    const last = running.at(-1);
    if (last === undefined) throw new Error('no server was started');
    return last.client;
  }

  const stage: Stage = {
    get world() {
      if (world === undefined) throw new Error('there is a world only during a test');
      return world;
    },
    get runs() {
      return running.length > 0;
    },
    get client() {
      return spoken().client;
    },
    call: (...args) => spoken().call(...args),
    async start({ clock, settings = {}, data = true }) {
      const dataFolder = data ? stage.world.folder : undefined;
      const desks = createDesks({ server, limits, clock, dataFolder });
      const client = await connectTo(define(desks), { settings: { ...stage.world.settings, ...settings } });
      running.push({ client, desks });
    },
    async stop() {
      const last = running.pop();
      await last?.client.close();
      await last?.desks.close();
    },
  };

  beforeEach(async () => {
    world = await createWorld(tls);
    if (begin !== undefined) await stage.start(begin());
  });

  afterEach(async () => {
    while (running.length > 0) await stage.stop();
    await world?.end();
    world = undefined;
  });

  return stage;
}
