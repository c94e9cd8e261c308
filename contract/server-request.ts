import { z } from 'zod';
import type { Call } from './call.ts';
import type { Text } from './text.ts';

/** What a server asks of a model during a call (sampling/createMessage), as far as it is answered: text, without tools. */
export const Sampling = z.object({
  system: z.string().optional(),
  messages: z.array(z.object({ role: z.enum(['user', 'assistant']), text: z.string() })).min(1),
  maxTokens: z.int().min(1),
});
export type Sampling = z.infer<typeof Sampling>;

export type SamplingReply =
  | { ok: true; model: string; text: string; cut: boolean }
  /** `denied`: a person did not agree. `unavailable`: nobody was asked, or the model could not. */
  | { ok: false; why: 'denied' | 'unavailable'; reason: Text };

/**
 * Answers for whoever made `call`, on the server's behalf. Never rejects. The abort of `signal` takes the question away:
 * the call has ended, or the server does not want to know any more.
 */
export type AnswerSampling = (asked: Sampling, call: Call, signal: AbortSignal) => Promise<SamplingReply>;
