import { z } from 'zod';
import { Setting } from '../bundled.ts';
import type { BundledView, NeedCheck } from '../bundled-view.ts';
import type { ServerView } from '../server.ts';
import { ServerId } from '../ids.ts';
import { app, none, gives } from './entry.ts';
import type { Entry } from './entry.ts';

const one = z.strictObject({ server: ServerId });

/** The servers that ship with Patchbay. Their settings are changed by `server.update`. */
export const bundledRequests = {
  /** All of them, those in the list of servers too. Looks at nothing outside. */
  'bundled.list': { params: none, result: gives<BundledView[]>(), surfaces: app },
  /** Looks for what one needs, with its settings as they are now: one answer for each of its needs, in their order. */
  'bundled.check': {
    /** `again`: the PATH is asked for afresh, for something may have been installed. */
    params: one.extend({ again: z.boolean().optional() }),
    result: gives<NeedCheck[]>(),
    surfaces: app,
  },
  /** Lets the user choose the file or folder of a setting with the system's own dialog; no path: he closed it. */
  'bundled.pick': {
    params: one.extend({ setting: Setting.shape.env }),
    result: gives<{ path?: string | undefined }>(),
    surfaces: app,
  },
  /** Takes one up into the list of servers. It is not started. */
  'bundled.add': { params: one, result: gives<ServerView>(), surfaces: app },
} as const satisfies Record<string, Entry>;
