import { setTimeout as delay } from 'node:timers/promises';
import type { Session } from './session.ts';

/** The headers of a request do not fit its body (MCP 2026-07-28, basic/transports): it was not worked on. */
const HEADER_MISMATCH = -32020;

/**
 * A session that sends a refused call once more after the lists were read again: the server's tools have changed, and
 * with them which arguments travel as headers too. `relist`: undefined when that was done a moment ago.
 */
export function withHeaderRetry(session: Session, relist: () => Promise<void> | undefined): Session {
  return {
    ...session,
    async request(method, params, options) {
      const started = performance.now();
      const answer = await session.request(method, params, options);
      if (answer.kind !== 'error' || answer.error.code !== HEADER_MISMATCH) return answer;
      const reading = relist();
      if (reading === undefined) return answer;
      const left = (): number => Math.max(1, options.deadlineMs - (performance.now() - started));
      const patience = delay(left(), undefined, { signal: options.signal, ref: false }).catch(
        () => undefined,
      );
      await Promise.race([reading, patience]);
      return session.request(method, params, { ...options, deadlineMs: left() });
    },
  };
}
