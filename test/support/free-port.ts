import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/** Below what the system gives away by itself, so that nobody else takes the port before it is used. */
const PORTS = { from: 20_000, to: 30_000 };

/** A port that is free, and is not given to anybody who asks for any. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(PORTS.from, PORTS.to);
    const server = createServer();
    const free = new Promise<boolean>((resolve) => {
      server.once('listening', () => server.close(() => resolve(true)));
      server.once('error', () => resolve(false));
    });
    server.listen(port, '127.0.0.1');
    if (await free) return port;
  }
}
