import { z } from 'zod';
import { CallId, ServerId } from './ids.ts';
import { Json } from './json.ts';
import { OutcomeName } from './outcome.ts';
import { Text } from './text.ts';
import { ToolRef } from './tool.ts';

/** How a call came in. HTTP has an Origin, we do not. */
export const Via = z.enum(['desk', 'chat', 'gateway', 'rest', 'cli', 'workflow', 'expert', 'app']);
export type Via = z.infer<typeof Via>;

/** Who asks. Set by the host that accepted the connection, never read from a message. */
export const Principal = z.object({ id: z.string().min(1), roles: z.array(z.string()) });
export type Principal = z.infer<typeof Principal>;

export const OWNER: Principal = { id: 'owner', roles: ['admin'] };

export const Priority = z.enum(['critical', 'high', 'normal', 'low']);

/** What is asked of a server: tools/call, resources/read or prompts/get. complete and task enter with their callers. */
export const CallKind = z.enum(['tool', 'resource', 'prompt']);
export type CallKind = z.infer<typeof CallKind>;

/** One request to a server, on the one road. */
export const Call = z.object({
  id: CallId,
  kind: CallKind,
  server: ServerId,
  /** Name of the tool or prompt, or URI of the resource. */
  name: z.string().min(1).max(2000),
  /** An object; for a resource it is empty. */
  args: Json,
  principal: Principal,
  via: Via,
  workspace: z.string(),
  priority: Priority,
  /** Time the server has, from the moment the call leaves for it. */
  deadlineMs: z.int().min(1).max(3_600_000),
  /** The conversation it is made for. */
  conversation: z.string().optional(),
  /** Whoever asks has read what this untrusted tool gave back: a call that is not only read is asked about again. */
  after: ToolRef.optional(),
  /** It may take the result of an equal call that is under way, where the tool only reads. Nobody watches its progress. */
  shares: z.boolean().optional(),
});
export type Call = z.infer<typeof Call>;

/** Why a call was let through or not, and which rule or grant said so. */
export const Decision = z.object({ effect: z.enum(['allow', 'deny']), rule: z.string() });
export type Decision = z.infer<typeof Decision>;

/** Stations of a call, in the order in which it passes them. */
export const StageName = z.enum(['recorded', 'identified', 'admitted', 'validated', 'granted', 'invoked']);
export type StageName = z.infer<typeof StageName>;

/**
 * A call as the record shows it: arguments and result redacted and capped. Times in ms:
 * `waitedMs` for a person (and for the model that answered the server's own question), `upstreamMs` at the server, `stages` each by itself without those two; a stage that is
 * missing was not reached. No `outcome` yet: it runs.
 * `unknown`: it left for the server and the app died before the answer came.
 */
export const CallRecord = z.object({
  id: CallId,
  at: z.int(),
  kind: CallKind,
  server: z.string(),
  name: z.string(),
  via: Via,
  principal: z.string(),
  args: Json,
  /** `args` is not what was sent: secrets were taken out of it, or it was too long to keep. */
  altered: z.literal(true).optional(),
  outcome: z.union([OutcomeName, z.literal('unknown')]).optional(),
  message: Text.optional(),
  decision: Decision.optional(),
  totalMs: z.number().optional(),
  waitedMs: z.number().optional(),
  upstreamMs: z.number().optional(),
  stages: z.partialRecord(StageName, z.number()).optional(),
  result: Json.optional(),
});
export type CallRecord = z.infer<typeof CallRecord>;
