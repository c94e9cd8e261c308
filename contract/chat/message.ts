import { z } from 'zod';
import { Text } from '../text.ts';
import { ConversationId, MessageId } from './conversation.ts';
import { Part } from './part.ts';
import { ModelRef } from './provider.ts';

/** Tokens of one answer, all of its steps together. `input` counts what was cached too. */
export const Usage = z.object({
  input: z.int(),
  output: z.int(),
  cached: z.int().optional(),
  reasoning: z.int().optional(),
});
export type Usage = z.infer<typeof Usage>;

/** How far an answer is. What a person sends is `done` at once. */
export const MessageStatus = z.discriminatedUnion('state', [
  /** `wait`: the provider asked for patience; it is asked again at `until` (epoch ms). */
  z.object({
    state: z.literal('streaming'),
    wait: z.object({ until: z.int(), reason: Text }).optional(),
  }),
  /** `cut`: the model ran into its longest answer, or the provider withheld the rest. */
  z.object({ state: z.literal('done'), cut: z.enum(['length', 'filtered']).optional() }),
  /** By a person, a limit, a loop, or the end of the app. What came until then stays. */
  z.object({ state: z.literal('stopped'), reason: Text }),
  /** `offer`: what would help. What came until then stays. */
  z.object({
    state: z.literal('failed'),
    reason: Text,
    advice: Text,
    offer: z.enum(['retry', 'compact', 'provider']).optional(),
  }),
]);
export type MessageStatus = z.infer<typeof MessageStatus>;

export const Message = z.object({
  id: MessageId,
  conversation: ConversationId,
  /** null: the conversation begins here. Messages with one parent are branches, in the order of `createdAt`. */
  parent: MessageId.nullable(),
  role: z.enum(['user', 'assistant']),
  parts: z.array(Part),
  /** Who answers. */
  model: ModelRef.optional(),
  status: MessageStatus,
  usage: Usage.optional(),
  /** Absent: the prices of the model are not known. */
  usd: z.number().optional(),
  /** Until the first piece of the answer, and in all. */
  firstMs: z.int().optional(),
  totalMs: z.int().optional(),
  createdAt: z.int(),
});
export type Message = z.infer<typeof Message>;
