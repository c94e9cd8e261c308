import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request as a fake saw it. */
export interface Seen {
  method: string;
  /** Path without query. */
  path: string;
  headers: IncomingMessage['headers'];
  body: string;
}

export interface Reply {
  status: number;
  /** With a status that looks like success, as Slack has it. */
  refused?: true;
  headers?: Record<string, string>;
  body?: string;
}

export interface Fake {
  url: string;
  /** What was accepted, in order. */
  accepted: Seen[];
  /** What came, accepted or not. */
  seen: Seen[];
  /** What the next requests get instead of their own answer. `cut`: the connection ends; `hold`: no answer. */
  next: (Reply | 'cut' | 'hold')[];
  /** How many connections wait for an answer. */
  open(): number;
  /** As if the service were killed: open connections end, new ones find nobody. */
  kill(): Promise<void>;
}

/** A service on loopback that `answer` answers for. */
export async function startFake(answer: (seen: Seen) => Reply): Promise<Fake> {
  const fake: Pick<Fake, 'accepted' | 'seen' | 'next'> = { accepted: [], seen: [], next: [] };
  const held = new Set<ServerResponse>();
  const server = createServer((request, response) => {
    void serve(request, response);
  });

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece as Buffer);
    const { pathname } = new URL(request.url ?? '/', 'http://fake');
    const seen: Seen = {
      method: request.method ?? '',
      path: pathname,
      headers: request.headers,
      body: Buffer.concat(pieces).toString('utf8'),
    };
    fake.seen.push(seen);
    const next = fake.next.shift();
    if (next === 'hold') {
      held.add(response);
      response.once('close', () => held.delete(response));
      return;
    }
    if (next === 'cut') {
      request.socket.destroy();
      return;
    }
    const { refused, ...reply } = next ?? answer(seen);
    if (refused !== true && reply.status < 400) fake.accepted.push(seen);
    response.writeHead(reply.status, reply.headers).end(reply.body ?? '');
  }

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    ...fake,
    url: `http://127.0.0.1:${port}`,
    open: () => held.size,
    async kill() {
      if (!server.listening) return;
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
