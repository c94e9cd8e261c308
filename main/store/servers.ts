import { Server } from '#contract/server.ts';
import type { Logger } from '#main/kernel/logger.ts';
import { createBodyRows } from './body-rows.ts';
import type { BodyRows } from './body-rows.ts';
import type { Database } from './database.ts';

/** The servers the user has. */
export type ServerRows = BodyRows<Server>;

export function createServerRows(db: Database, logger: Logger): ServerRows {
  return createBodyRows(db, 'servers', Server, logger);
}
