import { Fingerprint, ToolDefinition } from '#contract/tool.ts';
import type { Logger } from '#main/kernel/logger.ts';
import type { Database } from './database.ts';
import { readStored } from './stored-json.ts';

export interface StoredTool {
  definition: ToolDefinition;
  fingerprint: Fingerprint;
}

/** Part of a listing (see ListingRows), which clears these rows by itself. */
export interface ToolRows {
  insert(server: string, tools: readonly StoredTool[]): void;
  /** In the order the server listed them. */
  list(server: string): StoredTool[];
}

interface Row {
  name: string;
  fingerprint: string;
  definition: string;
}

export function createToolRows(db: Database, logger: Logger): ToolRows {
  const all = db.prepare<[string], Row>(
    'SELECT name, fingerprint, definition FROM tools WHERE server = ? ORDER BY position',
  );
  const insert = db.prepare<[string, string, number, string, string]>(
    'INSERT INTO tools (server, name, position, fingerprint, definition) VALUES (?, ?, ?, ?, ?)',
  );

  function read(server: string, row: Row): StoredTool | undefined {
    const where = { table: 'tools', key: `${server} ${row.name}` };
    const definition = readStored(ToolDefinition, row.definition, where, logger);
    if (definition === undefined) return undefined;
    const fingerprint = Fingerprint.safeParse(row.fingerprint);
    if (fingerprint.success) return { definition, fingerprint: fingerprint.data };
    logger.warn('store.rowSkipped', { ...where, problem: 'no fingerprint' });
    return undefined;
  }

  return {
    insert(server, tools) {
      for (const [position, { definition, fingerprint }] of tools.entries())
        insert.run(server, definition.name, position, fingerprint, JSON.stringify(definition));
    },
    list: (server) =>
      all
        .all(server)
        .map((row) => read(server, row))
        .filter((tool) => tool !== undefined),
  };
}
