import { setTimeout as delay } from 'node:timers/promises';
import type { Client, PriorDiscovery, ProtocolError } from '@modelcontextprotocol/client';
import { modernEnvelope, probeEra } from './era.ts';
import type { ClientInfo } from './era.ts';
import { createSdkTransport } from './sdk-transport.ts';
import type { SharedTransport } from './sdk-transport.ts';
import type { RoadBack } from './road-back.ts';
import { answerRequests } from './server-requests.ts';
import type { Session } from './session.ts';
import { keepSubscribed } from './subscription.ts';

/** What is known of the other side once the handshake is done. */
export interface Peer {
  era: 'modern' | 'legacy';
  protocolVersion: string;
  /** Which lists it says it has; a server may claim one and then refuse it. */
  offers: { tools: boolean; prompts: boolean; resources: boolean };
  /** What it says of itself to whoever uses it; untrusted. */
  instructions: string | undefined;
  close(): Promise<void>;
}

export interface HandshakeOptions {
  client: ClientInfo;
  /** How long silence may last before a server counts as legacy. */
  probeMs: number;
  timeoutMs: number;
  signal: AbortSignal;
  /** Of the session, which may last longer than `signal`. */
  ended: AbortSignal;
  /** It says that one of its lists is not what it was, or may have said so unheard. */
  onListChanged(): void;
  /** What the server may ask of us. */
  road: RoadBack;
}

/**
 * Negotiates era and revision on the session's pipe: our own probe, then the SDK's client with the verdict as `prior`.
 * A server that is still silent after `probeMs` gets the legacy handshake too: old servers may ignore what they do not
 * know, and a new one that is merely slow has answered the probe by the time it refuses `initialize`.
 * Rejects with the SDK's error when the other side does not speak MCP.
 */
export async function shakeHands(
  session: Session,
  route: (transport: SharedTransport) => void,
  options: HandshakeOptions,
): Promise<Peer> {
  // Large, and read only when a server is met: while it thinks about the probe.
  const sdk = import('@modelcontextprotocol/client');
  const meet = (prior: PriorDiscovery): Promise<Peer> => connect(sdk, session, route, prior, options);
  const settled = new AbortController();
  const signal = AbortSignal.any([options.signal, settled.signal]);
  let answered: PriorDiscovery | undefined;
  const verdict = (): PriorDiscovery | undefined => answered;
  const probing = probeEra(session, options.client, options.timeoutMs, signal).then((prior) => {
    answered = prior;
  });
  try {
    await Promise.race([probing, delay(options.probeMs, undefined, { signal, ref: false })]);
    const prior = verdict();
    if (prior !== undefined) return await meet(prior);
    try {
      return await meet({ kind: 'legacy' });
    } catch (error) {
      const late = verdict();
      if (late?.kind !== 'modern') throw error;
      return await meet(late);
    }
  } finally {
    settled.abort();
  }
}

async function connect(
  loading: Promise<{ Client: typeof Client; ProtocolError: typeof ProtocolError }>,
  session: Session,
  route: (transport: SharedTransport) => void,
  prior: PriorDiscovery,
  { client: info, timeoutMs, signal, ended, onListChanged, road }: HandshakeOptions,
): Promise<Peer> {
  const changed = { autoRefresh: false, onChanged: onListChanged };
  const sdk = await loading;
  // In the modern era every request says anew what may be asked during it.
  const capabilities = prior.kind === 'modern' ? {} : road.capabilities();
  const client = new sdk.Client(info, {
    capabilities,
    listChanged: { tools: changed, prompts: changed, resources: changed },
  });
  if (prior.kind === 'legacy') answerRequests(client, { session, road, sdk, ended });
  const transport = createSdkTransport(session);
  route(transport);
  await client.connect(transport, { prior, timeout: timeoutMs, signal });
  const protocolVersion = client.getNegotiatedProtocolVersion() ?? 'unknown';
  const can = client.getServerCapabilities();
  if (prior.kind === 'modern') {
    session.setEnvelope(modernEnvelope(info, protocolVersion));
    void keepSubscribed(client, { timeoutMs, ended, onReopened: onListChanged });
  }
  return {
    era: prior.kind,
    protocolVersion,
    offers: {
      tools: can?.tools !== undefined,
      prompts: can?.prompts !== undefined,
      resources: can?.resources !== undefined,
    },
    instructions: client.getInstructions(),
    close: () => client.close(),
  };
}
