import type { Via } from '#contract/call.ts';
import type { AnswerSampling } from '#contract/server-request.ts';
import { text } from '#contract/text.ts';

/** Who answers a server that asks for a model in the middle of a call: whoever may have made that call. */
export interface Samplings {
  /** Returns how to stop. */
  register(via: Via, answer: AnswerSampling): () => void;
  /** Without a way: whether there is anybody. */
  has(via?: Via): boolean;
  ask: AnswerSampling;
}

export function createSamplings(): Samplings {
  const answerers = new Map<Via, AnswerSampling>();
  return {
    register(via, answer) {
      answerers.set(via, answer);
      return () => void answerers.delete(via);
    },
    has: (via) => (via === undefined ? answerers.size > 0 : answerers.has(via)),
    ask(asked, call, signal) {
      const answer = answerers.get(call.via);
      if (answer !== undefined) return answer(asked, call, signal);
      return Promise.resolve({ ok: false, why: 'unavailable', reason: text('sampling.notChat') });
    },
  };
}
