import { z } from 'zod';
import { Approval, ApprovalAnswer } from './approval.ts';
import type { Surface } from './approval.ts';
import { AuditVerdict } from './audit.ts';
import { CallKind, CallRecord, Via } from './call.ts';
import { CallFacets, CallFilter, CallWindow, CallWindowQuery } from './call-query.ts';
import { Destination } from './egress.ts';
import {
  ClientApp,
  ClientAppId,
  ClientBackup,
  ClientExport,
  ClientImport,
  ClientPreview,
  ClientWrite,
  ClientWritten,
} from './client-app.ts';
import { CallId, ServerId } from './ids.ts';
import { Offer, OfferKind, OfferName, OfferPage } from './inventory.ts';
import { Json } from './json.ts';
import { Metrics, MetricsQuery } from './metrics.ts';
import { OutcomeView } from './outcome.ts';
import { Grant, LastUsed, Rule, RuleDraft } from './policy.ts';
import { ProtocolMessage } from './protocol-message.ts';
import { NewSecret, SecretName } from './secret.ts';
import { LogLine, ParsedServers, Removal, ServerChange, ServerDraft, ServerView } from './server.ts';
import { Settings, SettingsChange } from './settings.ts';
import { Snapshot } from './snapshot.ts';
import { Text } from './text.ts';
import { ToolView } from './tool.ts';
import { Workspace, WorkspaceDraft } from './workspace.ts';

interface Entry {
  params: z.ZodType;
  result: z.ZodType;
  /** Who may ask; everybody else is refused before parameters are read. */
  surfaces: readonly Surface[];
}

const none = z.strictObject({});
const one = z.strictObject({ server: ServerId });
const asked = {
  /** Chosen by the caller so that it can cancel before the answer; made up when absent. */
  id: CallId.optional(),
  server: z.string().min(1).max(64),
  deadlineMs: z.int().min(1).max(3_600_000).optional(),
};
const called = z.object({ id: CallId, outcome: OutcomeView });
const secrets = z.array(NewSecret).max(100).optional();
const app = ['app'] as const;
const cli = ['cli'] as const;
const appOrCli = ['app', 'cli'] as const;
const everywhere = ['app', 'approval', 'cli'] as const;

