import { Grant } from '#contract/policy.ts';
import type { Logger } from '#main/kernel/logger.ts';
import { createBodyRows } from './body-rows.ts';
import type { BodyRows } from './body-rows.ts';
import type { Database } from './database.ts';

/** What people have answered for more than one call. */
export interface GrantRows extends Pick<BodyRows<Grant>, 'put' | 'remove'> {
  /** Those that have not expired at `now` (epoch ms), oldest first. */
  active(now: number): Grant[];
  /** Drops the grants of every run but this one. */
  forgetRuns(current: string): void;
}

export function createGrantRows(db: Database, logger: Logger): GrantRows {
  const rows = createBodyRows(db, 'grants', Grant, logger);
  const forget = db.transaction((current: string) => {
    for (const grant of rows.list())
      if (grant.scope === 'run' && grant.scopeId !== current) rows.remove(grant.id);
  });
  return {
    active: (now) => rows.list().filter((grant) => grant.expiresAt === undefined || grant.expiresAt > now),
    put: (grant) => {
      rows.put(grant);
    },
    remove: (id) => rows.remove(id),
    forgetRuns(current) {
      forget(current);
    },
  };
}
