import type { Call, Via } from '#contract/call.ts';
import type { AnswerElicitation, AnswerSampling, ElicitationModes } from '#contract/server-request.ts';
import { text } from '#contract/text.ts';
import type { Answerers } from '#main/upstream/road-back.ts';

/** What whoever made a call does for its server meanwhile. */
export interface Responder {
  sample?: AnswerSampling;
  elicit?: {
    modes: ElicitationModes;
    answer: AnswerElicitation;
    completed: Answerers['completed'];
  };
}

/** Who answers a server that asks back in the middle of a call: whoever may have made that call. */
export interface Responders {
  /** Returns how to stop. */
  register(via: Via, responder: Responder): () => void;
  answerers: Omit<Answerers, 'folders'>;
}

export function createResponders(): Responders {
  const responders = new Map<Via, Responder>();
  const candidates = (call?: Call): Responder[] =>
    [...responders].flatMap(([via, one]) => (call === undefined || call.via === via ? [one] : []));

  return {
    register(via, responder) {
      responders.set(via, responder);
      return () => void responders.delete(via);
    },
    answerers: {
      samples: (call) => candidates(call).some(({ sample }) => sample !== undefined),
      async sample(asked, call, signal) {
        const answer = responders.get(call.via)?.sample;
        if (answer !== undefined) return answer(asked, call, signal);
        return { ok: false, why: 'unavailable', reason: text('sampling.notChat') };
      },
      elicits: (call) => [...new Set(candidates(call).flatMap(({ elicit }) => elicit?.modes ?? []))],
      async elicit(asked, call, signal) {
        const elicit = responders.get(call.via)?.elicit;
        if (elicit !== undefined) return elicit.answer(asked, call, signal);
        return { action: 'unavailable', reason: text('elicit.nobody') };
      },
      completed(server, id) {
        for (const { elicit } of candidates()) elicit?.completed(server, id);
      },
    },
  };
}
