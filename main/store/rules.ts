import { Rule } from '#contract/policy.ts';
import type { Logger } from '#main/kernel/logger.ts';
import { createBodyRows } from './body-rows.ts';
import type { BodyRows } from './body-rows.ts';
import type { Database } from './database.ts';

/** The rules the user wrote. */
export type RuleRows = BodyRows<Rule>;

export function createRuleRows(db: Database, logger: Logger): RuleRows {
  return createBodyRows(db, 'rules', Rule, logger);
}
