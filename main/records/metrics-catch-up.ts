import { setImmediate as yieldOnce } from 'node:timers/promises';
import type { AuditRow, AuditRows } from '#main/store/audit-rows.ts';
import { CallBody } from './row-body.ts';
import type { Tally } from './metrics-tally.ts';

/** A row of the audit: all calls up to it are counted. */
export interface Counted {
  seq: number;
  hash: string;
}

export interface CatchUpParts {
  audit: Pick<AuditRows, 'last' | 'hashAt' | 'after'>;
  tally: Pick<Tally, 'count'>;
  /** Writes what was tallied, together with how far that went. */
  write: (counted: Counted) => void;
  /** No more of it: the app ends. */
  ended: () => boolean;
}

/** Of a past that was never counted no more is read than this. */
const MOST_ROWS = 200_000;
const PAGE = 500;

/**
 * Counts the calls that the audit holds behind `counted`: those of a run that was killed before it could write them,
 * or of a home from before there were numbers. Reads page by page, with room for everything else between.
 */
export async function catchUp(counted: Counted | undefined, parts: CatchUpParts): Promise<void> {
  const { audit, tally, write, ended } = parts;
  const head = audit.last();
  if (head === undefined) return;
  // Another chain than the one that was counted: nobody knows what of it was.
  if (counted !== undefined && audit.hashAt(counted.seq) !== counted.hash) {
    write(head);
    return;
  }
  let seq = Math.max(counted?.seq ?? 0, head.seq - MOST_ROWS);
  while (seq < head.seq && !ended()) {
    const page = audit.after(seq, PAGE).filter((row) => row.seq <= head.seq);
    const last = page.at(-1);
    if (last === undefined) return;
    for (const row of page) {
      const call = outcomeOf(row);
      if (call !== undefined) tally.count(call);
    }
    write(last);
    seq = last.seq;
    await yieldOnce();
  }
}

function outcomeOf({ body }: AuditRow) {
  // Cheaper than to parse every intent and event; arguments may hold it too, so it is asked again below.
  if (!body.includes('"kind":"outcome"')) return undefined;
  try {
    const parsed = CallBody.safeParse(JSON.parse(body));
    return parsed.data?.kind === 'outcome' ? parsed.data.call : undefined;
  } catch {
    // Damaged: whoever verifies the audit will say so.
    return undefined;
  }
}
