import { z } from 'zod';
import { Text } from './text.ts';

const why = { reason: Text, advice: Text };
const version = { version: z.string() };

/** A newer version of Patchbay and what is known of it. Times are epoch milliseconds, sizes bytes. */
export const UpdateState = z.discriminatedUnion('state', [
  /** Nobody has looked in this run. */
  z.object({ state: z.literal('idle') }),
  z.object({ state: z.literal('checking') }),
  /** Nothing newer for this computer; `staged`: the newer version that has not reached it yet. */
  z.object({ state: z.literal('none'), checkedAt: z.int(), staged: z.string().optional() }),
  /** `notes`: what its makers say of it, Markdown, foreign; may be empty. */
  z.object({ state: z.literal('available'), ...version, notes: z.string(), sizeBytes: z.int() }),
  z.object({ state: z.literal('downloading'), ...version, done: z.int(), total: z.int() }),
  /** Downloaded and checked. It replaces this one when a person says so. */
  z.object({ state: z.literal('ready'), ...version, notes: z.string() }),
  /** Patchbay ends in order, is replaced and opens again. */
  z.object({ state: z.literal('installing'), ...version }),
  z.object({ state: z.literal('failed'), ...why }),
  /** This copy cannot replace itself. Whether something newer is there is not known. */
  z.object({ state: z.literal('unsupported'), ...why }),
]);
export type UpdateState = z.infer<typeof UpdateState>;
