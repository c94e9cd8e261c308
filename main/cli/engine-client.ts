import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { EngineLock } from '#contract/engine-socket.ts';
import type { Params, Reply, RequestName, Result } from '#contract/requests.ts';
import { text } from '#contract/text.ts';
import { openConnection } from './connection.ts';
import type { Connection } from './connection.ts';
import { CommandFailure, EXIT, requestFailure } from './exit.ts';

/** Time that an engine gets to begin listening, or to be followed by the one that takes its home over. */
const PATIENCE_MS = 15_000;
const LOOK_MS = 100;

/** The engine of a home, over its socket. */
export interface EngineClient {
  /**
   * Rejects with CommandFailure when there is no engine, when it refuses, or when it goes away. What it refused because
   * it hands its home over is asked once more of its successor; what it took is never asked twice.
   */
  request<N extends RequestName>(name: N, params: Params<N>): Promise<Result<N>>;
  close(): void;
}

/** Connects when it is first asked. */
export function createEngineClient(home: string): EngineClient {
  let current: Promise<Connection> | undefined;

  async function open(notPid?: number): Promise<Connection> {
    const end = Date.now() + PATIENCE_MS;
    for (;;) {
      const lock = lockOf(home);
      const other = lock !== undefined && lock.pid !== notPid;
      const connection = other
        ? await openConnection(lock.socket, lock.pid).catch(() => undefined)
        : undefined;
      if (connection !== undefined) return connection;
      // One that holds the lock and does not listen yet is starting; after a hand-over another one will.
      const worth = notPid !== undefined || (lock !== undefined && mayLive(lock.pid));
      if (!worth || Date.now() > end) {
        throw new CommandFailure(
          EXIT.unavailable,
          text('cli.noEngine', { home }),
          text('cli.noEngine.advice'),
        );
      }
      await delay(LOOK_MS);
    }
  }

  async function connection(): Promise<Connection> {
    const known = await current;
    if (known !== undefined && !known.closed) return known;
    current = open();
    return current;
  }

  async function send(to: Connection, name: RequestName, params: unknown): Promise<Reply> {
    const reply = await to.ask(name, params);
    if (reply !== undefined) return reply;
    throw new CommandFailure(EXIT.failed, text('cli.engineGone'), text('cli.engineGone.advice'));
  }

  return {
    async request<N extends RequestName>(name: N, params: Params<N>): Promise<Result<N>> {
      const first = await connection();
      let reply = await send(first, name, params);
      if (!reply.ok && reply.error.reason.code === 'request.closing') {
        first.close();
        current = open(first.pid);
        reply = await send(await current, name, params);
      }
      if (reply.ok) return reply.value as Result<N>;
      throw requestFailure(reply.error);
    },
    close() {
      void current?.then(
        (open) => {
          open.close();
        },
        () => undefined,
      );
    },
  };
}

function lockOf(home: string): EngineLock | undefined {
  try {
    return EngineLock.parse(JSON.parse(readFileSync(join(home, 'engine.lock'), 'utf8')));
  } catch {
    return undefined;
  }
}

/** A pid that is not there is gone for certain; one that is there may be somebody else's. */
function mayLive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
