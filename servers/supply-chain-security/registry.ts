import { ToolFailure } from '#servers/kit/failure.ts';
import { request } from '#servers/kit/http.ts';
import type { HttpRequest } from '#servers/kit/http.ts';
import type { ToolContext } from '#servers/kit/tool.ts';

const TIMEOUT_MS = 30_000;
const MAX_BYTES = 64 * 1024 * 1024;

type Asking = Pick<ToolContext, 'settings' | 'signal'>;

/** Loopback and private networks are for hosts that the user wrote into a setting; a lock file could name anything. */
export function reachOf(url: string, { settings }: Asking): HttpRequest['reach'] {
  const configured = ['NPM_REGISTRY_URL', 'PYPI_URL', 'CRATES_IO_URL', 'GO_PROXY_URL', 'PRIVATE_REGISTRY_URL']
    .flatMap((env) => settings.get(env) ?? [])
    .some((base) => URL.canParse(base) && URL.canParse(url) && new URL(base).origin === new URL(url).origin);
  return configured ? 'configured' : 'public';
}

/** The bytes at an address, or undefined for 404 and 410. Throws P, D, T, R, E. */
export async function fetchBytes(url: string, asking: Asking, field?: string): Promise<Buffer | undefined> {
  const answer = await request(url, {
    headers: { accept: 'application/json, */*', 'user-agent': 'patchbay-supply-chain-security/1.0.0' },
    timeoutMs: TIMEOUT_MS,
    maxBytes: MAX_BYTES,
    reach: reachOf(url, asking),
    allow: [404, 410],
    ...(field === undefined ? {} : { field }),
    signal: asking.signal,
  });
  return answer.status === 404 || answer.status === 410 ? undefined : answer.body;
}

/** The same as JSON. Throws E when it is none. */
export async function fetchJson(url: string, asking: Asking, field?: string): Promise<unknown> {
  const bytes = await fetchBytes(url, asking, field);
  if (bytes === undefined) return undefined;
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    throw new ToolFailure('E', `${new URL(url).host} did not answer with JSON.`, { host: new URL(url).host });
  }
}

/** An address below the base that a setting names. */
export function below({ settings }: Asking, env: string, path: string): string {
  return joined(settings.need(env), path);
}

export function joined(base: string, path: string): string {
  return `${base.replace(/\/+$/, '')}/${path}`;
}

/** A name of npm in an address: the slash after the scope is not one of the path. */
export function npmPath(name: string): string {
  return name.startsWith('@') ? `@${encodeURIComponent(name.slice(1))}` : encodeURIComponent(name);
}
