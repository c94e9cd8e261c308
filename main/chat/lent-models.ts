import type { Usage } from '#contract/chat/message.ts';
import type { ModelRef } from '#contract/chat/provider.ts';
import type { Sampling } from '#contract/server-request.ts';
import { text } from '#contract/text.ts';
import type { Text } from '#contract/text.ts';
import type { Answer, AskModel } from './ask-model.ts';

/** How long a model may take to answer a server, ms. */
const LIMIT_MS = 120_000;

/** The model of a turn, for the server that works for it; what that costs is the turn's. */
export interface LentModel {
  ref: ModelRef;
  /** As the step of a turn: a reason refuses. */
  step(): Text | undefined;
  spend(usage: Usage, usd: number | undefined): void;
  /** Most tokens of an answer. */
  mostTokens: number;
}

/** Which models are lent, by the id of the call during which they are. */
export interface LentModels {
  /** Returns how to take it back. */
  lend(call: string, model: LentModel): () => void;
  of(call: string): ModelRef | undefined;
  /** For the rest of its call it is lent no more. */
  takeBack(call: string): void;
  /** Asks it once. Never rejects; refused when it was taken back, or its turn has spent what it may. */
  ask(
    call: string,
    sampling: Sampling,
    signal: AbortSignal,
  ): Promise<Extract<Answer, { ok: true }> | { ok: false; reason: Text }>;
}

export function createLentModels(askModel: AskModel): LentModels {
  const lent = new Map<string, LentModel>();
  return {
    lend(call, model) {
      lent.set(call, model);
      return () => void lent.delete(call);
    },
    of: (call) => lent.get(call)?.ref,
    takeBack: (call) => void lent.delete(call),
    async ask(call, { system, messages, maxTokens }, signal) {
      const model = lent.get(call);
      if (model === undefined) return { ok: false, reason: text('sampling.notChat') };
      const refused = model.step();
      if (refused !== undefined) return { ok: false, reason: refused };
      const answer = await askModel(model.ref, {
        ...(system === undefined ? {} : { system }),
        messages,
        signal: AbortSignal.any([signal, AbortSignal.timeout(LIMIT_MS)]),
        limits: { outputTokens: Math.min(maxTokens, model.mostTokens) },
      });
      if (answer.ok) model.spend(answer.usage, answer.usd);
      return answer;
    },
  };
}
