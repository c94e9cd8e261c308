// dockerode knows the requests; who cancels them and who notices that the engine has died stands here. A docker-modem
// request whose connection breaks in the middle of a short answer never ends by itself.
import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import type { Duplex } from 'node:stream';
import type Docker from 'dockerode';
import { ToolFailure } from '#servers/kit/failure.ts';
import type { ToolContext } from '#servers/kit/tool.ts';
import { connectionLost, engineFailure } from './engine-failure.ts';
import { findEndpoint } from './endpoint.ts';

const TIMEOUT_MS = 30_000;

/** docker-modem would fill in from the environment what is not said. */
const NOT_FROM_ENVIRONMENT = {
  host: undefined,
  port: undefined,
  socketPath: undefined,
  ca: undefined,
  cert: undefined,
  key: undefined,
  timeout: undefined,
  pathPrefix: '/',
};

/** The Docker Engine for one call of a tool; all its requests share the time that the call has. */
export interface Engine {
  /**
   * Sends exactly one request. What it answers with a stream goes through `read`. Throws D, N (with `field`), A, E,
   * T; cancelled, the signal's reason.
   */
  ask<T>(send: (docker: Docker) => Promise<T>, field?: string): Promise<T>;
  /** Reads a stream that `ask` gave to its end, or until `enough` is aborted. Throws as `ask` does. */
  read(stream: NodeJS.ReadableStream, take: (piece: Buffer) => void, enough?: AbortSignal): Promise<void>;
}

export function openEngine(
  { settings, signal: cancelled }: Pick<ToolContext, 'settings' | 'signal'>,
  timeoutMs = TIMEOUT_MS,
): Engine {
  const deadline = AbortSignal.timeout(timeoutMs);
  const signal = AbortSignal.any([cancelled, deadline]);

  function failure(error: unknown, field?: string): unknown {
    cancelled.throwIfAborted();
    return deadline.aborted ? timedOut(timeoutMs) : engineFailure(error, settings, field);
  }

  return {
    async ask(send, field) {
      cancelled.throwIfAborted();
      if (deadline.aborted) throw timedOut(timeoutMs);
      try {
        const endpoint = await findEndpoint(settings);
        // Read only when something is asked: the server starts without it.
        const { default: Client } = await import('dockerode');
        const tls = 'tls' in endpoint ? endpoint.tls : undefined;
        const agent = tls === undefined ? new HttpAgent() : new HttpsAgent();
        const lost = watch(agent, signal);
        const options: Docker.DockerOptions & { agent: HttpAgent } = {
          ...NOT_FROM_ENVIRONMENT,
          ...('socketPath' in endpoint ? endpoint : { host: endpoint.host, port: endpoint.port, ...tls }),
          protocol: tls === undefined ? 'http' : 'https',
          agent,
        };
        const docker = new Client(options);
        return await Promise.race([send(docker), lost]);
      } catch (error) {
        throw failure(error, field);
      }
    },
    async read(stream, take, enough) {
      const leave = (): void => {
        if ('destroy' in stream && typeof stream.destroy === 'function') stream.destroy();
      };
      enough?.addEventListener('abort', leave, { once: true });
      try {
        for await (const piece of stream) take(Buffer.from(piece));
        if (signal.aborted) throw connectionLost();
      } catch (error) {
        if (signal.aborted || enough?.aborted !== true) throw failure(error);
      } finally {
        enough?.removeEventListener('abort', leave);
      }
    },
  };
}

/** For what must be tidied up after a call, also when its caller has gone: time of its own. */
export function openEngineAfter({ settings }: Pick<ToolContext, 'settings'>, timeoutMs: number): Engine {
  return openEngine({ settings, signal: new AbortController().signal }, timeoutMs);
}

/** Breaks the agent's connections when the signal is aborted; rejects when one has ended. */
function watch(agent: HttpAgent, signal: AbortSignal): Promise<never> {
  const connect = agent.createConnection.bind(agent);
  let reject: (reason: ToolFailure) => void = () => undefined;
  const lost = new Promise<never>((_resolve, rejected) => {
    reject = rejected;
  });
  // When the answer was complete, nobody waits for this any more.
  lost.catch(() => undefined);
  agent.createConnection = (options, callback) => {
    const socket = connect(options, callback) as Duplex;
    const end = (): void => {
      socket.destroy();
    };
    if (signal.aborted) end();
    signal.addEventListener('abort', end, { once: true });
    socket.once('close', () => {
      signal.removeEventListener('abort', end);
      // An answer that is complete has been given to its reader before this runs.
      setImmediate(() => {
        reject(connectionLost());
      });
    });
    return socket;
  };
  return lost;
}

function timedOut(timeoutMs: number): ToolFailure {
  return new ToolFailure('T', `The Docker Engine did not finish this within ${timeoutMs / 1000} s.`, {
    timeoutMs,
  });
}
