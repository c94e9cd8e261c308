import { z } from 'zod';
import { Approval, ApprovalAnswer } from '../approval.ts';
import { JsonObject } from '../json.ts';
import { Grant, LastUsed, Rule, RuleDraft } from '../policy.ts';
import { Text } from '../text.ts';
import { app, everywhere, none } from './entry.ts';
import type { Entry } from './entry.ts';

/** Questions that wait, and what was decided for more than one call. */
export const permissionsRequests = {
  'approval.list': { params: none, result: z.array(Approval), surfaces: everywhere },
  /** Brings the window that answers to the front, if something waits. It can answer nothing. */
  'approval.show': { params: none, result: z.object({ asked: z.literal(true) }), surfaces: app },
  'approval.answer': {
    params: z.strictObject({ id: z.string().min(1).max(100), answer: ApprovalAnswer }),
    result: z.object({ settled: z.literal(true) }),
    surfaces: everywhere,
  },
  /** What is wrong with what is filled into the form of a server, without answering; the field is a JSON pointer. */
  'approval.check': {
    params: z.strictObject({ id: z.string().min(1).max(100), content: JsonObject }),
    result: z.array(z.object({ field: z.string(), message: Text })),
    surfaces: app,
  },
  /** Takes back a question on a change that the same caller asked for. False when there is no such question (any more). */
  'approval.withdraw': {
    params: z.strictObject({ id: z.string().min(1).max(100) }),
    result: z.object({ withdrawn: z.boolean() }),
    surfaces: app,
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
} as const satisfies Record<string, Entry>;
