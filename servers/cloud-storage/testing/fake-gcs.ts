import { createVerify, generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { createBuckets } from './gcs-buckets.ts';
import type { Buckets } from './gcs-buckets.ts';
import { ENDPOINTS, refusal } from './gcs-endpoints.ts';
import type { Answer, Asked } from './gcs-endpoints.ts';
import { resumable } from './gcs-resumable.ts';

const EMAIL = 'tester@a-project.iam.gserviceaccount.com';
const EVERYWHERE = ['alt', 'prettyPrint', 'fields'];

const { publicKey, privateKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});

/** The JSON API of Google Cloud Storage, as far as this server uses it; spoken to by Google's own SDK. */
export interface FakeGcs {
  url: string;
  buckets: Buckets;
  /** What a service account downloads from the console. */
  key: Record<string, string>;
  /** `METHOD /path` of each request. */
  asked: string[];
  /** Of the last request. */
  headers: IncomingMessage['headers'];
  /** Requests whose client went before they were answered. */
  givenUp: number;
  /** Something else than the usual: break the line at once, in the middle of the answer, or never answer. */
  misbehave?: (asked: string) => 'drop' | 'half' | 'hang' | Answer | undefined;
  close(): Promise<void>;
}

export async function createFakeGcs(): Promise<FakeGcs> {
  const server = createServer((request, response) => {
    respond(request, response).catch(() => response.destroy());
  });
  const buckets = createBuckets();
  const uploads = resumable(buckets);
  const fake: FakeGcs = {
    url: '',
    buckets,
    key: { type: 'service_account', project_id: 'a-project', client_email: EMAIL, private_key: privateKey },
    asked: [],
    headers: {},
    givenUp: 0,
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };

  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '', fake.url);
    const line = `${request.method} ${pathname}`;
    fake.asked.push(line);
    fake.headers = request.headers;
    response.once('close', () => {
      if (!response.writableFinished) fake.givenUp++;
    });
    const odd = fake.misbehave?.(line);
    if (odd === 'drop') return void request.socket.destroy();
    if (odd === 'hang') return void request.resume();
    const asked: Asked = {
      method: request.method ?? '',
      path: pathname,
      query: searchParams,
      type: (request.headers['content-type'] ?? '').split(';')[0] ?? '',
      headers: request.headers,
      body: await buffer(request),
    };
    const answer = typeof odd === 'object' ? odd : route(asked);
    const body = answer.bytes ?? Buffer.from(answer.json === undefined ? '' : JSON.stringify(answer.json));
    response.writeHead(answer.status, {
      'content-type': answer.bytes === undefined ? 'application/json' : 'application/octet-stream',
      ...(answer.status === 204 ? {} : { 'content-length': String(body.length) }),
      ...answer.headers,
    });
    if (odd === 'half') response.write(body.subarray(0, body.length / 2), () => request.socket.destroy());
    else response.end(body);
  }

  function route(asked: Asked): Answer {
    const chunk = uploads.take(asked);
    if (chunk !== undefined) return chunk;
    const problem = tokenProblem(String(asked.headers['authorization'] ?? ''));
    if (problem !== undefined) return refusal(401, problem, 'authError');
    const known = uploads.begin(asked, fake.url);
    if (known !== undefined) return known;
    const endpoint = ENDPOINTS.find(({ method, path }) => method === asked.method && path.test(asked.path));
    if (endpoint === undefined)
      return refusal(404, `Not Found: ${asked.method} ${asked.path}`, 'unknownPath');
    const takes = [...EVERYWHERE, ...endpoint.query];
    const strange = [...asked.query.keys()].find((name) => !takes.includes(name));
    if (strange !== undefined) return refusal(400, `Unknown parameter ${strange}`, 'invalidParameter');
    if (endpoint.type !== undefined && asked.type !== endpoint.type) {
      return refusal(400, `Unsupported content type ${asked.type}`, 'badContent');
    }
    const names = (endpoint.path.exec(asked.path) ?? []).slice(1).map(decodeURIComponent);
    return endpoint.answer(asked, names, buckets);
  }

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  fake.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return fake;
}

/** A token that the account signed itself: https://google.aip.dev/auth/4111. */
function tokenProblem(authorization: string): string | undefined {
  const [, head = '', claims = '', signature = ''] =
    /^Bearer ([\w-]+)\.([\w-]+)\.([\w-]+)$/.exec(authorization) ?? [];
  if (signature === '') return 'Anonymous caller does not have access.';
  const genuine = createVerify('RSA-SHA256')
    .update(`${head}.${claims}`)
    .verify(publicKey, Buffer.from(signature, 'base64url'));
  if (!genuine) return 'Invalid signature.';
  const { iss, scope, exp } = JSON.parse(Buffer.from(claims, 'base64url').toString()) as Record<
    string,
    unknown
  >;
  const allowed = String(scope).includes('devstorage.full_control') && iss === EMAIL;
  return allowed && Number(exp) * 1_000 > Date.now() ? undefined : 'Invalid claims.';
}
