import { join } from 'node:path';
import { text } from '#contract/text.ts';
import type { Scope } from '#main/kernel/scope.ts';
import { openDatabase } from '#main/store/database.ts';
import type { Database } from '#main/store/database.ts';
import { appMigrations } from '#main/store/migrations/app.ts';
import { auditMigrations } from '#main/store/migrations/audit.ts';
import type { Notices } from './notices.ts';
import { StartFailure } from './start-failure.ts';

export interface Stores {
  main: Database;
  audit: Database;
  /** Where a damaged audit was set aside: the new chain says so. */
  auditMoved: string | undefined;
}

/** Opens both databases of a home. Throws StartFailure when one cannot be used; a damaged one is set aside with a notice. */
export function openStores(home: string, notices: Notices, scope: Scope): Stores {
  const open = (file: string, migrations: readonly string[]): { db: Database; moved?: string } => {
    const path = join(home, file);
    const opened = openDatabase(path, migrations);
    if (!opened.ok) throw new StartFailure(opened.reason, opened.advice);
    const { db, moved } = opened;
    scope.own(() => void db.close());
    if (moved !== undefined) {
      notices.put({ id: `corrupt:${file}`, level: 'error', text: text('store.corrupt', { path, moved }) });
    }
    return opened;
  };
  const main = open('patchbay.db', appMigrations);
  const audit = open('audit.db', auditMigrations);
  return { main: main.db, audit: audit.db, auditMoved: audit.moved };
}
