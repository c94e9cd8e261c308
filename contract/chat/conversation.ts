import { z } from 'zod';
import { ServerId } from '../ids.ts';
import { ToolRef } from '../tool.ts';
import { MemoryUse } from './memory.ts';
import { ModelRef } from './provider.ts';

export const ConversationId = z.uuid();
export type ConversationId = z.infer<typeof ConversationId>;
export const MessageId = z.uuid();
export type MessageId = z.infer<typeof MessageId>;

/** Which tools a conversation offers to its model, of servers that run; `all`: of each of them. */
export const ToolChoice = z.discriminatedUnion('mode', [
  z.object({ mode: z.literal('all') }),
  z.object({ mode: z.literal('none') }),
  z.object({
    mode: z.literal('chosen'),
    /** With all of their tools. */
    servers: z.array(ServerId).max(500),
    tools: z.array(ToolRef).max(5000),
  }),
]);
export type ToolChoice = z.infer<typeof ToolChoice>;

/** What one turn may take at most; what would go beyond ends it with a reason. */
export const TurnLimits = z.object({
  /** Answers of the model, counting those that only call tools. */
  steps: z.int().min(1).max(1000),
  calls: z.int().min(0).max(10_000),
  /** In and out, over all steps. */
  tokens: z.int().min(1).max(1_000_000_000),
  /** Counts only where the model's prices are known. */
  usd: z.number().min(0).max(1_000_000).optional(),
});
export type TurnLimits = z.infer<typeof TurnLimits>;

export const DEFAULT_LIMITS: TurnLimits = { steps: 25, calls: 50, tokens: 1_000_000 };

/** A talk with a model. Its messages are a tree; `leaf` is the end of the branch that is shown. Times in epoch ms. */
export const Conversation = z.object({
  id: ConversationId,
  /** Empty until something was said. */
  title: z.string().max(200),
  workspace: z.string().min(1).max(100),
  /** None: none was configured when it was made. */
  model: ModelRef.optional(),
  system: z.string().max(200_000),
  tools: ToolChoice,
  /** What is remembered of its workspace and of the servers whose tools it offers goes along with each turn. */
  memory: z.boolean().default(true),
  limits: TurnLimits,
  pinned: z.boolean(),
  createdAt: z.int(),
  updatedAt: z.int(),
  leaf: MessageId.nullable(),
});
export type Conversation = z.infer<typeof Conversation>;

/** `running`: a turn is under way. */
export const ConversationView = Conversation.extend({ running: z.boolean() });
export type ConversationView = z.infer<typeof ConversationView>;

export const ConversationChange = z.strictObject({
  title: z.string().trim().max(200).optional(),
  /** null: none. */
  model: ModelRef.nullable().optional(),
  system: Conversation.shape.system.optional(),
  tools: ToolChoice.optional(),
  memory: z.boolean().optional(),
  limits: TurnLimits.optional(),
  pinned: z.boolean().optional(),
  workspace: Conversation.shape.workspace.optional(),
});
export type ConversationChange = z.infer<typeof ConversationChange>;

/** A place where a search found all its words. `snippet` is plain text around the first of them. */
export const ConversationHit = z.object({
  conversation: ConversationId,
  title: z.string(),
  /** None: only the title fits. */
  message: MessageId.optional(),
  snippet: z.string(),
  at: z.int(),
});
export type ConversationHit = z.infer<typeof ConversationHit>;

/** What the next turn would put into the model's context, in tokens, estimated; `used` is what the last one really took. */
export const ContextMeter = z.object({
  limit: z.int().optional(),
  system: z.int(),
  messages: z.int(),
  tools: z.int(),
  memory: z.int(),
  /** The entries of the memory that would go along. */
  entries: z.array(MemoryUse),
  /** Dearest first. */
  byServer: z.array(z.object({ server: ServerId, tools: z.int(), tokens: z.int() })),
  used: z.int().optional(),
});
export type ContextMeter = z.infer<typeof ContextMeter>;
