import type { Clock } from '#main/kernel/clock.ts';
import type { Logger } from '#main/kernel/logger.ts';
import type { Scope } from '#main/kernel/scope.ts';
import { createCallSearch } from '#main/records/search.ts';
import type { CallSearch } from '#main/records/search.ts';
import { createSearchIndex } from '#main/records/search-index.ts';
import { createAuditRows } from '#main/store/audit-rows.ts';
import { createCallIndex } from '#main/store/call-index.ts';
import type { Database } from '#main/store/database.ts';

/** The past of a home as something to search. `wake`: a call has ended. */
export function openHistory(
  { db, clock, logger }: { db: Database; clock: Clock; logger: Logger },
  scope: Scope,
): { search: CallSearch; wake: () => void } {
  const rows = createAuditRows(db);
  const index = createCallIndex(db);
  const elapsed = (): number => performance.now();
  const filler = createSearchIndex({ rows, index, clock, elapsed, logger });
  scope.own(() => {
    filler.close();
  });
  filler.wake();
  return {
    search: createCallSearch({ rows, index, catchUp: () => filler.catchUp(), elapsed, logger }),
    wake: () => {
      filler.wake();
    },
  };
}
