import type { z } from 'zod';
import type { Json } from '#contract/json.ts';
import type { Logger } from '#main/kernel/logger.ts';
import type { Database } from './database.ts';
import { readStored } from './stored-json.ts';

/** Values that more than one room reads. `workspace`: from before there could be several, the default one alone. */
export const META = { settings: 'settings', workspaces: 'workspaces', workspace: 'workspace' } as const;

/** Single values of the home, such as its id. */
export interface MetaRows {
  /** Undefined when it is not there or no longer fits the schema. */
  get<T>(key: string, schema: z.ZodType<T>): T | undefined;
  set(key: string, value: Json): void;
}

export function createMetaRows(db: Database, logger: Logger): MetaRows {
  const one = db.prepare<[string], { value: string }>('SELECT value FROM meta WHERE key = ?');
  const upsert = db.prepare<[string, string]>(
    'INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
  );
  return {
    get(key, schema) {
      const row = one.get(key);
      return row === undefined ? undefined : readStored(schema, row.value, { table: 'meta', key }, logger);
    },
    set(key, value) {
      upsert.run(key, JSON.stringify(value));
    },
  };
}
