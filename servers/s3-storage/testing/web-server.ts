import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface WebServer {
  url: string;
  /** `method path?query` of what was asked, in order. */
  asked: string[];
  close(): Promise<void>;
}

/** A server of loopback that is not S3, or only for one question. */
export async function createWebServer(
  answer: (request: IncomingMessage, response: ServerResponse, body: string) => void,
): Promise<WebServer> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => void pieces.push(piece));
    request.on('error', () => undefined);
    request.on('end', () => {
      answer(request, response, Buffer.concat(pieces).toString('utf8'));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
