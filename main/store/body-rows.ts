import type { z } from 'zod';
import type { Logger } from '#main/kernel/logger.ts';
import type { Database } from './database.ts';
import { readStored } from './stored-json.ts';

/** A table of `(id, body)`, where body is JSON of one contract shape. Rows that no longer fit are left out with a warning. */
export interface BodyRows<T> {
  /** In the order they were first put. */
  list(): T[];
  get(id: string): T | undefined;
  put(value: T): void;
  /** Whether there was one. */
  remove(id: string): boolean;
}

export function createBodyRows<T extends { id: string }>(
  db: Database,
  table: 'servers' | 'rules' | 'grants' | 'providers',
  schema: z.ZodType<T>,
  logger: Logger,
): BodyRows<T> {
  interface Row {
    id: string;
    body: string;
  }
  const all = db.prepare<[], Row>(`SELECT id, body FROM ${table} ORDER BY rowid`);
  const one = db.prepare<[string], Row>(`SELECT id, body FROM ${table} WHERE id = ?`);
  const upsert = db.prepare<[string, string]>(
    `INSERT INTO ${table} (id, body) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET body = excluded.body`,
  );
  const remove = db.prepare<[string]>(`DELETE FROM ${table} WHERE id = ?`);
  const read = (row: Row): T | undefined => readStored(schema, row.body, { table, key: row.id }, logger);
  return {
    list: () =>
      all
        .all()
        .map(read)
        .filter((value) => value !== undefined),
    get(id) {
      const row = one.get(id);
      return row === undefined ? undefined : read(row);
    },
    put(value) {
      upsert.run(value.id, JSON.stringify(value));
    },
    remove: (id) => remove.run(id).changes > 0,
  };
}
