import { z } from 'zod';
import { Approval } from './approval.ts';
import { CallRecord } from './call.ts';
import { ServerView } from './server.ts';
import { Text } from './text.ts';

/** Something a person should know while it lasts, such as an audit that cannot be written. */
export const Notice = z.object({ id: z.string(), level: z.enum(['info', 'warning', 'error']), text: Text });
export type Notice = z.infer<typeof Notice>;

/** A place on disk that file tools may touch. `ready`: the user agreed and the folder is there. */
export const Workspace = z.object({
  id: z.string(),
  name: z.string(),
  folders: z.array(z.string()).min(1),
  ready: z.boolean(),
});
export type Workspace = z.infer<typeof Workspace>;

/** All that a window starts from; apply only events with a greater `seq`. */
export const Snapshot = z.object({
  seq: z.int(),
  run: z.string(),
  home: z.string(),
  workspace: Workspace,
  servers: z.array(ServerView),
  approvals: z.array(Approval),
  /** Newest first, at most 200. */
  calls: z.array(CallRecord),
  notices: z.array(Notice),
});
export type Snapshot = z.infer<typeof Snapshot>;
