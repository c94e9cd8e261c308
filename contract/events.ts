import { z } from 'zod';
import { Approval, Settlement } from './approval.ts';
import type { Surface } from './approval.ts';
import { CallRecord } from './call.ts';
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
  z.object({ type: z.literal('log.appended'), lines: z.array(LogLine) }),
  z.object({ type: z.literal('notice.changed'), notices: z.array(Notice) }),
  z.object({ type: z.literal('workspace.changed'), workspaces: z.array(Workspace) }),
  z.object({ type: z.literal('settings.changed'), settings: Settings }),
  z.object({ type: z.literal('update.changed'), update: UpdateState }),
  z.object({ type: z.literal('link.changed'), link: DeepLink.optional() }),
  z.object({ type: z.literal('backup.progressed'), done: z.int(), total: z.int() }),
] as const;

/** Something that happened, as the engine says it: past tense, whole values, never patches. */
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
