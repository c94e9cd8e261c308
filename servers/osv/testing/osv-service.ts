import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';
import { isAffected } from '../affected.ts';
import { OsvRecord } from '../record.ts';

const MAX_QUERIES = 1000;

const Query = z.strictObject({
  package: z.strictObject({
    ecosystem: z.enum(['npm', 'PyPI', 'Go', 'crates.io', 'Maven']),
    name: z.string(),
  }),
  version: z.string(),
  page_token: z.string().optional(),
});
const Batch = z.strictObject({ queries: z.array(Query).max(MAX_QUERIES) });

export interface OsvService {
  url: string;
  /** Method and path of every request. */
  asked: string[];
  /** Answers nothing more; calls that run are cut off. */
  kill(): void;
  close(): Promise<void>;
}

/**
 * Contract fake of the OSV API. POST /v1/querybatch (https://google.github.io/osv.dev/post-v1-querybatch/) answers
 * ids in the order of the queries, `pageSize` at a time with next_page_token; GET /v1/vulns/{id}
 * (https://google.github.io/osv.dev/get-v1-vulns/) the record. Anything else is refused. With `stall` it takes
 * requests and never answers.
 */
export async function startOsvService(
  records: z.input<typeof OsvRecord>[],
  { pageSize = 1000, stall = false }: { pageSize?: number; stall?: boolean } = {},
): Promise<OsvService> {
  const known = records.map((record) => OsvRecord.parse(record));
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    if (!stall) void answer(request, response);
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const send = (status: number, body: unknown): void => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    };
    const [, id] = /^\/v1\/vulns\/([^/]+)$/.exec(request.url ?? '') ?? [];
    if (request.method === 'GET' && id !== undefined) {
      const record = known.find((one) => one.id === decodeURIComponent(id));
      send(record === undefined ? 404 : 200, record ?? { code: 5, message: 'Bug not found.' });
      return;
    }
    if (request.method !== 'POST' || request.url !== '/v1/querybatch')
      return send(404, { code: 5, message: 'Not Found' });
    if (request.headers['content-type'] !== 'application/json')
      return send(400, { code: 3, message: 'content type' });
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece as Buffer);
    const batch = Batch.safeParse(JSON.parse(Buffer.concat(pieces).toString()));
    if (!batch.success) return send(400, { code: 3, message: batch.error.message });
    send(200, { results: batch.data.queries.map((query) => resultOf(query, known, pageSize)) });
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    kill() {
      server.close();
      server.closeAllConnections();
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

function resultOf(
  { package: about, version, page_token: token }: z.infer<typeof Query>,
  known: OsvRecord[],
  pageSize: number,
) {
  const found = known.filter((record) => isAffected(record, { ...about, version }));
  const start = Number(token ?? 0);
  const vulns = found
    .slice(start, start + pageSize)
    .map(({ id }) => ({ id, modified: '2026-01-01T00:00:00Z' }));
  // No match is an empty object.
  if (vulns.length === 0) return {};
  const more = start + pageSize < found.length;
  return { vulns, ...(more ? { next_page_token: String(start + pageSize) } : {}) };
}
