import type { Database } from './database.ts';

/** One link of the audit chain. `body` is canonical JSON, `hash` 64 hex digits. */
export interface AuditRow {
  seq: number;
  body: string;
  hash: string;
}

/** The audit table. It can be appended to and read, and nothing else. */
export interface AuditRows {
  /** Commits the rows in one transaction; throws SQLite's error with none of them written. */
  append(rows: readonly AuditRow[]): void;
  last(): AuditRow | undefined;
  /** Every row, oldest first, read in pages: rows can be appended meanwhile. */
  all(): Iterable<AuditRow>;
  hashAt(seq: number): string | undefined;
  /** Rows earlier than `before` (epoch ms), newest first, of one server or of all (then events too). Stop reading when done. */
  newest(before: number, server?: string): Iterable<AuditRow>;
  /** At most `limit` rows after the row `seq`, oldest first. */
  after(seq: number, limit: number): AuditRow[];
  /** Those of the rows that are there, newest first. */
  some(seqs: readonly number[]): AuditRow[];
  /** Rows of one call, newest first. */
  ofCall(callId: string): AuditRow[];
  /** Intents after the row `since` that have no outcome, oldest first. */
  openIntents(since: number): AuditRow[];
  /** Sequence number of the newest event of this type; 0 when there is none. */
  lastEvent(type: string): number;
}

const PAGE = 1_000;
const PAGE_BACK = 250;

/** The row that a page going back begins after. */
interface Mark {
  at: number;
  seq: number;
}

export function createAuditRows(db: Database): AuditRows {
  const columns = 'seq, body, hash';
  const insert = db.prepare<[number, string, string]>(`INSERT INTO audit (${columns}) VALUES (?, ?, ?)`);
  const insertAll = db.transaction((rows: readonly AuditRow[]) => {
    for (const row of rows) insert.run(row.seq, row.body, row.hash);
  });
  const last = db.prepare<[], AuditRow>(`SELECT ${columns} FROM audit ORDER BY seq DESC LIMIT 1`);
  // Not one long query: while it is open, SQLite's connection takes no other statement.
  const page = db.prepare<[number], AuditRow>(
    `SELECT ${columns} FROM audit WHERE seq > ? ORDER BY seq LIMIT ${PAGE}`,
  );
  const hashAt = db.prepare<[number], { hash: string }>('SELECT hash FROM audit WHERE seq = ?');
  // No condition here looks into a body, so that one damaged row does not hide the others.
  const order = 'ORDER BY at DESC, seq DESC';
  const earlier = `(at, seq) < (@at, @seq) ${order} LIMIT ${PAGE_BACK}`;
  const newest = db.prepare<[Mark], AuditRow & Mark>(`SELECT ${columns}, at FROM audit WHERE ${earlier}`);
  const newestOf = db.prepare<[Mark & { server: string }], AuditRow & Mark>(
    `SELECT ${columns}, at FROM audit WHERE server = @server AND ${earlier}`,
  );
  const after = db.prepare<[number, number], AuditRow>(
    `SELECT ${columns} FROM audit WHERE seq > ? ORDER BY seq LIMIT ?`,
  );
  const some = db.prepare<[string], AuditRow>(
    `SELECT ${columns} FROM audit WHERE seq IN (SELECT value FROM json_each(?)) ORDER BY seq DESC`,
  );
  const ofCall = db.prepare<[string], AuditRow>(
    `SELECT ${columns} FROM audit WHERE call_id = ? ORDER BY seq DESC`,
  );
  const open = db.prepare<[number], AuditRow>(
    `SELECT ${columns} FROM audit AS i WHERE kind = 'intent' AND seq > ? AND NOT EXISTS
       (SELECT 1 FROM audit AS o WHERE o.call_id = CASE WHEN json_valid(i.body) THEN i.call_id END AND o.kind = 'outcome') ORDER BY seq`,
  );
  const lastEvent = db.prepare<[string], { seq: number }>(
    `SELECT seq FROM audit WHERE kind = 'event' AND type = ? ORDER BY seq DESC LIMIT 1`,
  );
  return {
    append(rows) {
      const [only] = rows;
      // A single statement is a transaction by itself, at a third of the price.
      if (rows.length === 1 && only !== undefined) insert.run(only.seq, only.body, only.hash);
      else insertAll(rows);
    },
    last: () => last.get(),
    *all() {
      for (let rows = page.all(0); rows.length > 0; rows = page.all(rows.at(-1)?.seq ?? 0)) yield* rows;
    },
    hashAt: (seq) => hashAt.get(seq)?.hash,
    *newest(before, server) {
      let mark: Mark | undefined = { at: before, seq: 0 };
      while (mark !== undefined) {
        const { at, seq }: Mark = mark;
        const page: (AuditRow & Mark)[] =
          server === undefined ? newest.all({ at, seq }) : newestOf.all({ at, seq, server });
        yield* page;
        mark = page.length < PAGE_BACK ? undefined : page.at(-1);
      }
    },
    after: (seq, limit) => after.all(seq, limit),
    some: (seqs) => some.all(JSON.stringify(seqs)),
    ofCall: (callId) => ofCall.all(callId),
    openIntents: (since) => open.all(since),
    lastEvent: (type) => lastEvent.get(type)?.seq ?? 0,
  };
}
