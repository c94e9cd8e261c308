import type { MessageStatus } from '#contract/chat/message.ts';
import { text } from '#contract/text.ts';
import type { Prompt } from './language-model.ts';
import type { ModelFailure, ModelFault } from './model-failure.ts';
import type { OpenModel } from './providers.ts';
import { textTokens } from './tool-offer.ts';
import type { ToolOffer } from './tool-offer.ts';

type Offer = Extract<MessageStatus, { state: 'failed' }>['offer'];

/** What would help, where asking again alone would not. */
const OFFERS: Partial<Record<ModelFault, Offer>> = {
  wrongKey: 'provider',
  forbidden: 'provider',
  noCredit: 'provider',
  unknownModel: 'provider',
  overflow: 'compact',
};

/** An estimate may be off by this much before a model is not even asked. */
const SURE = 1.25;

export function failedStatus({ fault, reason, advice }: ModelFailure): MessageStatus {
  return { state: 'failed', reason, advice, offer: OFFERS[fault] ?? 'retry' };
}

/** Some local servers cut what is too long without a word: what surely does not fit is not sent. */
export function overfull(prompt: Prompt, offer: ToolOffer, { spec }: OpenModel): ModelFailure | undefined {
  const limit = spec.contextTokens;
  if (limit === undefined) return undefined;
  // Cheap and never too low, for all but the few that come near the limit.
  const sent = JSON.stringify([prompt, offer.tools], (key, value: unknown) => (key === 'data' ? '' : value));
  if (sent.length <= limit) return undefined;
  const tokens = textTokens(sent);
  if (tokens <= limit * SURE) return undefined;
  return {
    fault: 'overflow',
    reason: text('chat.tooFull', { model: spec.id, tokens, limit }),
    advice: text('chat.advice.overflow'),
  };
}
