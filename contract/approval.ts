import { z } from 'zod';
import { CallKind, Via } from './call.ts';
import { CallId, ServerId } from './ids.ts';
import { Json, JsonObject } from './json.ts';
import { Ruling, Where } from './policy.ts';
import { ModelRef } from './chat/provider.ts';
import { Launch } from './launch.ts';
import { Elicitation, Sampling } from './server-request.ts';
import { ToolRef } from './tool.ts';
import { Verbs } from './verbs.ts';

/** The windows, and so where an approval may be answered. The approval window shows nothing foreign but the exact arguments. */
export const WindowSurface = z.enum(['app', 'approval']);
export type WindowSurface = z.infer<typeof WindowSurface>;

/** Where a request comes from: a window, or the command line over the engine's socket. */
export type Surface = WindowSurface | 'cli';

const shared = {
  id: z.string(),
  principal: z.string(),
  via: Via,
  surface: WindowSurface,
  createdAt: z.int(),
  expiresAt: z.int(),
};

/** May this call leave for its server? */
export const CallApproval = z.object({
  ...shared,
  kind: z.literal('call'),
  serverTitle: z.string(),
  callId: CallId,
  callKind: CallKind,
  /** For a resource its name is the URI. */
  tool: ToolRef,
  /** Exact, whole, never redacted: what is approved is what is sent. */
  args: Json,
  verbs: Verbs,
  /** Patterns offered for "Always if", most useful first. */
  suggestions: z.array(Where),
  /** The conversation it is for: where there is one, its own card may answer what `surface` leaves to the app. */
  conversation: z.string().optional(),
  /** Why it is asked although it would be allowed: the model has read what this untrusted tool gave back. */
  after: ToolRef.optional(),
  /** Whether "always" needs at least one pattern (destroy, execute, send). */
  patternRequired: z.boolean(),
});
export type CallApproval = z.infer<typeof CallApproval>;

/** May this program run on this machine, or this address be connected to, from now on, exactly like this? */
export const CommandApproval = z.object({
  ...shared,
  kind: z.literal('command'),
  server: ServerId,
  serverTitle: z.string(),
  /** Whole and untruncated. Values of variables and headers stand there as they are: references stay references. */
  launch: Launch,
  /** The user trusts this server, so what it says of its tools is believed whatever it becomes. */
  trusted: z.boolean(),
});
export type CommandApproval = z.infer<typeof CommandApproval>;

/** May the rules let more through than they do now? All of the changes, or none. */
export const RuleApproval = z.object({
  ...shared,
  kind: z.literal('rule'),
  /** What goes (`before`), what comes (`after`), or what takes the place of what; each whole. */
  changes: z.array(z.object({ before: Ruling.optional(), after: Ruling.optional() })).min(1),
});
export type RuleApproval = z.infer<typeof RuleApproval>;

/** May what this server says of its own tools be believed from now on? */
export const TrustApproval = z.object({
  ...shared,
  kind: z.literal('trust'),
  server: ServerId,
  serverTitle: z.string(),
  launch: Launch,
  /** What is allowed again with it, when it comes back. */
  allowed: z.array(Ruling),
});
export type TrustApproval = z.infer<typeof TrustApproval>;

/** May servers reach these folders too? */
export const FoldersApproval = z.object({
  ...shared,
  kind: z.literal('folders'),
  /** The name of the workspace. */
  workspace: z.string(),
  added: z.array(z.string()).min(1),
  /** Those of its folders that they reach already. */
  kept: z.array(z.string()),
});
export type FoldersApproval = z.infer<typeof FoldersApproval>;

/** A setting that would hold back less than it does. */
export const Loosening = z.discriminatedUnion('setting', [
  z.object({ setting: z.literal('askAfterUntrusted') }),
  z.object({ setting: z.literal('callsPerMinute'), before: z.int(), after: z.int() }),
]);
export type Loosening = z.infer<typeof Loosening>;

/** May these settings hold back less than they do? All of them, or none. */
export const SettingsApproval = z.object({
  ...shared,
  kind: z.literal('settings'),
  changes: z.array(Loosening).min(1),
});
export type SettingsApproval = z.infer<typeof SettingsApproval>;

/** May the model of a turn answer this, for the server that works for that turn? */
export const ServerRequestApproval = z.object({
  ...shared,
  kind: z.literal('serverRequest'),
  server: ServerId,
  serverTitle: z.string(),
  /** The call during which the server asks, and its tool. */
  callId: CallId,
  name: z.string(),
  conversation: z.string().optional(),
  /** The server did not say for which of its calls, and this is one of several. */
  unsure: z.literal(true).optional(),
  model: ModelRef,
  /** Exact and whole, never redacted: what is approved is what the model is sent. */
  sampling: Sampling,
});
export type ServerRequestApproval = z.infer<typeof ServerRequestApproval>;

/** What does a person say to this server, in the middle of a call? Answered where that call is shown. */
export const ElicitationApproval = z.object({
  ...shared,
  kind: z.literal('elicitation'),
  server: ServerId,
  serverTitle: z.string(),
  callId: CallId,
  callKind: CallKind,
  /** Of the tool; for a resource its name is the URI. */
  name: z.string(),
  conversation: z.string().optional(),
  unsure: z.literal(true).optional(),
  elicitation: Elicitation,
});
export type ElicitationApproval = z.infer<typeof ElicitationApproval>;

/** A question to a person. Kind definition enters with what raises it. */
export const Approval = z.discriminatedUnion('kind', [
  CallApproval,
  CommandApproval,
  RuleApproval,
  TrustApproval,
  FoldersApproval,
  SettingsApproval,
  ServerRequestApproval,
  ElicitationApproval,
]);
export type Approval = z.infer<typeof Approval>;

export const ApprovalAnswer = z.discriminatedUnion('effect', [
  z.object({
    effect: z.literal('allow'),
    /** `conversation`: only where the approval names one. */
    scope: z.enum(['call', 'conversation', 'run', 'always']),
    where: z.array(Where).max(20),
    /** What was filled in; only for the form of a server. */
    content: JsonObject.optional(),
  }),
  z.object({
    effect: z.literal('deny'),
    reason: z.string().max(500).optional(),
    /** Put aside without a decision: for a server that is another answer than no. */
    dismissed: z.literal(true).optional(),
  }),
]);
export type ApprovalAnswer = z.infer<typeof ApprovalAnswer>;

/** How an approval ended: answered, timed out, or the caller went away. */
export const Settlement = z.enum(['allowed', 'denied', 'expired', 'withdrawn']);
export type Settlement = z.infer<typeof Settlement>;
