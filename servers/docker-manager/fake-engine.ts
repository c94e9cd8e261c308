import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** How the engine behaves: hangs up at once, in the middle of an answer, or never answers. */
export type Behaviour = 'drop' | 'half' | 'hang' | { status: number; message: string };

export interface FakeEngine {
  host: string;
  /** `METHOD /path` of every request. */
  asked: string[];
  /** Connections that the client ended while they waited. */
  givenUp: number;
  behaviour: Behaviour;
  close(): Promise<void>;
}

/** An engine that only fails: what a Docker Engine answers is shown by a real one in real.test.ts. */
export async function createFakeEngine(): Promise<FakeEngine> {
  const folder = mkdtempSync(path.join(tmpdir(), 'engine-'));
  const socket =
    process.platform === 'win32' ? `//./pipe/${path.basename(folder)}` : path.join(folder, 'e.sock');
  const server = createServer((request, response) => {
    respond(request, response);
  });
  const fake: FakeEngine = {
    host: `${process.platform === 'win32' ? 'npipe' : 'unix'}://${socket}`,
    asked: [],
    givenUp: 0,
    behaviour: 'drop',
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
      rmSync(folder, { recursive: true });
    },
  };

  function respond(request: IncomingMessage, response: ServerResponse): void {
    fake.asked.push(`${request.method} ${request.url?.split('?')[0]}`);
    request.resume();
    const { behaviour } = fake;
    if (behaviour === 'drop') request.socket.destroy();
    else if (behaviour === 'hang') response.once('close', () => (fake.givenUp += 1));
    else if (behaviour === 'half') {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': 1_000 });
      response.write('{"Id": "half', () => request.socket.destroy());
    } else {
      const { status, message } = behaviour;
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify({ message }));
    }
  }

  server.listen(socket);
  await once(server, 'listening');
  return fake;
}
