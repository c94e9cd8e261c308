import { join } from 'node:path';
import type { Server } from '#contract/server.ts';
import { createLogger } from '#main/kernel/logger.ts';
import { openDatabase } from '#main/store/database.ts';
import { appMigrations } from '#main/store/migrations/app.ts';
import { createServerRows } from '#main/store/servers.ts';

/** Puts servers into the list of a home that no engine has open, approved or not as they say themselves. */
export function addServers(home: string, servers: readonly Server[]): void {
  if (servers.length === 0) return;
  const opened = openDatabase(join(home, 'patchbay.db'), appMigrations);
  if (!opened.ok) throw new Error(opened.reason.code);
  const rows = createServerRows(
    opened.db,
    createLogger(() => undefined),
  );
  for (const server of servers) rows.put(server);
  opened.db.close();
}
