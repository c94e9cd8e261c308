// What a kubelet and controllers would do, which the API server of the tests does not have. Each endpoint names the page
// that it follows; anything else is refused: an unknown path or parameter, no login, another content type.
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import type { JsonObject } from '#contract/json.ts';
import { echoPort } from './fake-pod-port.ts';

/** How it answers: as documented, or hangs up at once, in the middle of an answer, never answers, or refuses. */
type Behaviour = 'documented' | 'drop' | 'half' | 'hang' | { status: number; message: string };

export interface FakeKubernetes {
  url: string;
  /** `METHOD /path?query` of every request. */
  asked: string[];
  /** Connections that the client ended while they waited. */
  givenUp: number;
  behaviour: Behaviour;
  /** The status of the deployment web, one after the other; the last stays. */
  rollout: JsonObject[];
  /** Ends what follows the log. */
  endLog(): void;
  close(): Promise<void>;
}

const TOKEN = 'Bearer token-of-test';
/** https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#get-read-log-of-the-specified-pod */
const LOG_PARAMETERS = [
  'container',
  'follow',
  'previous',
  'sinceSeconds',
  'sinceTime',
  'tailLines',
  'timestamps',
];
const CONTAINERS = ['web', 'side'];
const POD: JsonObject = {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'web', namespace: 'default', uid: 'u1' },
  spec: { containers: CONTAINERS.map((name) => ({ name })), nodeName: 'node-1' },
  status: {
    phase: 'Running',
    containerStatuses: [
      { name: 'web', ready: true, restartCount: 2, state: { running: {} } },
      { name: 'side', ready: false, restartCount: 1, state: { waiting: { reason: 'CrashLoopBackOff' } } },
    ],
  },
};

export async function createFakeKubernetes(): Promise<FakeKubernetes> {
  const following = new Set<ServerResponse>();
  const server = createServer((request, response) => {
    answer(request, response);
  });
  const upgraded = new Set<Duplex>();
  server.on('upgrade', (request: IncomingMessage, socket: Duplex) => {
    upgraded.add(socket);
    forward(request, socket);
  });

  function answer(request: IncomingMessage, response: ServerResponse): void {
    fake.asked.push(`${request.method} ${request.url}`);
    request.resume();
    const { behaviour } = fake;
    if (behaviour === 'documented') documented(request, response);
    else if (behaviour === 'drop') request.socket.destroy();
    else if (behaviour === 'hang') response.once('close', () => (fake.givenUp += 1));
    else if (behaviour === 'half') {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': 1_000 });
      response.write('{"kind": "half', () => request.socket.destroy());
    } else refuse(response, behaviour.status, behaviour.message);
  }

  function documented(request: IncomingMessage, response: ServerResponse): void {
    const url = new URL(request.url ?? '', fake.url);
    const type = request.headers['content-type'];
    if (request.headers.authorization !== TOKEN) return refuse(response, 401, 'Unauthorized');
    if (request.headers.accept?.includes('application/json') !== true)
      return refuse(response, 406, 'Not Acceptable');
    if (type !== undefined && !type.startsWith('application/')) return refuse(response, 415, 'Unsupported');
    switch (`${request.method} ${url.pathname}`) {
      case 'GET /api/v1/namespaces/default/pods/web':
        return say(response, POD);
      case 'GET /api/v1/namespaces/default/pods':
        return say(response, { kind: 'PodList', apiVersion: 'v1', metadata: {}, items: [POD] });
      case 'GET /api/v1/namespaces/default/pods/web/log':
        return log(url, response);
      // https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/deployment-v1/#DeploymentStatus
      case 'GET /apis/apps/v1/namespaces/default/deployments/web':
        return say(response, deploymentOf(fake.rollout.length > 1 ? fake.rollout.shift() : fake.rollout[0]));
      default:
        return refuse(response, 404, `the server could not find the requested resource (${url.pathname})`);
    }
  }

  function log(url: URL, response: ServerResponse): void {
    const unknown = [...url.searchParams.keys()].find((name) => !LOG_PARAMETERS.includes(name));
    const container = url.searchParams.get('container');
    if (unknown !== undefined) return refuse(response, 400, `unknown parameter ${unknown}`);
    if (container === null) {
      return refuse(
        response,
        400,
        `a container name must be specified for pod web, choose one of: [${CONTAINERS.join(' ')}]`,
      );
    }
    if (!CONTAINERS.includes(container))
      return refuse(response, 400, `container ${container} is not valid for pod web`);
    response.writeHead(200, { 'content-type': 'text/plain' });
    const lines = Array.from(
      { length: container === 'side' ? 40_000 : 3 },
      (_, at) => `line ${at} of the log of web\n`,
    );
    response.write(lines.slice(-Number(url.searchParams.get('tailLines'))).join(''));
    if (url.searchParams.get('follow') === 'true') following.add(response);
    else response.end();
  }

  function forward(request: IncomingMessage, socket: Duplex): void {
    const url = new URL(request.url ?? '', fake.url);
    fake.asked.push(`${request.method} ${request.url}`);
    const isPath = url.pathname === '/api/v1/namespaces/default/pods/web/portforward';
    const isHere = fake.behaviour === 'documented' && isPath && request.headers.authorization === TOKEN;
    if (isHere) echoPort(request, socket, Number(url.searchParams.get('ports')));
    else socket.end('HTTP/1.1 403 Forbidden\r\nconnection: close\r\ncontent-length: 0\r\n\r\n');
  }

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const fake: FakeKubernetes = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked: [],
    givenUp: 0,
    behaviour: 'documented',
    rollout: [{}],
    endLog() {
      for (const response of following) response.end('the end\n');
    },
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      for (const socket of upgraded) socket.destroy();
      await closed;
    },
  };
  return fake;
}

function deploymentOf(status: JsonObject | undefined): JsonObject {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'web', namespace: 'default', uid: 'u2', generation: 2 },
    spec: { replicas: 2 },
    status: status ?? {},
  };
}

function say(response: ServerResponse, object: JsonObject): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(object));
}

/** https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/status/ */
function refuse(response: ServerResponse, code: number, message: string): void {
  const body = { kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Failure', message, code };
  const headers = { 'content-type': 'application/json', ...(code === 429 ? { 'retry-after': '3' } : {}) };
  response.writeHead(code, headers).end(JSON.stringify(body));
}
