import type { ServedServer } from './served.ts';
import type { ServerDefinition, ServerSurroundings } from './server.ts';

/** What is behind the lists of a server. */
export interface Backstage {
  /**
   * The definition: loaded, and what the server does by itself begun, once for all who ask. Rejects with what went
   * wrong in that, every time.
   */
  open(): Promise<ServerDefinition>;
  /** Its tools are being listed: what it does by itself begins soon after. */
  listed(): void;
  /** Nothing is begun any more; resolves when what was begun has ended. */
  close(): Promise<void>;
}

/** Nobody who lists its tools and all else waits for what it does by itself to be loaded. */
const AFTER_LIST_MS = 100;
/** Nor does that wait for ever for somebody who lists or calls. */
const WITHOUT_LIST_MS = 500;

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

  let waiting = server.starts ? setTimeout(openByItself, WITHOUT_LIST_MS) : undefined;
  let wasListed = false;
  return {
    open,
    listed() {
      if (waiting === undefined || wasListed) return;
      wasListed = true;
      clearTimeout(waiting);
      waiting = setTimeout(openByItself, AFTER_LIST_MS);
    },
    async close() {
      closed = true;
      clearTimeout(waiting);
      await opened?.catch(() => undefined);
      await end?.();
    },
  };
}
