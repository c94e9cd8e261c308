import type { CallFilter } from '#contract/call-query.ts';
import { createCallColumns } from './call-columns.ts';
import type { CallColumns } from './call-columns.ts';
import { createCallTexts, PART } from './call-texts.ts';
import type { CallTexts } from './call-texts.ts';
import type { Database } from './database.ts';

/** A call that has ended, as the index keeps it: `seq` is its row in the audit, `words` all that is searched. */
export interface IndexedCall {
  id: string;
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

/** What a filter says of facets: neither its text nor its times. */
export type Facets = Omit<CallFilter, 'text' | 'from' | 'to'>;

/** Calls by their place, from 1, oldest first. Filled behind the audit; `end` says how far. */
export interface CallIndex {
  /** The last audit row that was looked at, and how many calls there are up to it. */
  end(): { seq: number; hash: string; calls: number };
  /** Adds calls in the order of their rows, in one transaction; from now on the index ends at `end`. */
  add(calls: readonly IndexedCall[], end: { seq: number; hash: string }): void;
  /** Adds the words of calls that came from a schema before this one, all of one part; down to the place `low` they are there then. */
  addWords(texts: readonly { n: number; words: string }[], low: number): void;
  clear(): void;
  /** Which facets a filter means, as a 1 at their ids, and how many calls have them. */
  wanted(facets: Facets): { ids: Uint8Array; total: number };
  columns: Pick<CallColumns, 'pack' | 'matches'>;
  texts: Pick<CallTexts, 'found' | 'merge' | 'low' | 'dropOld'>;
  /** The audit row of the call with this id; undefined when the index has none (yet). */
  rowOf(callId: string): number | undefined;
  /** The audit rows of calls. */
  rowsOf(places: readonly number[]): number[];
  facets(): CallFacet[];
}

const CHOSEN = `(@kind IS NULL OR kind = @kind) AND (@server IS NULL OR server = @server) AND (@name IS NULL OR name = @name)
  AND (@via IS NULL OR via = @via) AND (@principal IS NULL OR principal = @principal)
  AND (@outcome IS NULL OR outcome IN (SELECT value FROM json_each(@outcome)))`;

export function createCallIndex(db: Database): CallIndex {
  const end = db.prepare<[], { seq: number; hash: string }>('SELECT seq, hash FROM call_index_end');
  const last = db.prepare<[], { n: number }>('SELECT n FROM calls ORDER BY n DESC LIMIT 1');
  const setEnd = db.prepare<[number, string]>(
    'INSERT INTO call_index_end VALUES (1, ?, ?) ON CONFLICT (one) DO UPDATE SET seq = excluded.seq, hash = excluded.hash',
  );
  const insert = db.prepare<[number, number, number, number]>('INSERT INTO calls VALUES (?, ?, ?, ?)');
  const insertId = db.prepare<[string, number]>('INSERT OR REPLACE INTO call_ids (id, seq) VALUES (?, ?)');
  const rowOf = db.prepare<[string], { seq: number }>('SELECT seq FROM call_ids WHERE id = ?');
  const countFacet = db.prepare<[number, number]>('UPDATE call_facets SET count = count + ? WHERE id = ?');
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
  const chosen = db.prepare<[object], { ids: string | null; last: number | null; total: number | null }>(
    `SELECT group_concat(id) AS ids, max(id) AS last, sum(count) AS total FROM call_facets WHERE ${CHOSEN}`,
  );
  const rowsOf = db.prepare<[string], { seq: number }>(
    'SELECT seq FROM calls WHERE n IN (SELECT value FROM json_each(?)) ORDER BY n DESC',
  );
  const columns = createCallColumns(db);
  const texts = createCallTexts(db);
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

  function addTexts(words: readonly { n: number; words: string }[]): void {
    const part = Math.floor((words[0]?.n ?? 0) / PART);
    const other = words.findIndex(({ n }) => Math.floor(n / PART) !== part);
    texts.add(part, other < 0 ? words : words.slice(0, other));
    if (other > 0) addTexts(words.slice(other));
  }

  const add = db.transaction((calls: readonly IndexedCall[], to: { seq: number; hash: string }) => {
    let n = last.get()?.n ?? 0;
    const counts = new Map<number, number>();
    const words: { n: number; words: string }[] = [];
    for (const call of calls) {
      const id = idOf(call.facet);
      n += 1;
      insert.run(n, call.seq, call.at, id);
      insertId.run(call.id, call.seq);
      words.push({ n, words: call.words });
      counts.set(id, (counts.get(id) ?? 0) + 1);
    }
    if (words.length > 0) addTexts(words);
    for (const [id, count] of counts) countFacet.run(count, id);
    setEnd.run(to.seq, to.hash);
  });

  const addWords = db.transaction((words: readonly { n: number; words: string }[], low: number) => {
    if (words.length > 0) addTexts(words);
    texts.setLow(low);
  });

  const clear = db.transaction(() => {
    db.exec('DELETE FROM calls; DELETE FROM call_ids; DELETE FROM call_facets; DELETE FROM call_index_end');
    columns.clear();
    texts.clear();
  });

  /** What is remembered of the tables is forgotten when they were rolled back. */
  function changing(act: () => void): void {
    try {
      act();
    } catch (error) {
      known.clear();
      texts.forget();
      throw error;
    }
  }

  return {
    end: () => ({ ...(end.get() ?? { seq: 0, hash: '' }), calls: last.get()?.n ?? 0 }),
    add(calls, to) {
      changing(() => add(calls, to));
    },
    addWords(words, low) {
      changing(() => addWords(words, low));
    },
    clear() {
      known.clear();
      changing(clear);
    },
    wanted({ kind, server, name, via, principal, outcome }) {
      const row = chosen.get({
        kind: kind ?? null,
        server: server ?? null,
        name: name ?? null,
        via: via ?? null,
        principal: principal ?? null,
        outcome: outcome === undefined ? null : JSON.stringify(outcome),
      });
      const ids = new Uint8Array((row?.last ?? 0) + 1);
      if (row !== undefined && row.ids !== null) for (const id of row.ids.split(',')) ids[Number(id)] = 1;
      return { ids, total: row?.total ?? 0 };
    },
    columns,
    texts,
    rowOf: (callId) => rowOf.get(callId)?.seq,
    rowsOf: (places) => rowsOf.all(JSON.stringify(places)).map(({ seq }) => seq),
    facets: () => allFacets.all(),
  };
}
