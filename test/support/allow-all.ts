import { join } from 'node:path';
import { createLogger } from '#main/kernel/logger.ts';
import { openDatabase } from '#main/store/database.ts';
import { appMigrations } from '#main/store/migrations/app.ts';
import { createRuleRows } from '#main/store/rules.ts';

/** A rule that lets everything through, in a home that no engine has open: nobody is there to agree to it. */
export function allowAll(home: string): void {
  const opened = openDatabase(join(home, 'patchbay.db'), appMigrations);
  if (!opened.ok) throw new Error(opened.reason.code);
  const rows = createRuleRows(
    opened.db,
    createLogger(() => undefined),
  );
  rows.put({ id: 'all', effect: 'allow', who: '*', server: '*', tool: '*', where: [], createdAt: 0 });
  opened.db.close();
}
