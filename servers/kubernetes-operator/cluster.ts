import { request as requestHttp } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { RequestOptions } from 'node:https';
import type { KubeConfig } from '@kubernetes/client-node/dist/config.js';
import type { Json, JsonObject } from '#contract/json.ts';
import { ToolFailure } from '#servers/kit/failure.ts';
import { connectFailure } from '#servers/kit/http-failure.ts';
import type { Settings } from '#servers/kit/settings.ts';
import type { ToolContext } from '#servers/kit/tool.ts';
import { clusterFailure, notKubernetes } from './cluster-failure.ts';
import type { Blame } from './cluster-failure.ts';
import { chooseContext, readKubeconfig } from './kubeconfig.ts';
import { loggedIn } from './login.ts';
import { isObject } from './reading.ts';

const TIMEOUT_MS = 30_000;
const MAX_BYTES = 64 * 1024 * 1024;
const PATCHES = {
  apply: 'application/apply-patch+yaml',
  merge: 'application/merge-patch+json',
  strategic: 'application/strategic-merge-patch+json',
  json: 'application/json-patch+json',
};

interface Ask extends Blame {
  path: string;
  query?: Record<string, string | number | boolean | undefined>;
  /** A status that is answered, not thrown. */
  allow?: number;
  /** What to do instead of reading; a patch by its kind. */
  change?: { method: 'POST' | 'DELETE'; body: JsonObject } | { patch: keyof typeof PATCHES; body: Json };
}

/** The API of one cluster as one context of the kubeconfig sees it, for one call of a tool. */
export interface Cluster {
  context: string;
  settings: Settings;
  /** For the client library's own streams; the login is in it. */
  config: KubeConfig;
  /** Throws D, A, P, N, V, R, E, T; cancelled, the signal's reason. */
  ask(ask: Ask): Promise<JsonObject>;
  /** Reads text to its end, or until `enough` is aborted. Throws as `ask` does. */
  read(ask: Ask, take: (piece: Buffer) => void, enough?: AbortSignal): Promise<void>;
}

/** All requests share `timeoutMs`. Throws D, P, N for the kubeconfig, and what the login throws. */
export async function openCluster(
  { settings, signal: cancelled }: Pick<ToolContext, 'settings' | 'signal'>,
  asked?: string,
  timeoutMs = TIMEOUT_MS,
): Promise<Cluster> {
  const config = await readKubeconfig(settings);
  const context = chooseContext(config, settings, asked);
  config.setCurrentContext(context);
  const server = config.getCurrentCluster()?.server;
  if (server === undefined || !URL.canParse(server))
    throw broken(context, 'names no cluster with an address');
  const user = await loggedIn(config.getCurrentUser(), settings, cancelled);
  useAs(config, user);
  const login: RequestOptions = {};
  try {
    await config.applyToHTTPSOptions(login);
  } catch (error) {
    throw broken(context, error instanceof Error ? `cannot be used: ${error.message}` : 'cannot be used');
  }
  const deadline = AbortSignal.timeout(timeoutMs);
  const signal = AbortSignal.any([cancelled, deadline]);

  async function send(
    { path, query = {}, change }: Ask,
    url: URL,
    until: AbortSignal,
  ): Promise<IncomingMessage> {
    url.pathname = `${url.pathname.replace(/\/$/, '')}${path}`;
    for (const [name, value] of Object.entries(query)) {
      if (value !== undefined) url.searchParams.set(name, String(value));
    }
    const body = change === undefined ? undefined : JSON.stringify(change.body);
    const type = change !== undefined && 'patch' in change ? PATCHES[change.patch] : 'application/json';
    const options: RequestOptions = {
      ...login,
      method: change === undefined ? 'GET' : 'patch' in change ? 'PATCH' : change.method,
      signal: until,
      headers: {
        ...(login.headers as Record<string, string>),
        accept: 'application/json, */*;q=0.8',
        'user-agent': 'patchbay-kubernetes-operator',
        ...(body === undefined ? {} : { 'content-type': type, 'content-length': Buffer.byteLength(body) }),
      },
    };
    return new Promise((resolve, reject) => {
      const request = (url.protocol === 'http:' ? requestHttp : requestHttps)(url, options, resolve);
      request.on('error', reject);
      request.end(body);
    });
  }

  async function exchange(ask: Ask, take: (piece: Buffer) => void, enough?: AbortSignal): Promise<void> {
    const url = new URL(server ?? '');
    try {
      signal.throwIfAborted();
      const until = enough === undefined ? signal : AbortSignal.any([signal, enough]);
      const response = await send(ask, url, until);
      const status = response.statusCode ?? 0;
      const isFailure = (status < 200 || status > 299) && status !== ask.allow;
      const pieces: Buffer[] = [];
      for await (const piece of response) {
        if (isFailure) pieces.push(piece as Buffer);
        else take(piece as Buffer);
      }
      if (!isFailure) return;
      throw clusterFailure(url, status, headersOf(response), Buffer.concat(pieces).toString('utf8'), ask);
    } catch (error) {
      cancelled.throwIfAborted();
      if (error instanceof ToolFailure) throw error;
      if (deadline.aborted) throw timedOut(url, timeoutMs);
      if (enough?.aborted !== true) throw connectFailure(error, url);
    }
  }

  return {
    context,
    settings,
    config,
    read: exchange,
    async ask(ask) {
      const pieces: Buffer[] = [];
      let size = 0;
      await exchange(ask, (piece) => {
        size += piece.length;
        if (size > MAX_BYTES) throw tooLarge();
        pieces.push(piece);
      });
      const answer = parse(Buffer.concat(pieces));
      if (!isObject(answer)) throw notKubernetes(new URL(server));
      return answer;
    },
  };
}

/** The client library looks the user up by the context, and the login program must not be in its reach. */
function useAs(config: KubeConfig, user: ReturnType<KubeConfig['getUsers']>[number]): void {
  const context = config.getContextObject(config.getCurrentContext());
  if (context === null) return;
  const { name, cluster } = context;
  config.loadFromOptions({
    clusters: config.getClusters(),
    contexts: [{ name, cluster, user: user.name }],
    users: [user],
    currentContext: name,
  });
}

function headersOf({ headers }: IncomingMessage): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : (value ?? ''),
    ]),
  );
}

function parse(body: Buffer): Json | undefined {
  try {
    return JSON.parse(body.toString('utf8')) as Json;
  } catch {
    return undefined;
  }
}

function broken(context: string, problem: string): ToolFailure {
  return new ToolFailure(
    'D',
    `The context ${context} of the kubeconfig ${problem}. Correct the kubeconfig.`,
    {
      setting: 'KUBECONFIG',
    },
  );
}

function timedOut({ host }: URL, timeoutMs: number): ToolFailure {
  return new ToolFailure('T', `${host} did not finish this within ${timeoutMs / 1000} s.`, {
    host,
    timeoutMs,
  });
}

function tooLarge(): ToolFailure {
  return new ToolFailure('E', `The answer has more than ${MAX_BYTES} bytes. Ask for less.`, {
    limit: MAX_BYTES,
  });
}
