import { Grant } from '#contract/policy.ts';
import type { Logger } from '#main/kernel/logger.ts';
import { createBodyRows } from './body-rows.ts';
import type { BodyRows } from './body-rows.ts';
import type { Database } from './database.ts';

/** What people have answered for more than one call. Which of them still hold is for policy to say. */
export type GrantRows = BodyRows<Grant>;

export function createGrantRows(db: Database, logger: Logger): GrantRows {
  return createBodyRows(db, 'grants', Grant, logger);
}
