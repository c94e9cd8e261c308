import type { Database } from './database.ts';

/** Calls in one full-text table. Part p holds the places from p * PART on. */
export const PART = 16_384;
/** Pages that are merged with every addition: more than it writes itself, so merging keeps up. */
const PAGES_BESIDE = 16;
/** Pages of one step of merging a part that is full. */
const PAGES_AT_ONCE = 32;

/**
 * The words of calls, by place, in one full-text table after the other: what SQLite does in one go (a list of all places
 * for the beginning of a word, the merging of what was written) stays as small as a part, and so short.
 */
export interface CallTexts {
  /** Within a transaction. Places in rising order, all of one part. */
  add(part: number, texts: readonly { n: number; words: string }[]): void;
  /** The newest `limit` places of a part before `before` whose words match; FTS5 syntax. */
  found(part: number, match: string, before: number, limit: number): number[];
  /** Merges a little of a part that is full: it is found faster in then. False when there is nothing to merge. */
  merge(): boolean;
  /** Words of places up to this one are not there yet. */
  low(): number;
  setLow(low: number): void;
  /** The table of a schema from before this one, which nothing uses. Takes long in an old home. */
  dropOld(): void;
  /** After a transaction that was rolled back: a part that it made is not there. */
  forget(): void;
  clear(): void;
}

interface Part {
  insert(n: number, words: string): void;
  /** How many pages at once; less than 0: into one segment. */
  merge(pages: number): void;
  found(match: string, before: number, limit: number): { n: number }[];
  isMerged(): boolean;
}

export function createCallTexts(db: Database): CallTexts {
  const known = db.prepare<[], { part: number }>('SELECT part FROM call_texts');
  const insertPart = db.prepare<[number]>('INSERT INTO call_texts (part) VALUES (?)');
  const low = db.prepare<[], { low: number }>('SELECT low FROM call_texts_low');
  const setLow = db.prepare<[number]>('UPDATE call_texts_low SET low = ?');
  const full = db.prepare<[], { part: number }>(
    `SELECT part FROM call_texts WHERE merged = 0 AND (part + 1) * ${PART} <= (SELECT max(n) + 1 FROM calls)
       AND part * ${PART} >= (SELECT low FROM call_texts_low) LIMIT 1`,
  );
  const setMerged = db.prepare<[number]>('UPDATE call_texts SET merged = 1 WHERE part = ?');
  const parts = new Map<number, Part>();
  let there = names();

  function names(): Set<number> {
    return new Set(known.all().map(({ part }) => part));
  }

  function make(part: number): void {
    // Merging is ours to do, in small pieces: by itself it would happen all at once within some addition.
    db.exec(`CREATE VIRTUAL TABLE call_text_${part} USING fts5 (words, content = '', columnsize = 0, tokenize = "unicode61 remove_diacritics 2");
      INSERT INTO call_text_${part} (call_text_${part}, rank) VALUES ('automerge', 0), ('crisismerge', 1999), ('usermerge', 16);`);
    insertPart.run(part);
    there.add(part);
  }

  function open(part: number): Part | undefined {
    if (!there.has(part)) return undefined;
    let one = parts.get(part);
    if (one === undefined) parts.set(part, (one = prepare(db, `call_text_${part}`)));
    return one;
  }

  return {
    add(part, texts) {
      if (!there.has(part)) make(part);
      const one = open(part);
      for (const { n, words } of texts) one?.insert(n, words);
      one?.merge(PAGES_BESIDE);
    },
    found: (part, match, before, limit) =>
      open(part)
        ?.found(match, before, limit)
        .map(({ n }) => n) ?? [],
    merge() {
      const next = full.get();
      if (next === undefined) return false;
      const one = open(next.part);
      if (one === undefined || one.isMerged()) setMerged.run(next.part);
      else one.merge(-PAGES_AT_ONCE);
      return true;
    },
    low: () => low.get()?.low ?? 0,
    setLow: (to) => {
      setLow.run(to);
    },
    dropOld() {
      db.exec('DROP TABLE IF EXISTS call_text');
    },
    forget() {
      there = names();
      parts.clear();
    },
    clear() {
      for (const part of there) db.exec(`DROP TABLE call_text_${part}`);
      db.exec('DELETE FROM call_texts; UPDATE call_texts_low SET low = 0');
      parts.clear();
      there = new Set();
    },
  };
}

function prepare(db: Database, table: string): Part {
  const insert = db.prepare<[number, string]>(`INSERT INTO ${table} (rowid, words) VALUES (?, ?)`);
  const merge = db.prepare<[number]>(`INSERT INTO ${table} (${table}, rank) VALUES ('merge', ?)`);
  const found = db.prepare<[string, number, number], { n: number }>(
    `SELECT rowid AS n FROM ${table} WHERE ${table} MATCH ? AND rowid < ? ORDER BY rowid DESC LIMIT ?`,
  );
  const segments = db.prepare<[], { count: number }>(
    `SELECT count(*) AS count FROM (SELECT DISTINCT segid FROM ${table}_idx LIMIT 2)`,
  );
  return {
    insert: (n, words) => {
      insert.run(n, words);
    },
    merge: (pages) => {
      merge.run(pages);
    },
    found: (match, before, limit) => found.all(match, before, limit),
    isMerged: () => segments.get()?.count !== 2,
  };
}
