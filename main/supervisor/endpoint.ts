import { secretTexts } from '#contract/launch.ts';
import type { RemoteLaunch } from '#contract/launch.ts';
import { text } from '#contract/text.ts';
import { problemOf } from '#main/kernel/logger.ts';
import { replaceSecrets } from '#main/secrets/secret-reference.ts';
import type { Endpoint } from './attach.ts';
import type { Failure } from './failure.ts';
import { secretValues } from './secret-values.ts';
import type { ResolveSecret } from './secret-values.ts';

/**
 * The address and headers of a server at a URL with their secrets filled in, as they are. What a secret makes of them
 * is looked at once more: a line break at its end would end a header.
 */
export async function endpointOf(
  launch: RemoteLaunch,
  resolveSecret: ResolveSecret,
): Promise<{ ok: true; endpoint: Endpoint } | ({ ok: false } & Failure)> {
  const values = await secretValues(secretTexts(launch), resolveSecret);
  if (!values.ok) return values;
  const fill = (value: string): string => replaceSecrets(value, values.secrets);
  const url = fill(launch.url);
  const headers = Object.entries(launch.headers).map(([name, value]) => [name, fill(value)] as const);
  // Read here, because nothing else of the start needs HTTP.
  const { validateHeaderValue } = await import('node:http');
  try {
    if (!/^https?:$/.test(new URL(url).protocol)) throw new Error('not http');
    for (const [name, value] of headers) validateHeaderValue(name, value);
  } catch (error) {
    return {
      ok: false,
      reason: text('server.endpointUnusable', { problem: problemOf(error) }),
      advice: text('server.advice.checkSecrets'),
    };
  }
  return { ok: true, endpoint: { type: launch.type, url, headers: Object.fromEntries(headers) } };
}
