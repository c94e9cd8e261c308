import { text } from '#contract/text.ts';
import { problemOf } from '#main/kernel/logger.ts';
import { exportCalls } from '#main/records/export.ts';
import { RequestFailure } from '../dispatch.ts';
import type { Handlers } from '../dispatch.ts';
import type { EngineParts } from '../parts.ts';

type Served = Pick<Handlers, 'audit.window' | 'audit.query' | 'audit.facets' | 'audit.export'>;

/** The past, looked at and taken away. */
export function auditHandlers({ audit, search, host, exports }: EngineParts): Served {
  return {
    'audit.window'(query) {
      audit.flush();
      return search.window(query);
    },
    'audit.query'({ cursor, limit, ...filter }) {
      audit.flush();
      return search.page({ filter, before: cursor, limit });
    },
    'audit.facets'() {
      audit.flush();
      return search.facets();
    },
    async 'audit.export'({ filter, format, pick }) {
      const folder = pick && host !== undefined ? await host.pickFolder() : exports;
      if (folder === undefined) return { count: 0 };
      audit.flush();
      try {
        return await exportCalls(search, { filter, format, folder, now: Date.now() });
      } catch (error) {
        throw new RequestFailure(text('request.exportFailed', { folder, problem: problemOf(error) }));
      }
    },
  };
}
