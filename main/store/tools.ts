import { Fingerprint, ToolDefinition } from '#contract/tool.ts';
import type { Logger } from '#main/kernel/logger.ts';
import type { Database } from './database.ts';
import { readStored } from './stored-json.ts';

export interface StoredTool {
  definition: ToolDefinition;
  fingerprint: Fingerprint;
}

/** The tools of each server as it last listed them, so that a sleeping server's tools are known. */
export interface ToolRows {
  /** Puts this listing in place of the one before, whole or not at all. `listedAt` in epoch ms. */
  replaceAll(server: string, tools: readonly StoredTool[], listedAt: number): void;
  /** In the order the server listed them. */
  list(server: string): StoredTool[];
  get(server: string, name: string): StoredTool | undefined;
  names(server: string): string[];
  /** Undefined: never listed. A server can have listed no tools at all. */
  listedAt(server: string): number | undefined;
  /** As if it had never listed anything. */
  forget(server: string): void;
}

interface Row {
  name: string;
  fingerprint: string;
  definition: string;
}

export function createToolRows(db: Database, logger: Logger): ToolRows {
  const columns = 'name, fingerprint, definition';
  const all = db.prepare<[string], Row>(`SELECT ${columns} FROM tools WHERE server = ? ORDER BY position`);
  const one = db.prepare<[string, string], Row>(`SELECT ${columns} FROM tools WHERE server = ? AND name = ?`);
  const names = db.prepare<[string], { name: string }>(
    'SELECT name FROM tools WHERE server = ? ORDER BY position',
  );
  const listed = db.prepare<[string], { listed_at: number }>(
    'SELECT listed_at FROM listings WHERE server = ?',
  );
  const clear = db.prepare<[string]>('DELETE FROM listings WHERE server = ?');
  const enter = db.prepare<[string, number]>('INSERT INTO listings (server, listed_at) VALUES (?, ?)');
  const insert = db.prepare<[string, string, number, string, string]>(
    'INSERT INTO tools (server, name, position, fingerprint, definition) VALUES (?, ?, ?, ?, ?)',
  );
  const replace = db.transaction((server: string, tools: readonly StoredTool[], listedAt: number) => {
    clear.run(server);
    enter.run(server, listedAt);
    for (const [position, { definition, fingerprint }] of tools.entries()) {
      insert.run(server, definition.name, position, fingerprint, JSON.stringify(definition));
    }
  });

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
    replaceAll(server, tools, listedAt) {
      replace(server, tools, listedAt);
    },
    list: (server) =>
      all
        .all(server)
        .map((row) => read(server, row))
        .filter((tool) => tool !== undefined),
    get(server, name) {
      const row = one.get(server, name);
      return row === undefined ? undefined : read(server, row);
    },
    names: (server) => names.all(server).map((row) => row.name),
    listedAt: (server) => listed.get(server)?.listed_at,
    forget: (server) => void clear.run(server),
  };
}
