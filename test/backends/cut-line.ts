import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import type { Socket } from 'node:net';

/** A line to a backend that a test can cut in the middle of an answer. */
export interface CutLine {
  /** A port of 127.0.0.1, or the socket's path. */
  address: number | string;
  /** From now on the backend's answers are held back; resolves when the first one is. */
  hold(): Promise<void>;
  /** Whether a request is open and nothing of it has moved for `ms`. */
  waiting(ms: number): boolean;
  /** Breaks every connection and refuses new ones: what a client sees of a backend that was killed. */
  cut(): Promise<void>;
}

/** Passes bytes between `address` (a path; none: a free port of loopback) and the backend at `to`. */
export async function createCutLine(
  to: { port: number } | { path: string },
  address?: string,
): Promise<CutLine> {
  const sockets = new Set<Socket>();
  let movedAt = 0;
  let held: (() => void) | undefined;
  const server = createServer((near) => {
    const far = connect({ host: '127.0.0.1', ...to });
    near.pipe(far);
    near.on('data', () => (movedAt = Date.now()));
    far.on('data', (bytes) => {
      movedAt = Date.now();
      if (held === undefined) near.write(bytes);
      else held();
    });
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(one);
      one.on('error', () => undefined);
      one.on('close', () => {
        sockets.delete(one);
        other.destroy();
      });
    }
  });
  if (address === undefined) server.listen(0, '127.0.0.1');
  else server.listen(address);
  await once(server, 'listening');
  const bound = server.address();
  return {
    address: typeof bound === 'object' && bound !== null ? bound.port : (bound ?? ''),
    hold: () =>
      new Promise((resolve) => {
        held = resolve;
      }),
    waiting: (ms) => sockets.size > 0 && Date.now() - movedAt > ms,
    async cut() {
      const closed = once(server, 'close');
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}
