import { readFile, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import { ToolFailure } from '#servers/kit/failure.ts';
import type { Settings } from '#servers/kit/settings.ts';

/** None of them: an engine whose certificate the system trusts, and that wants none of us. */
type Certificates = Partial<Record<'ca' | 'cert' | 'key', Buffer>>;

/** Where a Docker Engine API is: Docker's own or Podman's. */
export type Endpoint = { socketPath: string } | { host: string; port: number; tls: Certificates | undefined };

const ADVICE =
  'Start Docker, or Podman’s socket (systemctl --user start podman.socket), or set DOCKER_HOST in this server’s settings in Patchbay, then try again.';

/** What DOCKER_HOST says, or the first socket that is there. Throws D with `setting` or with where it looked. */
export async function findEndpoint(settings: Settings): Promise<Endpoint> {
  const host = settings.get('DOCKER_HOST');
  return host === undefined ? localSocket() : parse(host, settings.get('DOCKER_CERT_PATH'));
}

/** The same for the docker and docker-compose programs. */
export function environmentOf(endpoint: Endpoint, settings: Settings): Record<string, string> {
  if ('socketPath' in endpoint) {
    const scheme = process.platform === 'win32' ? 'npipe' : 'unix';
    return { DOCKER_HOST: `${scheme}://${endpoint.socketPath}` };
  }
  const { host, port, tls } = endpoint;
  const folder = settings.get('DOCKER_CERT_PATH');
  return {
    DOCKER_HOST: `tcp://${host}:${port}`,
    ...(tls === undefined ? {} : { DOCKER_TLS_VERIFY: '1' }),
    ...(folder === undefined ? {} : { DOCKER_CERT_PATH: folder }),
  };
}

async function localSocket(): Promise<Endpoint> {
  const places = process.platform === 'win32' ? ['//./pipe/docker_engine'] : unixSockets();
  for (const socketPath of places) {
    const found = await stat(socketPath).catch(() => undefined);
    if (found !== undefined && (found.isSocket() || process.platform === 'win32')) return { socketPath };
  }
  throw new ToolFailure('D', `There is no Docker Engine at ${places.join(', ')}. ${ADVICE}`, {
    setting: 'DOCKER_HOST',
  });
}

function unixSockets(): string[] {
  const runtime = process.env['XDG_RUNTIME_DIR'];
  return [
    '/var/run/docker.sock',
    path.join(homedir(), '.docker/run/docker.sock'),
    ...(runtime === undefined
      ? []
      : [path.join(runtime, 'docker.sock'), path.join(runtime, 'podman/podman.sock')]),
    '/run/podman/podman.sock',
  ];
}

async function parse(given: string, certificates: string | undefined): Promise<Endpoint> {
  const socket = /^(?:unix|npipe):\/\/(.+)$/.exec(given)?.[1];
  if (socket !== undefined) return { socketPath: socket };
  const url = URL.canParse(given) ? new URL(given) : undefined;
  if (url === undefined || !['tcp:', 'http:', 'https:'].includes(url.protocol) || url.hostname === '') {
    throw new ToolFailure(
      'D',
      'DOCKER_HOST is none of unix:///path, npipe:////./pipe/name, tcp://host:port. For an engine behind SSH, forward its socket first. Correct it in this server’s settings in Patchbay, then start it again.',
      { setting: 'DOCKER_HOST' },
    );
  }
  const secure = certificates !== undefined || url.protocol === 'https:';
  return {
    host: url.hostname,
    port: Number(url.port) || (secure ? 2376 : 2375),
    tls: secure ? await readCertificates(certificates) : undefined,
  };
}

async function readCertificates(folder: string | undefined): Promise<Certificates> {
  if (folder === undefined) return {};
  const read = (name: string): Promise<Buffer> => readFile(path.join(folder, name));
  try {
    return { ca: await read('ca.pem'), cert: await read('cert.pem'), key: await read('key.pem') };
  } catch (error) {
    throw new ToolFailure(
      'D',
      `DOCKER_CERT_PATH has no readable ca.pem, cert.pem and key.pem (${error instanceof Error ? error.message : String(error)}).`,
      { setting: 'DOCKER_CERT_PATH' },
    );
  }
}
