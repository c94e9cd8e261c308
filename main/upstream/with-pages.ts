import type { AskingCall } from '#contract/server-request.ts';
import type { Completions } from './completions.ts';
import { readNeeded } from './read-elicitation.ts';
import type { RoadBack } from './road-back.ts';
import type { Session } from './session.ts';

/** A page has to be opened before this can be done (MCP 2025-11-25, client/elicitation). */
const PAGE_NEEDED = -32042;
/** Times that one call may be made again for it. */
const MOST_ROUNDS = 3;

/**
 * A session of the revision 2025-11-25 whose calls are made again once what their server wanted opened in the browser is
 * done: when it says so, or a person does. What a person does not want ends the call with the server's own error.
 * `ended`: of the session.
 */
export function withPages(
  session: Session,
  road: RoadBack,
  { completions, ended }: { completions: Pick<Completions, 'all'>; ended: AbortSignal },
): Session {
  return {
    ...session,
    async request(method, params, options) {
      const { call, onHeld, signal } = options;
      for (let round = 0; ; round++) {
        const answer = await session.request(method, params, options);
        const pages =
          answer.kind === 'error' &&
          answer.error.code === PAGE_NEEDED &&
          road.capabilities(call).elicitation?.url
            ? readNeeded(answer.error.data)
            : undefined;
        if (call === undefined || pages === undefined || round === MOST_ROUNDS) return answer;
        const since = performance.now();
        const until = signal === undefined ? ended : AbortSignal.any([signal, ended]);
        const agreed = await opened(pages, call, until);
        onHeld?.(performance.now() - since);
        if (signal?.aborted === true) return { kind: 'cancelled' };
        if (ended.aborted) return { kind: 'closed' };
        if (!agreed) return answer;
      }
    },
  };

  /** Whether each page was opened and is done. */
  async function opened(
    pages: NonNullable<ReturnType<typeof readNeeded>>,
    call: AskingCall,
    until: AbortSignal,
  ): Promise<boolean> {
    const done = completions.all(pages.flatMap(({ id }) => (id === undefined ? [] : [id])));
    try {
      for (const page of pages) {
        const reply = await road.elicit(page, call, until);
        if (reply.action !== 'accept') return false;
      }
      const told = done.signal;
      if (told.aborted) return true;
      const [{ url }] = pages.slice(-1) as [(typeof pages)[number]];
      const reply = await road.elicit({ mode: 'finished', url }, call, AbortSignal.any([until, told]));
      return told.aborted || reply.action === 'accept';
    } finally {
      done.stop();
    }
  }
}
