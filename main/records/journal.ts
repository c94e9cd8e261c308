import { problemOf } from '#main/kernel/logger.ts';
import type { Logger } from '#main/kernel/logger.ts';
import type { Clock } from '#main/kernel/clock.ts';
import type { AuditRow, AuditRows, NewRow } from '#main/store/audit-rows.ts';
import type { AuditKey, Head } from './audit-key.ts';
import { GENESIS, link } from './chain.ts';

export type AuditState = { state: 'ok' } | { state: 'unavailable'; problem: string };

/** The row could not be written, so what it would have recorded must not happen. */
export class AuditUnavailable extends Error {
  override readonly name = 'AuditUnavailable';
  readonly problem: string;
  constructor(problem: string) {
    super(`the audit is unavailable: ${problem}`);
    this.problem = problem;
  }
}

/** What is to be written: a row that has no place yet. */
export type Entry = Pick<NewRow, 'body' | 'left' | 'over'>;

/** Chains rows and commits them: one alone at the end of its tick, those of a rush some dozens at a time. */
export interface Journal {
  /** Commits this row after all that wait; throws {@link AuditUnavailable}, and then it is not written later either. */
  commit(entry: Entry): void;
  /** Queues a row for the next commit, {@link GROUP_MS} from now at the latest. Never throws. While nothing can be written it is kept and tried again. */
  push(entry: Entry): void;
  /** Counts a row that could not even be made. */
  lose(): void;
  flush(): void;
  state(): AuditState;
  /** The row that was written last; seq 0 when there is none. */
  head(): Head;
  /** Commits what waits and stops. */
  close(): void;
}

export interface JournalParts {
  rows: AuditRows;
  key: AuditKey | { problem: string };
  /** The last row there is. */
  last: AuditRow | undefined;
  clock: Clock;
  logger: Logger;
  /** The body that says how many rows were lost. */
  lostBody(count: number): string;
  onState(state: AuditState): void;
  onHead(head: Head): void;
}

/**
 * After a commit what comes next waits for others this long: a commit writes every page that it touches, and in a rush
 * that costs more than the rows. spec/perf.md 8: nothing older than 50 ms may be lost to SIGKILL.
 */
const GROUP_MS = 20;
/** As many rows do not wait any longer: each is paid by then, and all calls stand still while they are written. */
const GROUP_ROWS = 64;
/** A full disk is often not full for long. */
const RETRY_MS = 5_000;
const MOST_WAITING = 10_000;

export function createJournal(parts: JournalParts): Journal {
  const { rows, key, clock, logger } = parts;
  let head: Head = parts.last ?? { seq: 0, hash: GENESIS };
  let waiting: Entry[] = [];
  let lost = 0;
  let tick: NodeJS.Immediate | undefined;
  let stopRetry: (() => void) | undefined;
  let stopGroup: (() => void) | undefined;
  let state: AuditState = 'problem' in key ? { state: 'unavailable', problem: key.problem } : { state: 'ok' };
  let closed = 'problem' in key;

  function turn(next: AuditState): void {
    const changed = next.state !== state.state;
    state = next;
    if (changed) parts.onState(state);
  }

  /** Writes all or nothing; the chain moves on only with what was committed. */
  function append(entries: readonly Entry[]): void {
    if ('problem' in key) return;
    let { seq, hash } = head;
    const links = entries.map(({ body, left, over }): NewRow => {
      seq += 1;
      hash = link(key.secret, hash, seq, body);
      return { seq, body, hash, left, over };
    });
    rows.append(links);
    head = { seq, hash };
    parts.onHead(head);
  }

  /** Returns the problem when there is one. */
  function write(extra: readonly Entry[]): string | undefined {
    if (tick !== undefined) clearImmediate(tick);
    tick = undefined;
    const entries = [...waiting, ...(lost > 0 ? [{ body: parts.lostBody(lost) }] : []), ...extra];
    if (entries.length === 0) return undefined;
    try {
      append(entries);
    } catch (error) {
      const problem = problemOf(error);
      logger.error('audit.writeFailed', error, { waiting: waiting.length });
      stopGroup?.();
      stopGroup = undefined;
      stopRetry?.();
      stopRetry = clock.after(RETRY_MS, flush);
      turn({ state: 'unavailable', problem });
      return problem;
    }
    waiting = [];
    lost = 0;
    stopGroup ??= clock.after(GROUP_MS, endGroup);
    turn({ state: 'ok' });
    return undefined;
  }

  function endGroup(): void {
    stopGroup = undefined;
    flush();
  }

  function flush(): void {
    if (!closed) write([]);
  }

  return {
    commit(entry) {
      if (state.state === 'unavailable') throw new AuditUnavailable(state.problem);
      if (closed) throw new AuditUnavailable('it is closed');
      const problem = write([entry]);
      if (problem !== undefined) throw new AuditUnavailable(problem);
    },
    push(entry) {
      if (closed) return;
      if (state.state === 'ok' || waiting.length < MOST_WAITING) waiting.push(entry);
      else lost += 1;
      const due = stopGroup === undefined || waiting.length >= GROUP_ROWS;
      if (state.state === 'ok' && due) tick ??= setImmediate(flush);
    },
    lose() {
      lost += 1;
    },
    flush,
    state: () => state,
    head: () => head,
    close() {
      flush();
      closed = true;
      stopRetry?.();
      stopGroup?.();
    },
  };
}
