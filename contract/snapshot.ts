import { z } from 'zod';
import { Approval } from './approval.ts';
import { CallRecord } from './call.ts';
import { DeepLink } from './deep-link.ts';
import { ServerView } from './server.ts';
import { Settings } from './settings.ts';
import { Text } from './text.ts';
import { UpdateState } from './update.ts';
import { Workspace } from './workspace.ts';

/** Something a person should know while it lasts, such as an audit that cannot be written. */
export const Notice = z.object({ id: z.string(), level: z.enum(['info', 'warning', 'error']), text: Text });
export type Notice = z.infer<typeof Notice>;

/** All that a window starts from; apply only events with a greater `seq`. */
export const Snapshot = z.object({
  seq: z.int(),
  run: z.string(),
  home: z.string(),
  /** The default one first. */
  workspaces: z.array(Workspace).min(1),
  settings: Settings,
  servers: z.array(ServerView),
  approvals: z.array(Approval),
  /** Newest first, at most 200. */
  calls: z.array(CallRecord),
  notices: z.array(Notice),
  update: UpdateState,
  /** What another program asked for and no window has shown yet. */
  link: DeepLink.optional(),
});
export type Snapshot = z.infer<typeof Snapshot>;
