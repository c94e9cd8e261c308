import type { Endpoint } from '#main/supervisor/attach.ts';
import type { Outgoing } from './channel.ts';
import { headerText } from './header-text.ts';
import { PROTOCOL_VERSION_META_KEY } from './meta-keys.ts';
import type { ParamHeaders } from './param-headers.ts';

/** What a connection has learned and every request repeats. */
export interface HttpState {
  /** `Mcp-Session-Id` of the legacy era. */
  session: string | undefined;
  /** As agreed on in the legacy handshake. */
  revision: string | undefined;
}

/** The revision that a request of the modern era names in its body; undefined: it belongs to the legacy era. */
export function modernRevision({ params }: Outgoing): string | undefined {
  const revision = params?._meta?.[PROTOCOL_VERSION_META_KEY];
  return typeof revision === 'string' ? revision : undefined;
}

/** Headers of a POST (MCP 2026-07-28 and 2025-11-25, basic/transports). */
export function postHeaders(
  endpoint: Endpoint,
  state: HttpState,
  about: Outgoing,
  paramHeaders: ParamHeaders,
): Record<string, string> {
  const headers: Record<string, string> = {
    ...endpoint.headers,
    'Content-Type': 'application/json',
    Accept: 'application/json, text/event-stream',
  };
  const revision = modernRevision(about);
  const { method, params } = about;
  if (revision === undefined || method === undefined) {
    return method === 'initialize' ? headers : { ...headers, ...legacyHeaders(state) };
  }
  headers['MCP-Protocol-Version'] = revision;
  headers['Mcp-Method'] = method;
  const name = params?.['name'] ?? params?.['uri'];
  if (typeof name === 'string') {
    headers['Mcp-Name'] = headerText(name);
    Object.assign(headers, paramHeaders.headersOf(name, params?.['arguments']));
  }
  return headers;
}

/** Headers of the legacy era's GET, which opens a stream, or takes one up again behind the event `lastId`. */
export function streamHeaders(
  endpoint: Endpoint,
  state: HttpState,
  lastId: string | undefined,
): Record<string, string> {
  const resume: Record<string, string> = lastId === undefined ? {} : { 'Last-Event-ID': lastId };
  return { ...endpoint.headers, Accept: 'text/event-stream', ...legacyHeaders(state), ...resume };
}

export function legacyHeaders({ session, revision }: HttpState): Record<string, string> {
  return {
    ...(session === undefined ? {} : { 'Mcp-Session-Id': session }),
    ...(revision === undefined ? {} : { 'MCP-Protocol-Version': revision }),
  };
}
