import { z } from 'zod';
import { CLIENT_CAPABILITIES_META_KEY } from './meta-keys.ts';
import type { RoadBack } from './road-back.ts';
import type { Params, Session } from './session.ts';

/** Rounds of one call; a server that wants more gets no further answer. */
const MOST_ROUNDS = 10;
/** A result that only asks is small. */
const LARGEST = 1024 * 1024;

const InputRequired = z.object({
  resultType: z.literal('input_required'),
  inputRequests: z.record(z.string(), z.object({ method: z.string(), params: z.unknown().optional() })),
  requestState: z.string().optional(),
});

/**
 * A session of the modern era whose calls say what may be asked during them, and go on when a server asked it (MCP
 * 2026-07-28, multi round-trip requests). What nobody answers, or a person denies, comes back as the server sent it.
 * `ended`: of the session.
 */
export function withInput(session: Session, road: RoadBack, ended: AbortSignal): Session {
  return {
    ...session,
    async request(method, params, options) {
      const { call, onHeld } = options;
      if (call === undefined) return session.request(method, params, options);
      const _meta = { ...params._meta, [CLIENT_CAPABILITIES_META_KEY]: road.capabilities(call) };
      let next: Params = { ...params, _meta };
      for (let round = 0; ; round++) {
        const answer = await session.request(method, next, options);
        const asked = answer.kind === 'result' ? readInput(answer.result) : undefined;
        if (asked === undefined || round === MOST_ROUNDS) return answer;
        const since = performance.now();
        const until = options.signal === undefined ? ended : AbortSignal.any([options.signal, ended]);
        const inputResponses = await responsesTo(asked.inputRequests, until);
        onHeld?.(performance.now() - since);
        if (options.signal?.aborted === true) return { kind: 'cancelled' };
        if (ended.aborted) return { kind: 'closed' };
        if (inputResponses === undefined) return answer;
        const { requestState } = asked;
        next = { ...params, _meta, inputResponses, ...(requestState === undefined ? {} : { requestState }) };
      }

      /** One after the other: a person is asked one thing at a time. Undefined when one of them has no answer. */
      async function responsesTo(
        asked: z.infer<typeof InputRequired>['inputRequests'],
        until: AbortSignal,
      ): Promise<Record<string, unknown> | undefined> {
        const requests = Object.entries(asked);
        if (requests.some(([, { method }]) => !road.answers(method))) return undefined;
        const responses: [string, unknown][] = [];
        for (const [name, { method, params }] of requests) {
          const answered = await road.answer(method, params, call, until);
          if ('error' in answered) return undefined;
          responses.push([name, answered.result]);
        }
        return Object.fromEntries(responses);
      }
    },
  };
}

function readInput(result: Buffer): z.infer<typeof InputRequired> | undefined {
  if (result.length > LARGEST || !result.includes('input_required')) return undefined;
  try {
    return InputRequired.safeParse(JSON.parse(result.toString('utf8'))).data;
  } catch {
    return undefined;
  }
}
