import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * What the documentation says that may be asked, per endpoint
 * (https://prometheus.io/docs/prometheus/latest/querying/api/ and
 * https://prometheus.io/docs/prometheus/latest/management_api/): the method we use and the parameters.
 */
const ENDPOINTS: Record<string, { method: 'GET' | 'POST'; parameters: string[]; data?: unknown }> = {
  '/api/v1/query': {
    method: 'POST',
    parameters: ['query', 'time', 'timeout'],
    data: { resultType: 'vector', result: [{ metric: { __name__: 'up', job: 'x' }, value: [1, '1'] }] },
  },
  '/api/v1/query_range': {
    method: 'POST',
    parameters: ['query', 'start', 'end', 'step'],
    data: { resultType: 'matrix', result: [] },
  },
  '/api/v1/series': { method: 'POST', parameters: ['match[]', 'start', 'end'], data: [{ job: 'x' }] },
  '/api/v1/labels': { method: 'GET', parameters: [], data: ['job'] },
  '/api/v1/label/job/values': { method: 'GET', parameters: [], data: ['x'] },
  '/api/v1/targets': {
    method: 'GET',
    parameters: ['state'],
    data: { activeTargets: [], droppedTargets: [] },
  },
  '/api/v1/alerts': { method: 'GET', parameters: [], data: { alerts: [] } },
  '/api/v1/alertmanagers': { method: 'GET', parameters: [], data: { activeAlertmanagers: [] } },
  '/api/v1/rules': { method: 'GET', parameters: ['type'], data: { groups: [] } },
  '/api/v1/status/buildinfo': { method: 'GET', parameters: [], data: { version: '3.0.0' } },
  '/-/reload': { method: 'POST', parameters: [] },
};

export interface Asked {
  path: string;
  parameters: URLSearchParams;
}

/** Instead of the usual answer: a status and body, or the way in which it fails to answer. */
export type Answer = { status: number; body: string } | 'hang' | 'drop';

export interface FakePrometheus {
  url: string;
  asked: Asked[];
  /** How many questions were given up by whoever asked while the answer was `hang`. */
  givenUp: number;
  /** Consulted first. */
  answer: ((asked: Asked) => Answer | undefined) | undefined;
  close(): Promise<void>;
}

/** Refuses what the API does not have; with a `key` also whoever does not bear it. Lives below /prom. */
export async function createFakePrometheus(key?: string): Promise<FakePrometheus> {
  const server = createServer((request, response) => void respond(request, response));
  const fake: FakePrometheus = {
    url: '',
    asked: [],
    givenUp: 0,
    answer: undefined,
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };

  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let body = '';
    for await (const piece of request) body += String(piece);
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://fake');
    const path = pathname.replace(/^\/prom(?=\/)/, '');
    const parameters = body === '' ? searchParams : new URLSearchParams(body);
    const asked = { path, parameters };
    fake.asked.push(asked);
    const answer = fake.answer?.(asked) ?? usual(request, pathname, asked);
    if (answer === 'drop') request.socket.destroy();
    if (answer === 'hang') response.once('close', () => (fake.givenUp += 1));
    if (typeof answer === 'string') return;
    response.writeHead(answer.status, { 'content-type': 'application/json' }).end(answer.body);
  }

  function usual(
    { method, headers }: IncomingMessage,
    pathname: string,
    { path, parameters }: Asked,
  ): Answer {
    if (key !== undefined && headers.authorization !== `Bearer ${key}`) {
      return { status: 401, body: 'Unauthorized' };
    }
    const endpoint = ENDPOINTS[path];
    if (endpoint === undefined || !pathname.startsWith('/prom/')) return { status: 404, body: 'not found' };
    const form = headers['content-type'] === 'application/x-www-form-urlencoded';
    if (method !== endpoint.method || (form && method === 'GET')) return { status: 405, body: 'method' };
    const strange = [...parameters.keys()].find((name) => !endpoint.parameters.includes(name));
    if (strange !== undefined) return refused(`unknown parameter ${strange}`);
    if (endpoint.parameters.length > 0 && method === 'POST' && !form) return refused('not a form');
    const { data } = endpoint;
    return { status: 200, body: data === undefined ? '' : JSON.stringify({ status: 'success', data }) };
  }

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  fake.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/prom/`;
  return fake;
}

function refused(error: string): Answer {
  return { status: 400, body: JSON.stringify({ status: 'error', errorType: 'bad_data', error }) };
}
