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
import type { AuditState } from './journal.ts';
import { KeyedBody, callBody, eventBody } from './row-body.ts';
import type { CallBody, CallParts } from './row-body.ts';
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
 * The record of what was asked of servers, chained and keyed from its first row. DESIGN "Trust". Whoever has the texts of
 * a call's arguments and result from `Copies` already hands them in; else they are made here.
 */
export interface Audit {
  /** Writes that this run has begun. */
  started(): void;
  /** The call is about to leave for its server. Survives SIGKILL once this has returned; throws AuditUnavailable. */
  intent(call: CallRecord, parts?: CallParts): void;
  /** The call has ended. Written in order, in a rush with others, some 20 ms later at most. Never throws. */
  outcome(call: CallRecord, parts?: CallParts): void;
  /** Something else worth keeping; `type` is past tense (`serverStarted`). Never throws. */
  event(type: string, fields?: JsonObject): void;
  list(query: CallQuery): CallRecord[];
  get(callId: string): CallRecord | undefined;
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
    eventBody(type, clock.now(), copies.of(fields).copy, origin);
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

  function bodyOfCall(kind: CallBody['kind'], call: CallRecord, parts = partsOf(call)): string {
    const message = call.message && copies.message(call.message);
    return callBody(kind, call, message, parts, origin);
  }

  function partsOf({ args, result }: CallRecord): CallParts {
    return { args: copies.of(args).text, result: result === undefined ? undefined : copies.of(result).text };
  }

  function push(make: () => string): void {
    try {
      journal.push(make());
    } catch (error) {
      // One row that cannot be made must not end the call that it tells of; the loss itself is recorded.
      logger.error('audit.rowFailed', error);
      journal.lose();
    }
  }

  const event = (type: string, fields: JsonObject = {}): void => {
    push(() => bodyOfEvent(type, fields));
  };

  for (const { type, fields } of breaks) event(type, fields);

  return {
    started() {
      event('engineStarted');
    },
    intent(call, parts) {
      journal.commit(bodyOfCall('intent', call, parts));
    },
    outcome(call, parts) {
      push(() => bodyOfCall('outcome', call, parts));
    },
    event,
    list(query) {
      journal.flush();
      return history.list(query);
    },
    get(callId) {
      journal.flush();
      return history.get(callId);
    },
    closeUnknown() {
      journal.flush();
      const { earlier, running } = history.open(rows.lastEvent('unknownClosed'));
      for (const call of earlier) push(() => bodyOfCall('outcome', { ...call, outcome: 'unknown' }));
      // Later starts look only at what comes after this row.
      if (running === 0) event('unknownClosed', { count: earlier.length });
      journal.flush();
      return earlier.length;
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
