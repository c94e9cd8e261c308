import type { Database } from './database.ts';

/** Calls of one tool in one step of a tier. `times` is a packed histogram. */
export interface CallsRow {
  at: number;
  server: string;
  name: string;
  calls: number;
  errors: number;
  times: Uint8Array;
}

export interface ResourceRow {
  at: number;
  instance: string;
  cpu: number;
  memory: number;
}

export interface MarkerRow {
  at: number;
  server: string;
  kind: string;
}

/** The numbers of calls and process trees. Tiers and times in ms; spans hold `from` and not `to`. */
export interface MetricRows {
  /** Does everything in `act` or nothing. */
  together(act: () => void): void;
  calls(tier: number, at: number, server: string, name: string): CallsRow | undefined;
  putCalls(tier: number, row: CallsRow): void;
  /** Keeps the highest of what is there and what is given. */
  raiseResources(tier: number, row: ResourceRow): void;
  addMarker(row: MarkerRow): void;
  callsBetween(tier: number, from: number, to: number, server?: string): CallsRow[];
  resourcesBetween(tier: number, from: number, to: number): ResourceRow[];
  /** The newest `limit` of them, oldest first. */
  markersBetween(from: number, to: number, limit: number): MarkerRow[];
  /** Removes at most `most` rows of each kind of this tier that are older. */
  forget(tier: number, before: number, most: number): void;
  forgetMarkers(before: number): void;
}

export function createMetricRows(db: Database): MetricRows {
  const columns = 'at, server, name, calls, errors, times';
  const one = db.prepare<[number, number, string, string], CallsRow>(
    `SELECT ${columns} FROM metric_calls WHERE tier = ? AND at = ? AND server = ? AND name = ?`,
  );
  const put = db.prepare<[number, number, string, string, number, number, Uint8Array]>(
    `INSERT OR REPLACE INTO metric_calls (tier, ${columns}) VALUES (?, ?, ?, ?, ?, ?, ?)`,
  );
  const raise = db.prepare<[number, number, string, number, number]>(
    `INSERT INTO metric_resources (tier, at, instance, cpu, memory) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET cpu = max(cpu, excluded.cpu), memory = max(memory, excluded.memory)`,
  );
  const mark = db.prepare<[number, string, string]>(
    'INSERT INTO metric_markers (at, server, kind) VALUES (?, ?, ?)',
  );
  const span = 'tier = ? AND at >= ? AND at < ?';
  const between = db.prepare<[number, number, number], CallsRow>(
    `SELECT ${columns} FROM metric_calls WHERE ${span}`,
  );
  const betweenOf = db.prepare<[number, number, number, string], CallsRow>(
    `SELECT ${columns} FROM metric_calls WHERE ${span} AND server = ?`,
  );
  const resources = db.prepare<[number, number, number], ResourceRow>(
    `SELECT at, instance, cpu, memory FROM metric_resources WHERE ${span} ORDER BY at`,
  );
  const markers = db.prepare<[number, number, number], MarkerRow>(
    'SELECT at, server, kind FROM metric_markers WHERE at >= ? AND at < ? ORDER BY at DESC, id DESC LIMIT ?',
  );
  const old = (table: string, key: string) =>
    db.prepare<[number, number, number]>(
      `DELETE FROM ${table} WHERE (${key}) IN (SELECT ${key} FROM ${table} WHERE tier = ? AND at < ? LIMIT ?)`,
    );
  const forgetCalls = old('metric_calls', 'tier, at, server, name');
  const forgetResources = old('metric_resources', 'tier, at, instance');
  const forgetMarkers = db.prepare<[number]>('DELETE FROM metric_markers WHERE at < ?');
  const transaction = db.transaction((act: () => void) => {
    act();
  });
  return {
    together(act) {
      transaction(act);
    },
    calls: (tier, at, server, name) => one.get(tier, at, server, name),
    putCalls(tier, { at, server, name, calls, errors, times }) {
      put.run(tier, at, server, name, calls, errors, times);
    },
    raiseResources(tier, { at, instance, cpu, memory }) {
      raise.run(tier, at, instance, cpu, memory);
    },
    addMarker({ at, server, kind }) {
      mark.run(at, server, kind);
    },
    callsBetween: (tier, from, to, server) =>
      server === undefined ? between.all(tier, from, to) : betweenOf.all(tier, from, to, server),
    resourcesBetween: (tier, from, to) => resources.all(tier, from, to),
    markersBetween: (from, to, limit) => markers.all(from, to, limit).toReversed(),
    forget(tier, before, most) {
      forgetCalls.run(tier, before, most);
      forgetResources.run(tier, before, most);
    },
    forgetMarkers(before) {
      forgetMarkers.run(before);
    },
  };
}
