import type { CallKind, CallRecord, Via } from '#contract/call.ts';
import type { Logger } from '#main/kernel/logger.ts';
import type { AuditRow, AuditRows } from '#main/store/audit-rows.ts';
import { readCallRow } from './history-row.ts';
import type { CallBody } from './row-body.ts';

export interface CallQuery {
  /** Calls that came in earlier than this, epoch ms. */
  before?: number | undefined;
  limit: number;
  server?: string | undefined;
  kind?: CallKind | undefined;
  name?: string | undefined;
  via?: Via | undefined;
}

type Wanted = Pick<CallQuery, 'kind' | 'name' | 'via'>;

/** Calls as the audit tells them. */
export interface History {
  /** Newest first, among the last 20,000 rows of the server or of all. Calls of the same millisecond as the last one are added, so that `before` never skips any. */
  list(query: CallQuery): CallRecord[];
  get(callId: string): CallRecord | undefined;
  /** Calls of earlier runs, after the row `since`, that left for a server and have no outcome. */
  open(since: number): { earlier: CallRecord[]; running: number };
}

/** A filter that finds nothing must not read the whole past. */
const MOST_ROWS = 20_000;

/** What stands word for word in the canonical body of every wanted row: cheaper to look for than to parse. */
function marksOf({ kind, name, via }: Wanted): string[] {
  return Object.entries({ kind, name, via })
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `"${key}":${JSON.stringify(value)}`);
}

/** A mark may also stand in arguments. */
function isWanted(call: CallRecord, { kind = call.kind, name = call.name, via = call.via }: Wanted): boolean {
  return call.kind === kind && call.name === name && call.via === via;
}

export function createHistory(rows: AuditRows, run: string, logger: Logger): History {
  const read = (row: AuditRow): CallBody | undefined => readCallRow(row, logger);

  /** An intent without an outcome still runs, unless its run has ended. */
  function shown({ kind, call, run: its }: CallBody): CallRecord {
    return kind === 'intent' && its !== run ? { ...call, outcome: 'unknown' } : call;
  }

  return {
    list({ before = Number.MAX_SAFE_INTEGER, limit, server, ...wanted }) {
      const marks = marksOf(wanted);
      const calls = new Map<string, CallRecord>();
      let lastAt = before;
      // A call's rows have the same time, and its outcome the greater seq: the first one seen tells.
      let looked = 0;
      for (const row of rows.newest(before, server)) {
        if (++looked > MOST_ROWS) break;
        if (!marks.every((mark) => row.body.includes(mark))) continue;
        const body = read(row);
        if (body === undefined || calls.has(body.call.id) || !isWanted(body.call, wanted)) continue;
        if (calls.size >= limit && body.at !== lastAt) break;
        calls.set(body.call.id, shown(body));
        lastAt = body.at;
      }
      return [...calls.values()];
    },
    get(callId) {
      for (const row of rows.ofCall(callId)) {
        const body = read(row);
        if (body !== undefined) return shown(body);
      }
      return undefined;
    },
    open(since) {
      const bodies = rows
        .openIntents(since)
        .map(read)
        .filter((body) => body !== undefined);
      const earlier = bodies.filter((body) => body.run !== run).map((body) => body.call);
      return { earlier, running: bodies.length - earlier.length };
    },
  };
}
