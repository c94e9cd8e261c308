import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

type Answer = string | Buffer | object;

export interface Registries {
  url: string;
  asked: string[];
  /** From now on takes requests and never answers. */
  stall(): void;
  kill(): void;
  close(): Promise<void>;
}

/**
 * Contract fake of the package registries: GET only, JSON or bytes by path, 404 for everything else, as
 * https://github.com/npm/registry/blob/main/docs/REGISTRY-API.md (/{package}, /{package}/{version}, archives),
 * https://docs.npmjs.com/about-registry-signatures (/-/npm/v1/keys),
 * https://github.com/npm/registry/blob/main/docs/download-counts.md (/downloads/point/last-week/{package}),
 * https://docs.pypi.org/api/json/ (/pypi/{name}/json, /pypi/{name}/{version}/json),
 * https://crates.io/data-access (/api/v1/crates/{name}; refuses clients without a User-Agent),
 * https://go.dev/ref/mod#goproxy-protocol (/{module}/@v/{version}.info, /@latest) and
 * https://go.dev/ref/mod#checksum-database (/lookup/{module}@{version}) describe them.
 */
export async function startRegistries(answers: Record<string, Answer>): Promise<Registries> {
  const asked: string[] = [];
  let stalled = false;
  const server = createServer((request, response) => {
    const path = decodeURIComponent(request.url ?? '');
    asked.push(path);
    if (stalled) return;
    const answer = Object.hasOwn(answers, path) ? answers[path] : undefined;
    const refused = request.method !== 'GET' ? 405 : request.headers['user-agent'] === undefined ? 403 : 404;
    if (answer === undefined || refused !== 404) response.writeHead(refused).end();
    else if (typeof answer === 'string' || Buffer.isBuffer(answer)) response.writeHead(200).end(answer);
    else response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const kill = (): void => {
    server.close();
    server.closeAllConnections();
  };
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    stall() {
      stalled = true;
    },
    kill,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

const NOBODY = 'http://127.0.0.1:9';

/** Every address that the server may ask; those that are not given lead nowhere. */
export function addresses(registries: string = NOBODY, osv: string = NOBODY): Record<string, string> {
  const env = [
    'NPM_REGISTRY_URL',
    'NPM_DOWNLOADS_URL',
    'PYPI_URL',
    'CRATES_IO_URL',
    'GO_PROXY_URL',
    'GO_SUM_URL',
  ];
  return { ...Object.fromEntries(env.map((name) => [name, registries])), OSV_API_URL: osv };
}
