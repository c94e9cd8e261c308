import { z } from 'zod';
import { CallKind, Via } from './call.ts';
import { CallId, ServerId } from './ids.ts';
import { Json } from './json.ts';
import { Where } from './policy.ts';
import { Launch } from './launch.ts';
import { ToolRef } from './tool.ts';
import { Verbs } from './verbs.ts';

/** The windows, and so where an approval may be answered. The approval window shows nothing foreign but the exact arguments. */
export const WindowSurface = z.enum(['app', 'approval']);
export type WindowSurface = z.infer<typeof WindowSurface>;

/** Where a request comes from: a window, or the command line over the engine's socket. */
export type Surface = WindowSurface | 'cli';

const shared = {
  id: z.string(),
  serverTitle: z.string(),
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
  callId: CallId,
  callKind: CallKind,
  /** For a resource its name is the URI. */
  tool: ToolRef,
  /** Exact, whole, never redacted: what is approved is what is sent. */
  args: Json,
  verbs: Verbs,
  /** Patterns offered for "Always if", most useful first. */
  suggestions: z.array(Where),
  /** Whether "always" needs at least one pattern (destroy, execute, send). */
  patternRequired: z.boolean(),
});
export type CallApproval = z.infer<typeof CallApproval>;

/** May this program run on this machine, or this address be connected to, from now on, exactly like this? */
export const CommandApproval = z.object({
  ...shared,
  kind: z.literal('command'),
  server: ServerId,
  /** Whole and untruncated. Values of variables and headers stand there as they are: references stay references. */
  launch: Launch,
});
export type CommandApproval = z.infer<typeof CommandApproval>;

/** A question to a person. Kinds definition and serverRequest enter with what raises them. */
export const Approval = z.discriminatedUnion('kind', [CallApproval, CommandApproval]);
export type Approval = z.infer<typeof Approval>;

export const ApprovalAnswer = z.discriminatedUnion('effect', [
  z.object({
    effect: z.literal('allow'),
    scope: z.enum(['call', 'run', 'always']),
    where: z.array(Where).max(20),
  }),
  z.object({ effect: z.literal('deny'), reason: z.string().max(500).optional() }),
]);
export type ApprovalAnswer = z.infer<typeof ApprovalAnswer>;

/** How an approval ended: answered, timed out, or the caller went away. */
export const Settlement = z.enum(['allowed', 'denied', 'expired', 'withdrawn']);
export type Settlement = z.infer<typeof Settlement>;
