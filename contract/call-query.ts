import { z } from 'zod';
import { CallKind, CallRecord, Via } from './call.ts';
import { OutcomeName } from './outcome.ts';

/** Which calls of the past; what is absent does not matter. Times are when a call came in, epoch ms. */
export const CallFilter = z.strictObject({
  /** Every word must be found in the names, the kept arguments, the kept result or the message; the last one may be unfinished. */
  text: z.string().max(500).optional(),
  kind: CallKind.optional(),
  server: z.string().max(64).optional(),
  /** Of a tool or a prompt. Reads of resources have no name to filter by: their URIs are found by `text`. */
  name: z.string().max(2000).optional(),
  via: Via.optional(),
  principal: z.string().max(300).optional(),
  outcome: z
    .array(z.union([OutcomeName, z.literal('unknown')]))
    .min(1)
    .max(20)
    .optional(),
  /** Inclusive. */
  from: z.int().min(0).optional(),
  /** Exclusive. */
  to: z.int().min(1).optional(),
});
export type CallFilter = z.infer<typeof CallFilter>;

/** A call as one line. `preview`: the beginning of its kept arguments as JSON. */
export const CallSummary = CallRecord.pick({
  id: true,
  at: true,
  kind: true,
  server: true,
  name: true,
  via: true,
  principal: true,
  outcome: true,
  decision: true,
  totalMs: true,
}).extend({ preview: z.string() });
export type CallSummary = z.infer<typeof CallSummary>;

/**
 * Calls that have ended, by their place in the list, 0 being the newest. With the same `top` a place always holds the
 * same call; without one the list begins at the newest call there is, and the answer says which `top` that was.
 */
export const CallWindowQuery = z.strictObject({
  filter: CallFilter,
  top: z.int().min(0).optional(),
  from: z.int().min(0).default(0),
  count: z.int().min(0).max(200),
});

export const CallWindow = z.object({
  top: z.int(),
  /** How many calls the whole list holds. */
  total: z.int(),
  calls: z.array(CallSummary),
  /** There are more than `total`: a search by text ends there, having looked back to `searchedTo` (epoch ms). */
  searchedTo: z.int().optional(),
  /** Rows of the audit that are not in the index yet, and so not in the list. */
  behind: z.int(),
});
export type CallWindow = z.infer<typeof CallWindow>;

/** What there is to filter by. Names at most 2,000. */
export const CallFacets = z.object({
  servers: z.array(z.string()),
  names: z.array(z.object({ server: z.string(), name: z.string() })),
  vias: z.array(Via),
  principals: z.array(z.string()),
});
export type CallFacets = z.infer<typeof CallFacets>;
