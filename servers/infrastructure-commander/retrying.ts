import { setTimeout as delay } from 'node:timers/promises';
import type { RunResult } from '#servers/kit/exec.ts';

const ATTEMPTS = 3;

/** Faults between a program and what it talks to; nothing was decided there. */
const TRANSPORT =
  /connection (?:refused|reset|timed out)|i\/o timeout|TLS handshake timeout|no such host|temporary failure in name resolution|network is unreachable|unexpected EOF|502 Bad Gateway|503 Service Unavailable/i;

/**
 * Runs it again, after 2 and 4 s, as long as it fails for reasons of transport; what failed for its own reasons is
 * never run twice. For what may be done twice alone. `wait` is for tests.
 */
export async function retrying(
  act: () => Promise<RunResult>,
  signal: AbortSignal,
  wait: (ms: number) => Promise<void> = (ms) => delay(ms, undefined, { signal }),
): Promise<RunResult & { attempts: number }> {
  for (let attempts = 1; ; attempts++) {
    const result = await act();
    const again = result.exitCode !== 0 && TRANSPORT.test(result.stderr);
    if (!again || attempts === ATTEMPTS) return { ...result, attempts };
    await wait(2 ** attempts * 1000);
  }
}
