import type { Database } from './database.ts';

/** Entries of the memory as they lie on disk. What is in one is for whoever has the key. */
export interface MemoryRows {
  all(): { id: string; sealed: Buffer }[];
  count(): number;
  put(id: string, sealed: Buffer): void;
  /** How many of them there were. */
  remove(ids: readonly string[]): number;
  removeAll(): number;
}

export function createMemoryRows(db: Database): MemoryRows {
  const all = db.prepare<[], { id: string; sealed: Buffer }>('SELECT id, sealed FROM memory');
  const count = db.prepare<[], { n: number }>('SELECT count(*) AS n FROM memory');
  const upsert = db.prepare<[string, Buffer]>(
    'INSERT INTO memory (id, sealed) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET sealed = excluded.sealed',
  );
  const remove = db.prepare<[string]>('DELETE FROM memory WHERE id = ?');
  const removeAll = db.prepare<[]>('DELETE FROM memory');
  return {
    all: () => all.all().map(({ id, sealed }) => ({ id, sealed: Buffer.from(sealed) })),
    count: () => count.get()?.n ?? 0,
    put(id, sealed) {
      upsert.run(id, sealed);
    },
    remove: db.transaction((ids: readonly string[]) => {
      let gone = 0;
      for (const id of ids) gone += remove.run(id).changes;
      return gone;
    }),
    removeAll: () => removeAll.run().changes,
  };
}
