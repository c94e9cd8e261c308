import type { Clock } from '#main/kernel/clock.ts';
import type { Logger } from '#main/kernel/logger.ts';
import type { AuditRow, AuditRows } from '#main/store/audit-rows.ts';
import type { CallIndex, IndexedCall } from '#main/store/call-index.ts';
import { readCallRow } from './history-row.ts';
import { wordsOf } from './search-words.ts';

/** Rows in one transaction: some 10 ms. */
const AT_ONCE = 250;
/** Longest that a question waits for rows that are not in the index yet. */
const BEFORE_ANSWER_MS = 60;
const REST_MS = 200;
const BREATH_MS = 20;

export interface SearchIndexParts {
  rows: AuditRows;
  index: CallIndex;
  clock: Clock;
  /** Milliseconds with fractions, for durations only. */
  elapsed: () => number;
  logger: Logger;
}

/** Keeps the index behind the audit, never on the road of a call. */
export interface SearchIndex {
  /** There are new rows; they are looked at soon. Costs nothing. */
  wake(): void;
  /** Looks at new rows now, but not for long; how many are left. */
  catchUp(): number;
  close(): void;
}

export function createSearchIndex({ rows, index, clock, elapsed, logger }: SearchIndexParts): SearchIndex {
  let cancel: (() => void) | undefined;
  let closed = false;
  let checked = false;

  /** An index of other rows than those that are there now is made again. */
  function begin(): void {
    checked = true;
    const { seq, hash } = index.end();
    if (seq === 0 || rows.hashAt(seq) === hash) return;
    logger.warn('audit.indexMadeAgain', { seq });
    index.clear();
  }

  /** True while there may be more. */
  function step(): boolean {
    if (!checked) begin();
    const batch = rows.after(index.end().seq, AT_ONCE);
    const last = batch.at(-1);
    if (last === undefined) return false;
    index.add(
      batch.map(read).filter((call) => call !== undefined),
      last,
    );
    return batch.length === AT_ONCE;
  }

  function read(row: AuditRow): IndexedCall | undefined {
    const body = readCallRow(row, logger);
    if (body?.kind !== 'outcome') return undefined;
    const { call } = body;
    const { kind, server, via, principal, outcome = 'unknown' } = call;
    // Addresses come without end, and so would facets.
    const name = kind === 'resource' ? '' : call.name;
    return {
      seq: row.seq,
      at: call.at,
      facet: { kind, server, name, via, principal, outcome },
      words: wordsOf(call),
    };
  }

  function run(): void {
    cancel = undefined;
    let more: boolean;
    try {
      more = step();
    } catch (error) {
      // The audit itself goes on; the next row, or the next question, tries again.
      logger.error('audit.indexFailed', error);
      return;
    }
    if (more && !closed) cancel ??= clock.after(BREATH_MS, run);
  }

  return {
    wake() {
      if (!closed) cancel ??= clock.after(REST_MS, run);
    },
    catchUp() {
      const until = elapsed() + BEFORE_ANSWER_MS;
      try {
        while (step()) {
          if (elapsed() < until) continue;
          this.wake();
          break;
        }
      } catch (error) {
        logger.error('audit.indexFailed', error);
      }
      return Math.max(0, (rows.last()?.seq ?? 0) - index.end().seq);
    },
    close() {
      closed = true;
      cancel?.();
    },
  };
}
