import { z } from 'zod';
import { ConversationChange, MessageId, ConversationId } from '../chat/conversation.ts';
import type { ContextMeter, ConversationHit, ConversationView } from '../chat/conversation.ts';
import type { Message } from '../chat/message.ts';
import { DraftPart, BlobId } from '../chat/part.ts';
import { ModelRef } from '../chat/provider.ts';
import { app, none, gives } from './entry.ts';
import type { Entry } from './entry.ts';

const one = z.strictObject({ conversation: ConversationId });
const parts = z.array(DraftPart).min(1).max(50);
/** What was said, and the answer that has begun. */
const begun = gives<{ user: Message; assistant: Message }>();

/** Talks with models. */
export const chatRequests = {
  /** Pinned first, then the one that changed last. */
  'conversation.list': { params: none, result: gives<ConversationView[]>(), surfaces: app },
  /** With every message of every branch, oldest first. */
  'conversation.get': {
    params: one,
    result: gives<{ conversation: ConversationView; messages: Message[] }>(),
    surfaces: app,
  },
  /** Without a model it takes the one of the settings, else the first there is. */
  'conversation.create': {
    params: z.strictObject({ change: ConversationChange.default({}) }),
    result: gives<ConversationView>(),
    surfaces: app,
  },
  'conversation.set': {
    params: one.extend({ change: ConversationChange }),
    result: gives<ConversationView>(),
    surfaces: app,
  },
  'conversation.remove': { params: one, result: gives<{ removed: boolean }>(), surfaces: app },
  /** Every word must be found in a title or in what was said; the last one may be unfinished. Newest first. */
  'conversation.search': {
    params: z.strictObject({ text: z.string().min(1).max(500), limit: z.int().min(1).max(200).default(50) }),
    result: gives<ConversationHit[]>(),
    surfaces: app,
  },
  /** Shows the branch that ends below this message: at its newest end. */
  'conversation.setLeaf': {
    params: one.extend({ message: MessageId }),
    result: gives<ConversationView>(),
    surfaces: app,
  },
  'conversation.context': { params: one, result: gives<ContextMeter>(), surfaces: app },
  /**
   * Writes it to a new file: in the user's downloads (in a home that he named: its `exports`), or with `pick` in a folder
   * that he chooses in the system's own dialog. Markdown is the branch that is shown, JSON all of it. No path: he closed the dialog.
   */
  'conversation.export': {
    params: one.extend({ format: z.enum(['markdown', 'json']), pick: z.boolean().default(false) }),
    result: gives<{ path?: string | undefined }>(),
    surfaces: app,
  },
  /** Reads what `conversation.export` wrote as JSON, as a new conversation. */
  'conversation.import': {
    params: z.strictObject({ text: z.string().min(1).max(100_000_000) }),
    result: gives<ConversationView>(),
    surfaces: app,
  },
  /** The bytes of a part, base64. */
  'attachment.read': {
    params: z.strictObject({ blob: BlobId }),
    result: gives<{ mime: string; data: string }>(),
    surfaces: app,
  },
  /** Answers when the turn has begun; the rest comes as events. Refused while a turn of this conversation runs. */
  'turn.send': {
    params: one.extend({ parts, model: ModelRef.optional() }),
    result: begun,
    surfaces: app,
  },
  /** As `turn.send`, to several models at once: each answer is a branch. Equal calls that only read are made once. */
  'turn.compare': {
    params: one.extend({ parts, models: z.array(ModelRef).min(2).max(8) }),
    result: gives<{ user: Message; assistants: Message[] }>(),
    surfaces: app,
  },
  /** Answers the same again, as another branch. `message`: the answer, or what was said. */
  'turn.retry': {
    params: one.extend({ message: MessageId, model: ModelRef.optional() }),
    result: begun,
    surfaces: app,
  },
  /** Says something else in place of `message`, as another branch. */
  'turn.edit': {
    params: one.extend({ message: MessageId, parts, model: ModelRef.optional() }),
    result: begun,
    surfaces: app,
  },
  /** False: nothing ran. What came so far stays. */
  'turn.stop': { params: one, result: gives<{ stopped: boolean }>(), surfaces: app },
  /** Lets the model sum up the branch that is shown; from then on it is given that in place of what was said. */
  'turn.compact': { params: one, result: gives<Message>(), surfaces: app },
} as const satisfies Record<string, Entry>;
