import { z } from 'zod';
import { Approval, Settlement } from './approval.ts';
import type { Surface } from './approval.ts';
import { CallRecord } from './call.ts';
import { ConversationId, ConversationView, MessageId } from './chat/conversation.ts';
import { ExpertRound, RoundId } from './chat/experts.ts';
import { Message } from './chat/message.ts';
import { DeepLink } from './deep-link.ts';
import { CallId, ServerId } from './ids.ts';
import { LogLine, ServerView } from './server.ts';
import { Settings } from './settings.ts';
import { Notice } from './snapshot.ts';
import { UpdateState } from './update.ts';
import { Workspace } from './workspace.ts';

const bodies = [
  z.object({ type: z.literal('server.changed'), server: ServerView }),
  z.object({ type: z.literal('server.removed'), server: ServerId }),
  z.object({ type: z.literal('catalog.changed'), server: ServerId }),
  /** Rules or grants are not what they were: ask for them again. */
  z.object({ type: z.literal('policy.changed') }),
  z.object({ type: z.literal('call.started'), call: CallRecord }),
  z.object({
    type: z.literal('call.progressed'),
    id: CallId,
    progress: z.number(),
    total: z.number().optional(),
    message: z.string().optional(),
  }),
  z.object({ type: z.literal('call.finished'), call: CallRecord }),
  z.object({ type: z.literal('approval.requested'), approval: Approval }),
  z.object({ type: z.literal('approval.settled'), id: z.string(), settlement: Settlement }),
  /** Only of servers whose `server.logs` the window has asked for. */
  z.object({ type: z.literal('log.appended'), lines: z.array(LogLine) }),
  z.object({ type: z.literal('notice.changed'), notices: z.array(Notice) }),
  z.object({ type: z.literal('workspace.changed'), workspaces: z.array(Workspace) }),
  z.object({ type: z.literal('settings.changed'), settings: Settings }),
  z.object({ type: z.literal('update.changed'), update: UpdateState }),
  z.object({ type: z.literal('link.changed'), link: DeepLink.optional() }),
  /** Providers are not what they were: ask for them again. */
  z.object({ type: z.literal('provider.changed') }),
  z.object({ type: z.literal('conversation.changed'), conversation: ConversationView }),
  z.object({ type: z.literal('conversation.removed'), conversation: ConversationId }),
  z.object({ type: z.literal('message.changed'), message: Message }),
  /**
   * Text came to a part of kind text or reasoning: it goes in at `offset` (in UTF-16 units) and everything behind that
   * is replaced, so that a text which was already seen does no harm. Of a message that is not known: ignore it.
   */
  z.object({
    type: z.literal('message.appended'),
    conversation: ConversationId,
    message: MessageId,
    /** Index of the part. */
    part: z.int(),
    offset: z.int(),
    text: z.string(),
  }),
  z.object({ type: z.literal('expert.changed'), round: ExpertRound }),
  z.object({ type: z.literal('expert.removed'), round: RoundId }),
  /** The memory is not what it was: ask for it again. */
  z.object({ type: z.literal('memory.changed') }),
  z.object({ type: z.literal('backup.progressed'), done: z.int(), total: z.int() }),
] as const;

/** Something that happened, as the engine says it: past tense, whole values; only the text of an answer comes in pieces. */
export const EventBody = z.discriminatedUnion('type', bodies);
export type EventBody = z.infer<typeof EventBody>;
export type EventType = EventBody['type'];

/** What rooms are handed to say that something happened. */
export type Emit = (event: EventBody) => void;

/** An event with its place in the order of this run. A hole in `seq` means: take a new snapshot. */
export type Event = EventBody & { seq: number };

/** What crosses to a window every 50 ms at most. `from` and `to` close the hole that filtering would leave. */
export interface EventBatch {
  from: number;
  to: number;
  events: Event[];
}

/** The approval window hears of approvals and of nothing else. */
export function heardBy(surface: Surface, type: EventType): boolean {
  return surface === 'app' || type === 'approval.requested' || type === 'approval.settled';
}
