import type { CallFilter } from '#contract/call-query.ts';
import type { Database } from './database.ts';

/** A call that has ended, as the index keeps it: `seq` is its row in the audit, `words` all that is searched. */
export interface IndexedCall {
  seq: number;
  at: number;
  facet: CallFacet;
  words: string;
}

export interface CallFacet {
  kind: string;
  server: string;
  name: string;
  via: string;
  principal: string;
  outcome: string;
}

/** Everything of a filter but its text. */
export type Facets = Omit<CallFilter, 'text'>;

/** Calls by their place, from 1, oldest first. Filled behind the audit; `end` says how far. */
export interface CallIndex {
  /** The last audit row that was looked at, and how many calls there are up to it. */
  end(): { seq: number; hash: string; calls: number };
  /** Adds calls in the order of their rows, in one transaction; from now on the index ends at `end`. */
  add(calls: readonly IndexedCall[], end: { seq: number; hash: string }): void;
  clear(): void;
  /** How many match in all; the times of `facets` do not count. */
  total(facets: Facets): number;
  /** How many match among the places up to `top`, for each block from `low` on that has some, newest first. */
  blocks(facets: Facets, top: number, low: number): { block: number; count: number }[];
  /** The newest `limit` matches before the place `before`; inside one block when it is given. */
  newest(facets: Facets, before: number, limit: number, block?: number): number[];
  /** The newest `limit` places before `before` whose words match; FTS5 syntax. */
  found(match: string, before: number, limit: number): number[];
  /** Those of the places that match, newest first. */
  among(places: readonly number[], facets: Facets): number[];
  /** The audit rows of calls. */
  rowsOf(places: readonly number[]): number[];
  facets(): CallFacet[];
}

export const BLOCK = 8192;

const CHOSEN = `(@kind IS NULL OR kind = @kind) AND (@server IS NULL OR server = @server) AND (@name IS NULL OR name = @name)
  AND (@via IS NULL OR via = @via) AND (@principal IS NULL OR principal = @principal)
  AND (@outcome IS NULL OR outcome IN (SELECT value FROM json_each(@outcome)))`;
const FACETS = `facet IN (SELECT id FROM call_facets WHERE ${CHOSEN})`;
const MATCH = `${FACETS} AND at >= @from AND at < @to`;

