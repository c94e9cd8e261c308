import { setTimeout as delay } from 'node:timers/promises';
import type { Client } from '@modelcontextprotocol/client';
import { NO_ANSWER } from './session.ts';

const FIRST_WAIT_MS = 1_000;
const MAX_WAIT_MS = 60_000;

/**
 * Keeps the stream open on which a server of the modern era says that its lists changed (subscriptions/listen, MCP
 * 2026-07-28): the SDK does not open it by itself when it is told the era. One that ends is opened again, after ever
 * longer pauses. `onReopened`: what changed meanwhile was not heard. Ends with `ended`, when nothing of the kind is
 * offered, or when the server refuses; never rejects.
 */
export async function keepSubscribed(
  client: Client,
  options: { timeoutMs: number; ended: AbortSignal; onReopened: () => void },
): Promise<void> {
  const { timeoutMs, ended, onReopened } = options;
  const filter = filterOf(client);
  let waitMs = FIRST_WAIT_MS;
  for (let first = true; Object.keys(filter).length > 0; first = false) {
    const since = performance.now();
    try {
      const { closed } = await client.listen(filter, { timeout: timeoutMs, signal: ended });
      if (!first) onReopened();
      if ((await closed) === 'local') return;
    } catch (error) {
      const { ProtocolError } = await import('@modelcontextprotocol/client');
      if (error instanceof ProtocolError && error.code !== NO_ANSWER) return;
    }
    if (performance.now() - since > MAX_WAIT_MS) waitMs = FIRST_WAIT_MS;
    await delay(waitMs, undefined, { signal: ended, ref: false }).catch(() => undefined);
    if (ended.aborted) return;
    waitMs = Math.min(waitMs * 2, MAX_WAIT_MS);
  }
}

function filterOf(client: Client): Parameters<Client['listen']>[0] {
  const can = client.getServerCapabilities();
  return {
    ...(can?.tools?.listChanged === true ? { toolsListChanged: true } : {}),
    ...(can?.prompts?.listChanged === true ? { promptsListChanged: true } : {}),
    ...(can?.resources?.listChanged === true ? { resourcesListChanged: true } : {}),
  };
}
