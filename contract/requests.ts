import { z } from 'zod';
import { Approval, ApprovalAnswer } from './approval.ts';
import type { Surface } from './approval.ts';
import { CallRecord } from './call.ts';
import { CallId, ServerId } from './ids.ts';
import { Json } from './json.ts';
import { OutcomeView } from './outcome.ts';
import { Grant, LastUsed, Rule, RuleDraft } from './policy.ts';
import { SecretName } from './secret.ts';
import { LogLine, ParsedServers, Removal, ServerChange, ServerDraft, ServerView } from './server.ts';
import { Snapshot, Workspace } from './snapshot.ts';
import type { Text } from './text.ts';
import { ToolView } from './tool.ts';

interface Entry {
  params: z.ZodType;
  result: z.ZodType;
  /** Which windows may ask; everybody else is refused before parameters are read. */
  surfaces: readonly Surface[];
}

const none = z.strictObject({});
const one = z.strictObject({ server: ServerId });
const app = ['app'] as const;
const both = ['app', 'approval'] as const;

/** Everything a window can ask of the engine. A request enters together with its handler (main/app/handlers). */
export const requests = {
  'state.snapshot': { params: none, result: Snapshot, surfaces: app },
  'workspace.confirm': { params: none, result: Workspace, surfaces: app },
  /** Reads a pasted command line, or any client's JSON, without adding anything. */
  'server.parse': {
    params: z.strictObject({ text: z.string().min(1).max(1_000_000) }),
    result: ParsedServers,
    surfaces: app,
  },
  'server.add': { params: z.strictObject({ server: ServerDraft }), result: ServerView, surfaces: app },
  'server.update': {
    params: z.strictObject({ server: ServerId, change: ServerChange }),
    result: ServerView,
    surfaces: app,
  },
  'server.duplicate': { params: one, result: ServerView, surfaces: app },
  /** What would go with it; asked before `server.remove`. */
  'server.removal': { params: one, result: Removal, surfaces: app },
  'server.remove': { params: one, result: z.object({ removed: ServerId }), surfaces: app },
  /** Undoes a removal of this run, with its grants, rules and tools. */
  'server.restore': { params: one, result: ServerView, surfaces: app },
  'server.startAll': { params: none, result: z.array(ServerView), surfaces: app },
  'server.stopAll': { params: none, result: z.array(ServerView), surfaces: app },
  'server.start': { params: z.strictObject({ server: ServerId }), result: ServerView, surfaces: app },
  'server.stop': { params: z.strictObject({ server: ServerId }), result: ServerView, surfaces: app },
  'server.restart': { params: z.strictObject({ server: ServerId }), result: ServerView, surfaces: app },
  'server.logs': {
    params: z.strictObject({ server: ServerId, limit: z.int().min(1).max(10_000).default(500) }),
    result: z.array(LogLine),
    surfaces: app,
  },
  'tool.list': { params: z.strictObject({ server: ServerId }), result: z.array(ToolView), surfaces: app },
  'tool.call': {
    params: z.strictObject({
      /** Chosen by the caller so that it can cancel before the answer; made up when absent. */
      id: CallId.optional(),
      server: z.string().min(1).max(64),
      name: z.string().min(1).max(2000),
      args: Json,
      deadlineMs: z.int().min(1).max(3_600_000).optional(),
    }),
    result: z.object({ id: CallId, outcome: OutcomeView }),
    surfaces: app,
  },
  'call.cancel': {
    params: z.strictObject({ id: CallId }),
    result: z.object({ cancelled: z.boolean() }),
    surfaces: app,
  },
  'call.list': {
    params: z.strictObject({
      before: z.int().optional(),
      limit: z.int().min(1).max(1000).default(200),
      server: ServerId.optional(),
    }),
    result: z.array(CallRecord),
    surfaces: app,
  },
  'call.get': { params: z.strictObject({ id: CallId }), result: CallRecord, surfaces: app },
  'approval.list': { params: none, result: z.array(Approval), surfaces: both },
  'approval.answer': {
    params: z.strictObject({ id: z.string().min(1).max(100), answer: ApprovalAnswer }),
    result: z.object({ settled: z.literal(true) }),
    surfaces: both,
  },
  'grant.list': { params: none, result: z.object({ grants: z.array(Grant), used: LastUsed }), surfaces: app },
  'grant.revoke': {
    params: z.strictObject({ id: z.string().min(1).max(100) }),
    result: z.object({ revoked: z.boolean() }),
    surfaces: app,
  },
  'rule.list': { params: none, result: z.object({ rules: z.array(Rule), used: LastUsed }), surfaces: app },
  /** Adds a rule, or replaces the one with its id. */
  'rule.set': { params: z.strictObject({ rule: RuleDraft }), result: Rule, surfaces: app },
  'rule.remove': {
    params: z.strictObject({ id: Rule.shape.id }),
    result: z.object({ removed: z.boolean() }),
    surfaces: app,
  },
  /** Names alone: no window is ever given a value. */
  'secret.list': { params: none, result: z.array(z.string()), surfaces: app },
  'secret.set': {
    params: z.strictObject({ name: SecretName, value: z.string().min(1).max(100_000) }),
    result: z.object({ stored: z.literal(true) }),
    surfaces: app,
  },
  'secret.remove': {
    params: z.strictObject({ name: SecretName }),
    result: z.object({ removed: z.boolean() }),
    surfaces: app,
  },
} as const satisfies Record<string, Entry>;

export type Requests = typeof requests;
export type RequestName = keyof Requests;
/** Parameters as a caller writes them (defaults may be left out). */
export type Params<N extends RequestName> = z.input<Requests[N]['params']>;
/** Parameters as a handler gets them. */
export type Parsed<N extends RequestName> = z.output<Requests[N]['params']>;
export type Result<N extends RequestName> = z.output<Requests[N]['result']>;

/** Why a request failed, with the field at fault when there is one. */
export interface RequestError {
  reason: Text;
  advice?: Text;
  field?: string;
}
/** What crosses back to a window: never a thrown error, whose stack would cross too. */
export type Reply<N extends RequestName = RequestName> =
  { ok: true; value: Result<N> } | { ok: false; error: RequestError };