/** Everything that can be asked of the engine. A request enters together with its handler (main/app/handlers). */
export const requests = {
  'state.snapshot': { params: none, result: Snapshot, surfaces: appOrCli },
  'settings.set': { params: z.strictObject({ change: SettingsChange }), result: Settings, surfaces: app },
  /** Agrees to a workspace and makes its folders; without id the default one. */
  'workspace.confirm': {
    params: z.strictObject({ workspace: Workspace.shape.id.optional() }),
    result: Workspace,
    surfaces: app,
  },
  /** Adds a workspace, or changes the one with its id. */
  'workspace.set': {
    params: z.strictObject({ workspace: WorkspaceDraft }),
    result: Workspace,
    surfaces: app,
  },
  /** Never the default one, nor one that a server is given. */
  'workspace.remove': {
    params: z.strictObject({ workspace: Workspace.shape.id }),
    result: z.object({ removed: z.boolean() }),
    surfaces: app,
  },
  /** Lets the user choose a folder with the system's own dialog; none: he closed it. */
  'folder.pick': { params: none, result: z.object({ folder: z.string().optional() }), surfaces: app },
  /** Where Patchbay itself connected in this run, newest first. */
  'egress.list': { params: none, result: z.array(Destination), surfaces: app },
  /** Reads a pasted command line, or any client's JSON, without adding anything. */
  'server.parse': {
    params: z.strictObject({ text: z.string().min(1).max(1_000_000) }),
    result: ParsedServers,
    surfaces: app,
  },
  /** `secrets` are stored only when everything else is valid: all of them, or none. */
  'server.add': {
    params: z.strictObject({ server: ServerDraft, secrets }),
    result: ServerView,
    surfaces: app,
  },
  /** As above; a name that is taken is refused, unless this server refers to it already. */
  'server.update': {
    params: z.strictObject({ server: ServerId, change: ServerChange, secrets }),
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
  'server.start': { params: z.strictObject({ server: ServerId }), result: ServerView, surfaces: appOrCli },
  'server.stop': { params: z.strictObject({ server: ServerId }), result: ServerView, surfaces: appOrCli },
  'server.restart': { params: z.strictObject({ server: ServerId }), result: ServerView, surfaces: appOrCli },
  'server.logs': {
    params: z.strictObject({ server: ServerId, limit: z.int().min(1).max(10_000).default(500) }),
    result: z.array(LogLine),
    surfaces: appOrCli,
  },
  /** The last messages of a session, oldest first; with `after` only those with a greater seq. */
  'server.protocol': {
    params: z.strictObject({
      server: ServerId,
      after: z.int().optional(),
      limit: z.int().min(1).max(2000).default(500),
    }),
    result: z.array(ProtocolMessage),
    surfaces: app,
  },
  /** What all servers offer, or one of them: every word of `query` must be found in it. */
  'catalog.search': {
    params: z.strictObject({
      query: z.string().max(500).default(''),
      kinds: z.array(OfferKind).max(4).optional(),
      server: ServerId.optional(),
      offset: z.int().min(0).default(0),
      limit: z.int().min(1).max(1000).default(200),
    }),
    result: OfferPage,
    surfaces: appOrCli,
  },
  'catalog.get': {
    params: z.strictObject({ kind: OfferKind, server: ServerId, name: OfferName }),
    result: Offer,
    surfaces: appOrCli,
  },
  'tool.list': {
    params: z.strictObject({ server: ServerId }),
    result: z.array(ToolView),
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
    result: z.array(z.object({ field: z.string(), message: Text })),
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
    result: z.object({ cancelled: z.boolean() }),
    surfaces: appOrCli,
  },
  'call.list': {
    params: z.strictObject({
      before: z.int().optional(),
      limit: z.int().min(1).max(1000).default(200),
      server: ServerId.optional(),
      kind: CallKind.optional(),
      name: OfferName.optional(),
      via: Via.optional(),
    }),
    result: z.array(CallRecord),
    surfaces: appOrCli,
  },
  /** Calls that have ended, by their place: what a list that scrolls needs. */
  'audit.window': { params: CallWindowQuery, result: CallWindow, surfaces: app },
  /** Calls that have ended, newest first; `next` leads on to those before. */
  'audit.query': {
    params: CallFilter.extend({
      cursor: z.int().min(1).optional(),
      limit: z.int().min(1).max(200).default(100),
    }),
    result: z.object({ calls: z.array(CallRecord), next: z.int().optional() }),
    surfaces: app,
  },
  'audit.facets': { params: none, result: CallFacets, surfaces: app },
  /**
   * Writes what the filter shows to a new file: in the user's downloads, or with `pick` in a folder that he chooses in
   * the system's own dialog. No path: he closed it.
   */
  'audit.export': {
    params: z.strictObject({
      filter: CallFilter,
      format: z.enum(['jsonl', 'csv']),
      pick: z.boolean().default(false),
    }),
    result: z.object({ path: z.string().optional(), count: z.int() }),
    surfaces: app,
  },
  'call.get': { params: z.strictObject({ id: CallId }), result: CallRecord, surfaces: appOrCli },
  'approval.list': { params: none, result: z.array(Approval), surfaces: everywhere },
  'approval.answer': {
    params: z.strictObject({ id: z.string().min(1).max(100), answer: ApprovalAnswer }),
    result: z.object({ settled: z.literal(true) }),
    surfaces: everywhere,
  },
  /** Reads the whole chain of the audit and says where it is not what was written. Takes seconds for a million rows. */
  'audit.verify': { params: none, result: AuditVerdict, surfaces: appOrCli },
  /** An app wants this home: an engine without a window takes nothing new, ends what runs, and goes. */
  'engine.handOver': { params: none, result: z.object({ leaving: z.literal(true) }), surfaces: cli },
  /** What servers did and took over a span of time, from roll-ups. */
  'metrics.query': { params: MetricsQuery, result: Metrics, surfaces: app },
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
  /** Every app whose configuration can be read and written here, whether it is there or not. */
  'client.list': { params: none, result: z.array(ClientApp), surfaces: app },
  /** Takes another file for its own: one that `client.list` names or, without `path`, one a person picks in the system's dialog. */
  'client.choose': {
    params: z.strictObject({ client: ClientAppId, path: z.string().min(1).max(4096).optional() }),
    result: ClientApp,
    surfaces: app,
  },
  /** Reads the servers that an app has, without adding any. */
  'client.import': { params: z.strictObject({ client: ClientAppId }), result: ClientImport, surfaces: app },
  'client.preview': { params: ClientExport, result: ClientPreview, surfaces: app },
  'client.write': { params: ClientWrite, result: ClientWritten, surfaces: app },
  /** Puts a backup back; what the file holds now is backed up first. */
  'client.restore': {
    params: z.strictObject({ client: ClientAppId, backup: ClientBackup.shape.id }),
    result: ClientWritten,
    surfaces: app,
  },
  /** Names alone: no window is ever given a value. */
  'secret.list': { params: none, result: z.array(z.string()), surfaces: app },
  'secret.set': {
    params: NewSecret,
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
