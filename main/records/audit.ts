import type { AuditVerdict } from '#contract/audit.ts';
import type { CallRecord } from '#contract/call.ts';
import type { JsonObject } from '#contract/json.ts';
import type { Clock } from '#main/kernel/clock.ts';
import { problemOf } from '#main/kernel/logger.ts';
import type { Logger } from '#main/kernel/logger.ts';
import type { AuditRow, AuditRows } from '#main/store/audit-rows.ts';
import type { AuditKey } from './audit-key.ts';
import type { Copies } from './copies.ts';
import { createHeadKeeper } from './head-keeper.ts';
import { createHistory } from './history.ts';
import type { CallQuery, History } from './history.ts';
import { createJournal } from './journal.ts';
import type { AuditState, Entry } from './journal.ts';
import { KeyedBody, callBody, eventBody } from './row-body.ts';
import { verifyAudit } from './verify-audit.ts';

export interface AuditParts {
  rows: AuditRows;
  /** From loadAuditKey. Without a key nothing is written and the audit stays unavailable for this run. */
  key: AuditKey | { problem: string };
  /** Names this life of the app. */
  run: string;
  copies: Copies;
  clock: Clock;
  logger: Logger;
  /** Called when the audit becomes unavailable and when it can be written again. */
  onState?: (state: AuditState) => void;
}

/**
 * The record of what was asked of servers, chained and keyed from its first row. DESIGN "Trust". Calls come with what `Copies`
 * made of their arguments, results and messages: nothing here takes secrets out of them once more.
 */
export interface Audit {
  /** Writes that this run has begun. */
  started(): void;
  /** The call is about to leave for its server. Survives SIGKILL once this has returned; throws AuditUnavailable. */
  intent(call: CallRecord): void;
  /** The call has ended. Written in order, in a rush with others, some 20 ms later at most. Never throws. */
  outcome(call: CallRecord): void;
  /** Something else worth keeping; `type` is past tense (`serverStarted`). Never throws. */
  event(type: string, fields?: JsonObject): void;
  list(query: CallQuery): CallRecord[];
  /** Gives calls that earlier runs left open the outcome `unknown`; how many. To be called before the first call. */
  closeUnknown(): number;
  /** Reads the whole chain, while calls go on; or why that cannot be done. */
  verify(): Promise<AuditVerdict | { problem: string }>;
  state(): AuditState;
  flush(): void;
  /** Writes what waits and where the chain ends. The database is closed after this, by its owner. */
  close(): Promise<void>;
}

export function createAudit(parts: AuditParts): Audit {
  const { rows, run, copies, clock, logger } = parts;
  const { last, key, breaks } = begin(rows, parts.key);
  const origin = { keyId: 'id' in key ? key.id : '', run };
  const history: History = createHistory(rows, run, logger);
  const bodyOfEvent = (type: string, fields: JsonObject): string =>
    eventBody(type, clock.now(), copies.of(fields), origin);
  /** Calls of this run that left for a server and are not over. */
  const left = new Set<string>();
  const keeper = 'id' in key ? createHeadKeeper((head) => key.saveHead(head), clock, logger) : undefined;
  const journal = createJournal({
    rows,
    key,
    last,
    clock,
    logger,
    lostBody: (count) => bodyOfEvent('rowsLost', { count }),
    onState: parts.onState ?? (() => undefined),
    onHead: (head) => keeper?.changed(head),
  });

  function push(make: () => Entry): void {
    try {
      journal.push(make());
    } catch (error) {
      // One row that cannot be made must not end the call that it tells of; the loss itself is recorded.
      logger.error('audit.rowFailed', error);
      journal.lose();
    }
  }

  const event = (type: string, fields: JsonObject = {}): void => {
    push(() => ({ body: bodyOfEvent(type, fields) }));
  };

  for (const { type, fields } of breaks) event(type, fields);

  return {
    started() {
      event('engineStarted');
    },
    intent(call) {
      journal.commit({ body: callBody('intent', call, origin), left: call.id });
      left.add(call.id);
    },
    outcome(call) {
      const over = left.delete(call.id) ? call.id : undefined;
      push(() => ({ body: callBody('outcome', call, origin), over }));
    },
    event,
    list(query) {
      journal.flush();
      return history.list(query);
    },
    closeUnknown() {
      journal.flush();
      const unknown = history.leftOpen();
      for (const call of unknown) {
        push(() => ({ body: callBody('outcome', { ...call, outcome: 'unknown' }, origin), over: call.id }));
      }
      if (unknown.length > 0) event('unknownClosed', { count: unknown.length });
      journal.flush();
      return unknown.length;
    },
    async verify() {
      if ('problem' in key) return key;
      journal.flush();
      return verifyAudit(rows, key, journal.head());
    },
    state: () => journal.state(),
    flush() {
      journal.flush();
    },
    async close() {
      event('engineStopped');
      journal.close();
      await keeper?.close();
    },
  };
}

interface Beginning {
  last: AuditRow | undefined;
  key: AuditParts['key'];
  breaks: { type: string; fields: JsonObject }[];
}

/** Where the chain goes on, and what is to be said of how it was found. A database that cannot be read is as good as no key. */
function begin(rows: AuditRows, key: AuditParts['key']): Beginning {
  try {
    const last = rows.last();
    const breaks: Beginning['breaks'] = [];
    if ('problem' in key) return { last, key, breaks };
    const before = last && keyIdOf(last);
    if (before !== undefined && before !== key.id) breaks.push({ type: 'keyChanged', fields: { before } });
    // Said now, because the next head to be saved covers up what is missing.
    const { head } = key;
    if (head !== undefined && rows.hashAt(head.seq) !== head.hash)
      breaks.push({ type: 'headMissing', fields: { ...head } });
    return { last, key, breaks };
  } catch (error) {
    return { last: undefined, key: { problem: problemOf(error) }, breaks: [] };
  }
}

function keyIdOf(row: AuditRow): string {
  try {
    return KeyedBody.parse(JSON.parse(row.body)).keyId;
  } catch {
    return '';
  }
}
