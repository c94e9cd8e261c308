import type { CallKind, CallRecord, Via } from '#contract/call.ts';
import type { Logger } from '#main/kernel/logger.ts';
import type { AuditRow, AuditRows } from '#main/store/audit-rows.ts';
import { readCallRow } from './history-row.ts';
import type { CallBody } from './row-body.ts';

export interface CallQuery {
  limit: number;
  server?: string | undefined;
  kind?: CallKind | undefined;
  name?: string | undefined;
  via?: Via | undefined;
}

type Wanted = Omit<CallQuery, 'limit'>;

/** The latest calls as the audit tells them. What lies further back is for `CallSearch`. */
export interface History {
  /** The one whose row is the newest comes first; among the last 20,000 rows. */
  list(query: CallQuery): CallRecord[];
  /** Calls of earlier runs that left for a server and have no outcome; what is kept of others is forgotten. */
  leftOpen(): CallRecord[];
}

/** A filter that finds nothing must not read the whole past. */
const MOST_ROWS = 20_000;

/** What stands word for word in the canonical body of every wanted row: cheaper to look for than to parse. */
function marksOf({ server, kind, name, via }: Wanted): string[] {
  return Object.entries({ server, kind, name, via })
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `"${key}":${JSON.stringify(value)}`);
}

/** A mark may also stand in arguments. */
function isWanted(call: CallRecord, wanted: Wanted): boolean {
  const { server = call.server, kind = call.kind, name = call.name, via = call.via } = wanted;
  return call.server === server && call.kind === kind && call.name === name && call.via === via;
}

export function createHistory(rows: AuditRows, run: string, logger: Logger): History {
  const read = (row: AuditRow): CallBody | undefined => readCallRow(row, logger);

  /** An intent without an outcome still runs, unless its run has ended. */
  function shown({ kind, call, run: its }: CallBody): CallRecord {
    return kind === 'intent' && its !== run ? { ...call, outcome: 'unknown' } : call;
  }

  return {
    list({ limit, ...wanted }) {
      const marks = marksOf(wanted);
      const calls = new Map<string, CallRecord>();
      let looked = 0;
      // An outcome comes after its intent, so the first row that is seen of a call tells.
      for (const row of rows.newest()) {
        if (calls.size >= limit || ++looked > MOST_ROWS) break;
        if (!marks.every((mark) => row.body.includes(mark))) continue;
        const body = read(row);
        if (body === undefined || calls.has(body.call.id) || !isWanted(body.call, wanted)) continue;
        calls.set(body.call.id, shown(body));
      }
      return [...calls.values()];
    },
    leftOpen() {
      return rows.open().flatMap((row) => {
        const body = row.ended ? undefined : read(row);
        const told = body?.kind === 'intent' && body.call.id === row.left;
        if (!told) rows.forgetOpen(row.left);
        return told && body.run !== run ? [body.call] : [];
      });
    },
  };
}