export function createCallIndex(db: Database): CallIndex {
  const end = db.prepare<[], { seq: number; hash: string }>('SELECT seq, hash FROM call_index_end');
  const last = db.prepare<[], { n: number }>('SELECT n FROM calls ORDER BY n DESC LIMIT 1');
  const setEnd = db.prepare<[number, string]>(
    'INSERT INTO call_index_end VALUES (1, ?, ?) ON CONFLICT (one) DO UPDATE SET seq = excluded.seq, hash = excluded.hash',
  );
  const insert = db.prepare<[number, number, number, number]>('INSERT INTO calls VALUES (?, ?, ?, ?)');
  const insertText = db.prepare<[number, string]>('INSERT INTO call_text (rowid, words) VALUES (?, ?)');
  const count = db.prepare<[number, number, number, number, number]>(
    `INSERT INTO call_blocks VALUES (?, ?, ?, ?, ?) ON CONFLICT (block, facet) DO UPDATE SET count = count + excluded.count,
       first_at = min(first_at, excluded.first_at), last_at = max(last_at, excluded.last_at)`,
  );
  const countFacet = db.prepare<[number, number]>('UPDATE call_facets SET count = count + ? WHERE id = ?');
  const total = db.prepare<[object], { count: number | null }>(
    `SELECT sum(count) AS count FROM call_facets WHERE ${CHOSEN}`,
  );
  const insertFacet = db.prepare<[CallFacet]>(
    'INSERT OR IGNORE INTO call_facets (kind, server, name, via, principal, outcome) VALUES (@kind, @server, @name, @via, @principal, @outcome)',
  );
  const facetId = db.prepare<[CallFacet], { id: number }>(
    `SELECT id FROM call_facets WHERE kind = @kind AND server = @server AND name = @name
       AND via = @via AND principal = @principal AND outcome = @outcome`,
  );
  const allFacets = db.prepare<[], CallFacet>(
    'SELECT kind, server, name, via, principal, outcome FROM call_facets ORDER BY server, name',
  );
  const blocks = db.prepare<[object], { block: number; count: number; whole: number }>(
    `SELECT block, sum(count) AS count,
       sum(CASE WHEN first_at >= @from AND last_at < @to THEN count ELSE 0 END) AS whole FROM call_blocks
     WHERE block BETWEEN @low AND @block AND last_at >= @from AND first_at < @to AND ${FACETS} GROUP BY block ORDER BY block DESC`,
  );
  const countIn = db.prepare<[object], { count: number }>(
    `SELECT count(*) AS count FROM calls WHERE n >= @first AND n < @before AND ${MATCH}`,
  );
  const newest = db.prepare<[object], { n: number }>(
    `SELECT n FROM calls WHERE n >= @first AND n < @before AND ${MATCH} ORDER BY n DESC LIMIT @limit`,
  );
  const found = db.prepare<[string, number, number], { n: number }>(
    'SELECT rowid AS n FROM call_text WHERE call_text MATCH ? AND rowid < ? ORDER BY rowid DESC LIMIT ?',
  );
  const rowsOf = db.prepare<[string], { seq: number }>(
    'SELECT seq FROM calls WHERE n IN (SELECT value FROM json_each(?))',
  );
  const among = db.prepare<[object], { n: number }>(
    `SELECT n FROM calls WHERE n IN (SELECT value FROM json_each(@places)) AND ${MATCH} ORDER BY n DESC`,
  );
  const known = new Map<string, number>();

  function idOf(facet: CallFacet): number {
    const key = JSON.stringify(Object.values(facet));
    let id = known.get(key);
    if (id === undefined) {
      insertFacet.run(facet);
      id = facetId.get(facet)?.id ?? 0;
      known.set(key, id);
    }
    return id;
  }

  const add = db.transaction((calls: readonly IndexedCall[], to: { seq: number; hash: string }) => {
    let n = last.get()?.n ?? 0;
    const cells = new Map<
      string,
      { block: number; id: number; count: number; first: number; last: number }
    >();
    for (const { seq, at, facet, words } of calls) {
      const id = idOf(facet);
      n += 1;
      insert.run(n, seq, at, id);
      insertText.run(n, words);
      const block = Math.floor(n / BLOCK);
      const cell = cells.get(`${block} ${id}`) ?? { block, id, count: 0, first: at, last: at };
      const grown = { count: cell.count + 1, first: Math.min(cell.first, at), last: Math.max(cell.last, at) };
      cells.set(`${block} ${id}`, { ...cell, ...grown });
    }
    for (const { block, id, count: some, first, last: latest } of cells.values()) {
      count.run(block, id, some, first, latest);
      countFacet.run(some, id);
    }
    setEnd.run(to.seq, to.hash);
  });

  return {
    end: () => ({ ...(end.get() ?? { seq: 0, hash: '' }), calls: last.get()?.n ?? 0 }),
    add(calls, to) {
      try {
        add(calls, to);
      } catch (error) {
        // Ids that were rolled back with the rest.
        known.clear();
        throw error;
      }
    },
    clear() {
      known.clear();
      db.exec(`DELETE FROM call_blocks; DELETE FROM calls; DELETE FROM call_facets; DELETE FROM call_index_end;
        INSERT INTO call_text (call_text) VALUES ('delete-all');`);
    },
    total: (facets) => total.get(boundTo(facets))?.count ?? 0,
    blocks(facets, top, low) {
      const bound = boundTo(facets);
      const lastBlock = Math.floor(top / BLOCK);
      return blocks
        .all({ ...bound, low, block: lastBlock })
        .map(({ block, count: all, whole }) => {
          // Cut by a border: only there the calls themselves are counted.
          if (block < lastBlock && all === whole) return { block, count: all };
          const before = Math.min(top + 1, (block + 1) * BLOCK);
          return { block, count: countIn.get({ ...bound, first: block * BLOCK, before })?.count ?? 0 };
        })
        .filter((one) => one.count > 0);
    },
    newest(facets, before, limit, block) {
      const first = block === undefined ? 0 : block * BLOCK;
      const end = block === undefined ? before : Math.min(before, (block + 1) * BLOCK);
      return newest.all({ ...boundTo(facets), first, before: end, limit }).map(({ n }) => n);
    },
    found: (match, before, limit) => found.all(match, before, limit).map(({ n }) => n),
    among: (places, facets) =>
      among.all({ ...boundTo(facets), places: JSON.stringify(places) }).map(({ n }) => n),
    rowsOf: (places) => rowsOf.all(JSON.stringify(places)).map(({ seq }) => seq),
    facets: () => allFacets.all(),
  };
}

function boundTo({ kind, server, name, via, principal, outcome, from, to }: Facets): object {
  return {
    kind: kind ?? null,
    server: server ?? null,
    name: name ?? null,
    via: via ?? null,
    principal: principal ?? null,
    outcome: outcome === undefined ? null : JSON.stringify(outcome),
    from: from ?? 0,
    to: to ?? Number.MAX_SAFE_INTEGER,
  };
}
