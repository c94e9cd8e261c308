import { randomUUID } from 'node:crypto';
import type { Emit } from '#contract/events.ts';
import type { Clock } from '#main/kernel/clock.ts';
import type { Logger } from '#main/kernel/logger.ts';
import type { Scope } from '#main/kernel/scope.ts';
import { createApprovals } from '#main/policy/approvals.ts';
import type { Approvals } from '#main/policy/approvals.ts';
import { createGrants } from '#main/policy/grants.ts';
import type { Grants } from '#main/policy/grants.ts';
import { createRules } from '#main/policy/rules.ts';
import type { Rules } from '#main/policy/rules.ts';
import type { Database } from '#main/store/database.ts';
import { createGrantRows } from '#main/store/grants.ts';
import type { MetaRows } from '#main/store/meta.ts';
import { createRuleRows } from '#main/store/rules.ts';
import { createLastUsed } from './last-used.ts';
import type { LastUsedBook } from './last-used.ts';

export interface PolicyParts {
  db: Database;
  meta: MetaRows;
  run: string;
  limitMs: number;
  emit: Emit;
  clock: Clock;
  logger: Logger;
}

/** Who may do what, as people wrote or answered it, and the questions that are open. */
export interface PolicyRoom {
  approvals: Approvals;
  grants: Grants;
  rules: Rules;
  lastUsed: LastUsedBook;
}

export function openPolicy(parts: PolicyParts, scope: Scope): PolicyRoom {
  const { db, meta, run, limitMs, emit, clock, logger } = parts;
  const approvals = createApprovals({ clock, emit, newId: randomUUID, limitMs });
  scope.own(() => {
    approvals.close();
  });
  const grants = createGrants({ rows: createGrantRows(db, logger), clock, run, newId: randomUUID });
  const rules = createRules({ rows: createRuleRows(db, logger), now: clock.now, newId: randomUUID });
  const lastUsed = createLastUsed(meta, clock);
  scope.own(() => {
    lastUsed.save();
  });
  return { approvals, grants, rules, lastUsed };
}
