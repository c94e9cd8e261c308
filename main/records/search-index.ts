import type { Clock } from '#main/kernel/clock.ts';
import type { Logger } from '#main/kernel/logger.ts';
import type { AuditRow, AuditRows } from '#main/store/audit-rows.ts';
import type { CallIndex, IndexedCall } from '#main/store/call-index.ts';
import { PART } from '#main/store/call-texts.ts';
import { readSoughtRow } from './history-row.ts';
import { createPace } from './pace.ts';
import { wordsOf } from './search-words.ts';

/** Of one step: rows, and characters of their bodies. Whichever is reached first: some 5 ms. */
const ROWS_AT_ONCE = 64;
const CHARS_AT_ONCE = 128 * 1024;
/** Longest that a question waits for rows that are not in the index yet. */
const BEFORE_ANSWER_MS = 60;
const REST_MS = 200;
/** While calls come in the index waits, but not longer than this. */
const MOST_RESTS = 10;
const BREATH_MS = 20;

export interface SearchIndexParts {
  rows: AuditRows;
  index: CallIndex;
  clock: Clock;
  /** Milliseconds with fractions, for durations only. */
  elapsed: () => number;
  logger: Logger;
}

/** Keeps the index behind the audit, in small steps, never on the road of a call. */
export interface SearchIndex {
  /** There are new rows; they are looked at soon. Costs nothing. */
  wake(): void;
  /** Looks at new rows now, but not for long; how many are left. */
  catchUp(): Promise<number>;
  /** One step of what is to be done next, each a transaction of its own: what is not done when the app ends is done later. False when nothing is left. */
  step(): boolean;
  close(): void;
}

export function createSearchIndex({ rows, index, clock, elapsed, logger }: SearchIndexParts): SearchIndex {
  let cancel: (() => void) | undefined;
  let closed = false;
  let checked = false;
  let woken = false;
  let rests = 0;

  /** An index of other rows than those that are there now is made again. */
  function begin(): void {
    checked = true;
    const { seq, hash } = index.end();
    if (seq === 0 || rows.hashAt(seq) === hash) return;
    logger.warn('audit.indexMadeAgain', { seq });
    index.clear();
  }

  /** New rows; false when there are none, or when nobody waits for them any more. */
  function add(): boolean {
    if (closed) return false;
    if (!checked) begin();
    const batch = upToChars(rows.after(index.end().seq, ROWS_AT_ONCE));
    const last = batch.at(-1);
    if (last === undefined) return false;
    index.add(
      batch.map(read).filter((call) => call !== undefined),
      last,
    );
    return true;
  }

  /** Words of calls that came from a schema before this one, the newest first; false when there are no more. */
  function addOlder(): boolean {
    const low = index.texts.low();
    if (low === 0) return false;
    const first = Math.max(1, low + 1 - ROWS_AT_ONCE, Math.floor(low / PART) * PART);
    const seqs = index.rowsOf(Array.from({ length: low + 1 - first }, (_, at) => low - at));
    const places = new Map(seqs.map((seq, at) => [seq, low - at]));
    const all = rows.some(seqs);
    const batch = upToChars(all);
    const texts = batch.flatMap((row) => {
      const n = places.get(row.seq);
      const call = read(row);
      return n === undefined || call === undefined ? [] : [{ n, words: call.words }];
    });
    const last = batch.length < all.length ? places.get(batch.at(-1)?.seq ?? 0) : undefined;
    index.addWords(texts.toReversed(), (last ?? first) - 1);
    return true;
  }

  function read(row: AuditRow): IndexedCall | undefined {
    const body = readSoughtRow(row, logger);
    if (body?.kind !== 'outcome') return undefined;
    const { call } = body;
    const { kind, server, via, principal, outcome = 'unknown' } = call;
    // Addresses come without end, and so would facets.
    const name = kind === 'resource' ? '' : call.name;
    return {
      id: call.id,
      seq: row.seq,
      at: call.at,
      facet: { kind, server, name, via, principal, outcome },
      words: wordsOf(call),
    };
  }

  function step(): boolean {
    if (!checked) begin();
    return index.columns.pack() || index.texts.merge() || add() || addOlder();
  }

  function run(): void {
    cancel = undefined;
    if (woken && rests < MOST_RESTS) {
      wait();
      return;
    }
    let more: boolean;
    try {
      more = step();
    } catch (error) {
      // The audit itself goes on; the next row, or the next question, tries again.
      logger.error('audit.indexFailed', error);
      return;
    }
    if (!more) rests = 0;
    else if (!closed) cancel ??= clock.after(BREATH_MS, run);
  }

  function wait(): void {
    woken = false;
    rests += 1;
    cancel = clock.after(REST_MS, run);
  }

  function wake(): void {
    woken = true;
    if (!closed && cancel === undefined) wait();
  }

  return {
    wake,
    async catchUp() {
      const until = elapsed() + BEFORE_ANSWER_MS;
      const pace = createPace(elapsed);
      try {
        while (add()) {
          if (elapsed() >= until) {
            wake();
            break;
          }
          await pace();
        }
      } catch (error) {
        logger.error('audit.indexFailed', error);
      }
      return closed ? 0 : Math.max(0, (rows.last()?.seq ?? 0) - index.end().seq);
    },
    step,
    close() {
      closed = true;
      cancel?.();
      try {
        // While nobody looks.
        index.texts.dropOld();
      } catch (error) {
        logger.error('audit.indexFailed', error);
      }
    },
  };
}

/** At least one row. */
function upToChars(batch: readonly AuditRow[]): AuditRow[] {
  let chars = 0;
  return batch.filter(({ body }, at) => {
    chars += body.length;
    return at === 0 || chars <= CHARS_AT_ONCE;
  });
}
