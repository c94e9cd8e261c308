import { z } from 'zod';
import { ApprovalAnswer } from '../approval.ts';
import type { Approval } from '../approval.ts';
import { Rule, RuleDraft } from '../policy.ts';
import type { Grant, LastUsed } from '../policy.ts';
import type { Text } from '../text.ts';
import { JsonObject } from '../json.ts';
import { app, everywhere, none, gives } from './entry.ts';
import type { Entry } from './entry.ts';

/** Questions that wait, and what was decided for more than one call. */
export const permissionsRequests = {
  'approval.list': { params: none, result: gives<Approval[]>(), surfaces: everywhere },
  /** Brings the window that answers to the front, if something waits. It can answer nothing. */
  'approval.show': { params: none, result: gives<{ asked: true }>(), surfaces: app },
  'approval.answer': {
    params: z.strictObject({ id: z.string().min(1).max(100), answer: ApprovalAnswer }),
    result: gives<{ settled: true }>(),
    surfaces: everywhere,
  },
  /** What is wrong with what is filled into the form of a server, without answering; the field is a JSON pointer. */
  'approval.check': {
    params: z.strictObject({ id: z.string().min(1).max(100), content: JsonObject }),
    result: gives<{ field: string; message: Text }[]>(),
    surfaces: app,
  },
  /** Takes back a question on a change that the same caller asked for. False when there is no such question (any more). */
  'approval.withdraw': {
    params: z.strictObject({ id: z.string().min(1).max(100) }),
    result: gives<{ withdrawn: boolean }>(),
    surfaces: app,
  },
  'grant.list': { params: none, result: gives<{ grants: Grant[]; used: LastUsed }>(), surfaces: app },
  'grant.revoke': {
    params: z.strictObject({ id: z.string().min(1).max(100) }),
    result: gives<{ revoked: boolean }>(),
    surfaces: app,
  },
  'rule.list': { params: none, result: gives<{ rules: Rule[]; used: LastUsed }>(), surfaces: app },
  /** Adds a rule, or replaces the one with its id. */
  'rule.set': { params: z.strictObject({ rule: RuleDraft }), result: gives<Rule>(), surfaces: app },
  'rule.remove': {
    params: z.strictObject({ id: Rule.shape.id }),
    result: gives<{ removed: boolean }>(),
    surfaces: app,
  },
} as const satisfies Record<string, Entry>;
