import type { Database } from './database.ts';

/** One link of the audit chain. `body` is canonical JSON, `hash` 64 hex digits. */
export interface AuditRow {
  seq: number;
  body: string;
  hash: string;
}

/** A row to be added, with the id of the call that it says has left for its server, or that it says is over since it left. */
export interface NewRow extends AuditRow {
  left?: string | undefined;
  over?: string | undefined;
}

/** The audit table. It can be appended to and read, and nothing else; nor is anything but appending paid for by a call. */
export interface AuditRows {
  /** Commits the rows in one transaction; throws SQLite's error with none of them written. */
  append(rows: readonly NewRow[]): void;
  last(): AuditRow | undefined;
  /** Every row, oldest first, read in pages: rows can be appended meanwhile. */
  all(): Iterable<AuditRow>;
  hashAt(seq: number): string | undefined;
  /** Every row, newest first, read in pages. Stop reading when done. */
  newest(): Iterable<AuditRow>;
  /** At most `limit` rows after the row `seq`, oldest first. */
  after(seq: number, limit: number): AuditRow[];
  /** Those of the rows that are there, newest first. */
  some(seqs: readonly number[]): AuditRow[];
  /**
   * Of calls that have left and are not over, oldest first, with the id that they are kept under; `ended`: a row behind it
   * says that it is over all the same. What is kept beside the chain may be wrong: the body has to say the same.
   */
  open(): (AuditRow & { left: string; ended: boolean })[];
  /** Takes back that the call with this id has left. */
  forgetOpen(callId: string): void;
}

const PAGE = 1_000;
const PAGE_BACK = 250;

export function createAuditRows(db: Database): AuditRows {
  const columns = 'seq, body, hash';
  const insert = db.prepare<[number, string, string]>(`INSERT INTO audit (${columns}) VALUES (?, ?, ?)`);
  const insertOpen = db.prepare<[string, number]>(
    'INSERT OR REPLACE INTO audit_open (id, seq) VALUES (?, ?)',
  );
  const removeOpen = db.prepare<[string]>('DELETE FROM audit_open WHERE id = ?');
  const insertAll = db.transaction((rows: readonly NewRow[]) => {
    for (const { seq, body, hash, left, over } of rows) {
      insert.run(seq, body, hash);
      if (left !== undefined) insertOpen.run(left, seq);
      if (over !== undefined) removeOpen.run(over);
    }
  });
  const last = db.prepare<[], AuditRow>(`SELECT ${columns} FROM audit ORDER BY seq DESC LIMIT 1`);
  const hashAt = db.prepare<[number], { hash: string }>('SELECT hash FROM audit WHERE seq = ?');
  // Not one long query: while it is open, SQLite's connection takes no other statement.
  const after = db.prepare<[number, number], AuditRow>(
    `SELECT ${columns} FROM audit WHERE seq > ? ORDER BY seq LIMIT ?`,
  );
  const before = db.prepare<[number], AuditRow>(
    `SELECT ${columns} FROM audit WHERE seq < ? ORDER BY seq DESC LIMIT ${PAGE_BACK}`,
  );
  const some = db.prepare<[string], AuditRow>(
    `SELECT ${columns} FROM audit WHERE seq IN (SELECT value FROM json_each(?)) ORDER BY seq DESC`,
  );
  const open = db.prepare<[], AuditRow & { left: string; ended: number }>(
    `SELECT a.seq, a.body, a.hash, o.id AS left, coalesce(c.seq > o.seq, 0) AS ended FROM audit_open AS o
       JOIN audit AS a ON a.seq = o.seq LEFT JOIN call_ids AS c ON c.id = o.id ORDER BY o.seq`,
  );
  return {
    append(rows) {
      const [only] = rows;
      // A single statement is a transaction by itself, at a third of the price.
      if (rows.length === 1 && only !== undefined && only.left === undefined && only.over === undefined)
        insert.run(only.seq, only.body, only.hash);
      else insertAll(rows);
    },
    last: () => last.get(),
    *all() {
      for (let page = after.all(0, PAGE); page.length > 0; page = after.all(page.at(-1)?.seq ?? 0, PAGE))
        yield* page;
    },
    hashAt: (seq) => hashAt.get(seq)?.hash,
    *newest() {
      let page = before.all(Number.MAX_SAFE_INTEGER);
      for (; page.length > 0; page = before.all(page.at(-1)?.seq ?? 0)) yield* page;
    },
    after: (seq, limit) => after.all(seq, limit),
    some: (seqs) => some.all(JSON.stringify(seqs)),
    open: () => open.all().map((row) => ({ ...row, ended: row.ended === 1 })),
    forgetOpen(callId) {
      removeOpen.run(callId);
    },
  };
}
