import { z } from 'zod';
import { CallKind, Via } from './call.ts';
import { Json } from './json.ts';
import { Fingerprint, ToolRef } from './tool.ts';

/**
 * A test of one argument. `path` is a JSON pointer into the arguments; a missing field never matches.
 * A value that its op could never match is refused here, because in a deny it would silently let everything pass.
 */
export const Where = z
  .object({
    path: z
      .string()
      .max(500)
      .regex(/^(\/[^/]*)*$/, 'must be a JSON pointer such as /file_path'),
    op: z.enum(['=', '!=', '<', '<=', '>', '>=', 'glob', 'in', 'inside']),
    value: Json,
  })
  .superRefine(({ op, value }, context) => {
    const problem = problemWith(op, value);
    if (problem !== undefined) context.addIssue({ code: 'custom', path: ['value'], message: problem });
  });
export type Where = z.infer<typeof Where>;

function problemWith(op: string, value: Json): string | undefined {
  if (op === 'in') return Array.isArray(value) ? undefined : 'must be a list';
  if (op === 'glob') {
    return typeof value === 'string' && value.length <= 500
      ? undefined
      : 'must be a pattern of at most 500 characters';
  }
  if (op !== 'inside') return undefined;
  const absolute = typeof value === 'string' && /^(\/|[A-Za-z]:[\\/]|\\\\)/.test(value);
  return absolute ? undefined : 'must be an absolute folder';
}

export const Rule = z.object({
  id: z.string().min(1).max(100),
  effect: z.enum(['allow', 'ask', 'deny']),
  /** Principal id, role name, or `*`. */
  who: z.string().min(1).max(200),
  server: z.string().min(1).max(200),
  tool: z.string().min(1).max(2000),
  where: z.array(Where).max(20),
  via: Via.optional(),
  workspace: z.string().optional(),
  /** Epoch ms between which the rule holds. */
  from: z.int().optional(),
  to: z.int().optional(),
  createdAt: z.int(),
});
export type Rule = z.infer<typeof Rule>;

export const GrantScope = z.enum(['call', 'conversation', 'run', 'workspace', 'always']);
export type GrantScope = z.infer<typeof GrantScope>;

/** A person's earlier answer. Bound to the fingerprint of the definition that was shown. */
export const Grant = z.object({
  id: z.string(),
  principal: z.string(),
  /** Absent: a tool. */
  kind: CallKind.optional(),
  tool: ToolRef,
  fingerprint: Fingerprint,
  where: z.array(Where),
  scope: GrantScope,
  /** Run id, conversation id or workspace id; empty for `always`. */
  scopeId: z.string(),
  expiresAt: z.int().optional(),
  createdAt: z.int(),
});
export type Grant = z.infer<typeof Grant>;

/** A rule as somebody writes it; id and time are given by the engine when they are left out. */
export const RuleDraft = Rule.omit({ id: true, createdAt: true })
  .extend({ id: Rule.shape.id.optional() })
  .strict();
export type RuleDraft = z.infer<typeof RuleDraft>;

/** What a rule says, without when it was made: what a person reads of it. A grant reads like one too. */
export const Ruling = Rule.omit({ id: true, createdAt: true });
export type Ruling = z.infer<typeof Ruling>;

/** When a rule or grant last decided a call, by how a record names it (`Decision.rule`); epoch ms. */
export const LastUsed = z.record(z.string(), z.int());
export type LastUsed = z.infer<typeof LastUsed>;
