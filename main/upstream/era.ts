import type { PriorDiscovery } from '@modelcontextprotocol/client';
import {
  CLIENT_CAPABILITIES_META_KEY,
  CLIENT_INFO_META_KEY,
  PROTOCOL_VERSION_META_KEY,
} from './meta-keys.ts';
import type { Session } from './session.ts';

/** The newest revision that Patchbay speaks (spec/mcp.md 1.1). */
export const MODERN_REVISION = '2026-07-28';

/** The modern era's error codes; a server that uses one of them has shown its era (spec/mcp.md 1.2). */
const MODERN_ERRORS = new Set([-32020, -32021, -32022]);

export interface ClientInfo {
  name: string;
  version: string;
}

/** `_meta` of every request of the modern era. No capability is declared before something can answer for it. */
export function modernEnvelope(client: ClientInfo, revision: string): Record<string, unknown> {
  return {
    [PROTOCOL_VERSION_META_KEY]: revision,
    [CLIENT_CAPABILITIES_META_KEY]: {},
    [CLIENT_INFO_META_KEY]: client,
  };
}

/**
 * Asks `server/discover` on the session's own pipe and reads the era from the answer, so that no second process is
 * started to learn it. A discover result is modern; a modern error names the revisions to ask for once more; every
 * other error, and silence for `deadlineMs`, is legacy (MCP 2026-07-28, basic/transports/stdio).
 */
export async function probeEra(
  session: Session,
  client: ClientInfo,
  deadlineMs: number,
  signal: AbortSignal,
): Promise<PriorDiscovery> {
  const answer = await discover(session, client, MODERN_REVISION, deadlineMs, signal);
  if (answer.kind === 'error' && MODERN_ERRORS.has(answer.error.code)) {
    const supported = supportedRevisions(answer.error.data);
    const mutual = supported.find((revision) => revision >= MODERN_REVISION);
    if (mutual !== undefined)
      return readDiscover(await discover(session, client, mutual, deadlineMs, signal));
  }
  return readDiscover(answer);
}

type Answer = Awaited<ReturnType<Session['request']>>;

function discover(
  session: Session,
  client: ClientInfo,
  revision: string,
  deadlineMs: number,
  signal: AbortSignal,
): Promise<Answer> {
  return session.request(
    'server/discover',
    { _meta: modernEnvelope(client, revision) },
    { deadlineMs, signal },
  );
}

async function readDiscover(answer: Answer): Promise<PriorDiscovery> {
  if (answer.kind !== 'result') return { kind: 'legacy' };
  const { specTypeSchemas } = await import('@modelcontextprotocol/client');
  const result = specTypeSchemas.DiscoverResult['~standard'].validate(
    JSON.parse(answer.result.toString('utf8')),
  );
  if (result instanceof Promise || result.issues !== undefined) return { kind: 'legacy' };
  return { kind: 'modern', discover: result.value };
}

function supportedRevisions(data: unknown): string[] {
  if (data === null || typeof data !== 'object' || !('supported' in data) || !Array.isArray(data.supported))
    return [];
  return data.supported.filter((revision) => typeof revision === 'string');
}
