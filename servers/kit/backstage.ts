import type { ServedServer } from './served.ts';
import type { ServerDefinition, ServerSurroundings } from './server.ts';

/** What is behind the lists of a server. */
export interface Backstage {
  /**
   * The definition: loaded, and what the server does by itself begun, once for all who ask. Rejects with what went
   * wrong in that, every time.
   */
  open(): Promise<ServerDefinition>;
  /** A list is being answered: what the server does by itself may begin after that. */
  listed(): void;
  /** Nothing is begun any more; resolves when what was begun has ended. */
  close(): Promise<void>;
}

/** A server that nobody lists or calls begins after that. */
const MOMENT_MS = 500;

/** `log` gets what keeps the server from beginning by itself. */
export function createBackstage(
  server: ServedServer,
  surroundings: ServerSurroundings,
  log: (error: unknown) => void,
): Backstage {
  let opened: Promise<ServerDefinition> | undefined;
  let end: (() => Promise<void>) | undefined;
  let closed = false;

  async function begin(): Promise<ServerDefinition> {
    const definition = await server.load();
    if (!closed) end = definition.start?.(surroundings);
    return definition;
  }
  const open = (): Promise<ServerDefinition> => (opened ??= begin());
  const openByItself = (): void => {
    if (!closed) open().catch(log);
  };

  const moment = server.starts ? setTimeout(openByItself, MOMENT_MS) : undefined;
  return {
    open,
    listed() {
      if (server.starts && opened === undefined) setImmediate(openByItself);
    },
    async close() {
      closed = true;
      clearTimeout(moment);
      await opened?.catch(() => undefined);
      await end?.();
    },
  };
}
