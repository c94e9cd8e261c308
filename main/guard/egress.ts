import { lookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import type { Agent, buildConnector, Dispatcher } from 'undici';
import type { Destination } from '#contract/egress.ts';
import { addressKind, hostKind, isAllowed } from './egress-addresses.ts';
import type { EgressPolicy } from './egress-addresses.ts';
import { createDestinations } from './egress-destinations.ts';
import type { Destinations } from './egress-destinations.ts';
import { EgressRefused, RedirectRefused } from './egress-refusal.ts';

/** A name that does not resolve, or an address that does not answer, is given up after this. */
const CONNECT_MS = 10_000;
const MAX_REDIRECTS = 3;

export interface OutgoingRequest {
  method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  url: URL;
  headers: Record<string, string>;
  body?: string | Uint8Array;
  signal: AbortSignal;
}

export type IncomingResponse = Pick<Dispatcher.ResponseData, 'statusCode' | 'headers' | 'body'>;

/** The connections of one purpose. */
export interface Outlet {
  /**
   * Sends a request; the body of the answer must be read or destroyed. 307 and 308 are followed within the origin,
   * at most three times. Rejects with {@link EgressRefused}, {@link RedirectRefused}, or what the system reports.
   */
  send(request: OutgoingRequest): Promise<IncomingResponse>;
  /** Ends every connection and what waits on one. */
  close(): Promise<void>;
}

/** The one door through which connections of ours leave. It sees the address that is connected to, not a name. */
export interface Egress {
  open(purpose: string, policy: EgressPolicy): Outlet;
  /** Of this run, newest first. */
  destinations(): Destination[];
}

export function createEgress(now: () => number): Egress {
  const destinations = createDestinations(now);
  return {
    open: (purpose, policy) => openOutlet(purpose, policy, destinations),
    destinations: destinations.list,
  };
}

function openOutlet(purpose: string, policy: EgressPolicy, destinations: Destinations): Outlet {
  let opening: Promise<Agent> | undefined;
  let closed = false;

  /** Read only when something is sent: the app starts without it. */
  async function open(): Promise<Agent> {
    const undici = await import('undici');
    const connect = guarded(undici.buildConnector, purpose, policy, destinations);
    // No time limits for head and body: a call may take as long as its own deadline says.
    return new undici.Agent({ connect, headersTimeout: 0, bodyTimeout: 0 });
  }

  return {
    async send({ url: asked, ...request }) {
      if (closed) throw new Error('the connection is closed');
      const agent = await (opening ??= open());
      let url = asked;
      for (let followed = 0; ; followed++) {
        const { origin, pathname, search } = url;
        const response = await agent.request({ ...request, origin, path: `${pathname}${search}` });
        const { statusCode: status, headers } = response;
        if (status < 301 || status > 308 || status === 304) return response;
        response.body.dump().catch(() => undefined);
        const target = targetOf(headers['location'], url);
        const again = status === 307 || status === 308;
        if (!again || target?.origin !== origin || followed === MAX_REDIRECTS)
          throw redirected(target, status);
        url = target;
      }
    },
    async close() {
      closed = true;
      await (await opening)?.destroy();
    },
  };
}

function targetOf(location: string | string[] | undefined, base: URL): URL | undefined {
  return typeof location === 'string' && URL.canParse(location, base) ? new URL(location, base) : undefined;
}

function redirected(target: URL | undefined, status: number): RedirectRefused {
  if (target === undefined) return new RedirectRefused(`(nowhere, HTTP ${status})`, undefined);
  return new RedirectRefused(`${target.origin}${target.pathname}`, hostKind(target.hostname));
}

/**
 * A connector that is refused before a byte leaves. Literal addresses are checked as they stand; names through the
 * lookup of the connection itself, so that what was checked is what is connected to (no second resolution).
 */
function guarded(
  connector: typeof buildConnector,
  purpose: string,
  policy: EgressPolicy,
  destinations: Destinations,
): buildConnector.connector {
  const checkedLookup: LookupFunction = (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      if (error !== null) {
        callback(error, []);
        return;
      }
      const bad = addresses.find(({ address }) => !passes(address));
      const [first] = addresses;
      if (bad !== undefined || first === undefined) callback(refusal(hostname, bad?.address), []);
      else if (options.all === true) callback(null, addresses);
      else callback(null, first.address, first.family);
    });
  };
  const connect = connector({ timeout: CONNECT_MS, lookup: checkedLookup });

  function passes(address: string): boolean {
    return isAllowed(addressKind(address), policy);
  }

  function refusal(host: string, address = '0.0.0.0'): EgressRefused {
    return new EgressRefused(host, address, addressKind(address));
  }

  return (options, callback) => {
    const { hostname } = options;
    const port = options.port || (options.protocol === 'https:' ? '443' : '80');
    // undici takes the brackets off an IPv6 address.
    const host = `${hostname.includes(':') ? `[${hostname}]` : hostname}:${port}`;
    const told = (verdict: Destination['verdict'], address: string | undefined): void => {
      destinations.add({ host, purpose, verdict, ...(address === undefined ? {} : { address }) });
    };
    const kind = hostKind(hostname);
    if (kind !== undefined && !isAllowed(kind, policy)) {
      told('refused', hostname);
      callback(new EgressRefused(hostname, hostname, kind), null);
      return;
    }
    connect(options, (...[error, socket]) => {
      if (error !== null) {
        if (error instanceof EgressRefused) told('refused', error.address);
        callback(error, null);
        return;
      }
      told('allowed', socket.remoteAddress);
      callback(null, socket);
    });
  };
}
