import { createHash, createSecretKey } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CallRecord } from '#contract/call.ts';
import type { Clock } from '#main/kernel/clock.ts';
import { createLogger } from '#main/kernel/logger.ts';
import { createRedactor } from '#main/secrets/redaction.ts';
import type { Redactor } from '#main/secrets/redaction.ts';
import { createAuditRows } from '#main/store/audit-rows.ts';
import type { AuditRow } from '#main/store/audit-rows.ts';
import { createCallIndex } from '#main/store/call-index.ts';
import { openDatabase } from '#main/store/database.ts';
import type { Database } from '#main/store/database.ts';
import { auditMigrations } from '#main/store/migrations/audit.ts';
import { createAudit } from '../audit.ts';
import type { Audit, AuditParts } from '../audit.ts';
import type { AuditKey, Head } from '../audit-key.ts';
import { GENESIS, link } from '../chain.ts';
import { createCopies } from '../copies.ts';
import { createCallSearch } from '../search.ts';

/** A real audit in a temporary folder, for tests: runs of the app can follow each other on the same database. */
export interface AuditBench {
  folder: string;
  db: Database;
  redactor: Redactor;
  log: string[];
  /** Heads as they were saved. */
  heads: Head[];
  key(fill?: number): AuditKey;
  run(name: string, parts?: Partial<AuditParts>): Audit;
  /** The call with what is kept of its arguments, result and message. */
  kept(call: CallRecord): CallRecord;
  /** A call that has ended, as everybody finds it. */
  get(callId: string): Promise<CallRecord | undefined>;
  rows(): AuditRow[];
  /** Parsed bodies. */
  bodies(): { kind: string; type?: string; run: string; fields?: unknown; call?: CallRecord }[];
  remove(): void;
}

export function createAuditBench(
  clock: Clock,
  folder = mkdtempSync(join(tmpdir(), 'patchbay-audit-')),
): AuditBench {
  const opened = openDatabase(join(folder, 'audit.db'), auditMigrations);
  if (!opened.ok) throw new Error(JSON.stringify(opened));
  const { db } = opened;
  const redactor = createRedactor();
  const log: string[] = [];
  const heads: Head[] = [];
  const key = (fill = 7): AuditKey => ({
    ...keyOf(fill),
    head: heads.at(-1),
    saveHead: (head) => Promise.resolve(void heads.push(head)),
    savedHead: () => Promise.resolve(heads.at(-1)),
  });
  const copies = createCopies(redactor);
  const logger = createLogger((line) => log.push(line));
  const rows = (): AuditRow[] =>
    db.prepare<[], AuditRow>('SELECT seq, body, hash FROM audit ORDER BY seq').all();
  return {
    folder,
    db,
    redactor,
    log,
    heads,
    key,
    run: (name, parts) =>
      createAudit({
        rows: createAuditRows(db),
        key: key(),
        run: name,
        copies,
        clock,
        logger,
        ...parts,
      }),
    kept: ({ args, result, message, ...call }) => ({
      ...call,
      args: copies.of(args),
      ...(result === undefined ? {} : { result: copies.of(result) }),
      ...(message === undefined ? {} : { message: copies.message(message) }),
    }),
    get(callId) {
      const rows = createAuditRows(db);
      const index = createCallIndex(db);
      return createCallSearch({
        rows,
        index,
        catchUp: () => Promise.resolve(0),
        elapsed: () => 0,
        logger,
      }).get(callId);
    },
    rows,
    bodies: () => rows().map((row) => JSON.parse(row.body) as ReturnType<AuditBench['bodies']>[number]),
    remove() {
      db.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export function keyOf(fill: number): Pick<AuditKey, 'secret' | 'id'> {
  const bytes = Buffer.alloc(32, fill);
  const id = createHash('sha256').update(bytes).digest('hex').slice(0, 16);
  return { secret: createSecretKey(bytes), id };
}

/** Whether every row is where it was written, as it was written, and none is missing before the last. */
export function isWhole(rows: readonly AuditRow[], fill = 7): boolean {
  let previous = GENESIS;
  return rows.every(({ seq, body, hash }, index) => {
    const expected = link(keyOf(fill).secret, previous, index + 1, body);
    previous = hash;
    return seq === index + 1 && hash === expected;
  });
}

/** A call's id from a number. */
export function callId(n: number): string {
  return `01900000-0000-7000-8000-${String(n).padStart(12, '0')}`;
}

/** A call, running unless `more` says how it ended. */
export function callOf(n: number, more: Partial<CallRecord> = {}): CallRecord {
  return {
    id: callId(n),
    at: 1000 + n,
    kind: 'tool',
    server: 'files',
    name: 'write_file',
    via: 'desk',
    principal: 'owner',
    args: { path: `/tmp/${n}` },
    ...more,
  };
}
