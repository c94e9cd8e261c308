import { Provider } from '#contract/chat/provider.ts';
import type { Logger } from '#main/kernel/logger.ts';
import { createBodyRows } from './body-rows.ts';
import type { BodyRows } from './body-rows.ts';
import type { Database } from './database.ts';

/** Who serves models to chat, without their keys. */
export type ProviderRows = BodyRows<Provider>;

export function createProviderRows(db: Database, logger: Logger): ProviderRows {
  return createBodyRows(db, 'providers', Provider, logger);
}
