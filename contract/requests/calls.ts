import { z } from 'zod';
import type { AuditVerdict } from '../audit.ts';
import { CallKind, Via } from '../call.ts';
import type { CallRecord } from '../call.ts';
import { CallFilter, CallWindowQuery } from '../call-query.ts';
import type { CallFacets, CallWindow } from '../call-query.ts';
import { CallId, ServerId } from '../ids.ts';
import { OfferKind, OfferName } from '../inventory.ts';
import type { Offer, OfferPage } from '../inventory.ts';
import { MetricsQuery } from '../metrics.ts';
import type { Metrics } from '../metrics.ts';
import type { OutcomeView } from '../outcome.ts';
import type { Text } from '../text.ts';
import type { ToolView } from '../tool.ts';
import { Json } from '../json.ts';
import { app, appOrCli, none, gives } from './entry.ts';
import type { Entry } from './entry.ts';

const asked = {
  /** Chosen by the caller so that it can cancel before the answer; made up when absent. */
  id: CallId.optional(),
  server: z.string().min(1).max(64),
  deadlineMs: z.int().min(1).max(3_600_000).optional(),
};
const called = gives<{ id: CallId; outcome: OutcomeView }>();

/** What servers offer, calling it, and what became of that. */
export const callsRequests = {
  /** What all servers offer, or one of them: every word of `query` must be found in it. */
  'catalog.search': {
    params: z.strictObject({
      query: z.string().max(500).default(''),
      kinds: z.array(OfferKind).max(4).optional(),
      server: ServerId.optional(),
      offset: z.int().min(0).default(0),
      limit: z.int().min(1).max(1000).default(200),
    }),
    result: gives<OfferPage>(),
    surfaces: appOrCli,
  },
  'catalog.get': {
    params: z.strictObject({ kind: OfferKind, server: ServerId, name: OfferName }),
    result: gives<Offer>(),
    surfaces: appOrCli,
  },
  'tool.list': {
    params: z.strictObject({ server: ServerId }),
    result: gives<ToolView[]>(),
    surfaces: appOrCli,
  },
  'tool.call': {
    params: z.strictObject({ ...asked, name: OfferName, args: Json }),
    result: called,
    surfaces: appOrCli,
  },
  /** Every problem of the arguments, by JSON pointer, without calling anything. Empty: they fit the schema. */
  'tool.validate': {
    params: z.strictObject({ server: z.string().min(1).max(64), name: OfferName, args: Json }),
    result: gives<{ field: string; message: Text }[]>(),
    surfaces: app,
  },
  'prompt.get': {
    params: z.strictObject({ ...asked, name: OfferName, args: z.record(z.string(), z.string()) }),
    result: called,
    surfaces: appOrCli,
  },
  'resource.read': {
    params: z.strictObject({ ...asked, uri: OfferName }),
    result: called,
    surfaces: appOrCli,
  },
  'call.cancel': {
    params: z.strictObject({ id: CallId }),
    result: gives<{ cancelled: boolean }>(),
    surfaces: appOrCli,
  },
  /** The latest calls, those that run among them; the one that was last heard of comes first. */
  'call.list': {
    params: z.strictObject({
      limit: z.int().min(1).max(1000).default(200),
      server: ServerId.optional(),
      kind: CallKind.optional(),
      name: OfferName.optional(),
      via: Via.optional(),
    }),
    result: gives<CallRecord[]>(),
    surfaces: appOrCli,
  },
  /** Calls that have ended, by their place: what a list that scrolls needs. */
  'audit.window': { params: CallWindowQuery, result: gives<CallWindow>(), surfaces: app },
  /** Calls that have ended, newest first; `next` leads on to those before. */
  'audit.query': {
    params: CallFilter.extend({
      cursor: z.int().min(1).optional(),
      limit: z.int().min(1).max(200).default(100),
    }),
    result: gives<{ calls: CallRecord[]; next?: number | undefined }>(),
    surfaces: app,
  },
  'audit.facets': { params: none, result: gives<CallFacets>(), surfaces: app },
  /**
   * Writes what the filter shows to a new file: in the user's downloads (in a home that he named: its `exports`), or with
   * `pick` in a folder that he chooses in the system's own dialog. No path: he closed it.
   */
  'audit.export': {
    params: z.strictObject({
      filter: CallFilter,
      format: z.enum(['jsonl', 'csv']),
      pick: z.boolean().default(false),
    }),
    result: gives<{ path?: string | undefined; count: number }>(),
    surfaces: app,
  },
  'call.get': { params: z.strictObject({ id: CallId }), result: gives<CallRecord>(), surfaces: appOrCli },
  /** Reads the whole chain of the audit and says where it is not what was written. Takes seconds for a million rows. */
  'audit.verify': { params: none, result: gives<AuditVerdict>(), surfaces: appOrCli },
  /** What servers did and took over a span of time, from roll-ups. */
  'metrics.query': { params: MetricsQuery, result: gives<Metrics>(), surfaces: app },
} as const satisfies Record<string, Entry>;
