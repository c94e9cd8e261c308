import { ExpertRound } from '#contract/chat/experts.ts';
import type { Logger } from '#main/kernel/logger.ts';
import type { Database } from './database.ts';
import { readStored } from './stored-json.ts';

/** Rounds of experts. Rows that no longer fit are left out with a warning. */
export interface ExpertRoundRows {
  /** Newest first. */
  list(limit: number): ExpertRound[];
  get(id: string): ExpertRound | undefined;
  /** Those that were under way when they were put last. */
  running(): ExpertRound[];
  put(round: ExpertRound, running: boolean): void;
  /** Whether there was one. */
  remove(id: string): boolean;
}

export function createExpertRoundRows(db: Database, logger: Logger): ExpertRoundRows {
  interface Row {
    id: string;
    body: string;
  }
  const newest = db.prepare<[number], Row>('SELECT id, body FROM expert_rounds ORDER BY n DESC LIMIT ?');
  const one = db.prepare<[string], Row>('SELECT id, body FROM expert_rounds WHERE id = ?');
  const underWay = db.prepare<[], Row>('SELECT id, body FROM expert_rounds WHERE running = 1 ORDER BY n');
  const upsert = db.prepare<[string, number, string]>(
    `INSERT INTO expert_rounds (id, running, body) VALUES (?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET running = excluded.running, body = excluded.body`,
  );
  const remove = db.prepare<[string]>('DELETE FROM expert_rounds WHERE id = ?');
  const read = ({ id, body }: Row): ExpertRound | undefined =>
    readStored(ExpertRound, body, { table: 'expert_rounds', key: id }, logger);
  const readAll = (rows: Row[]): ExpertRound[] => rows.map(read).filter((round) => round !== undefined);
  return {
    list: (limit) => readAll(newest.all(limit)),
    get(id) {
      const row = one.get(id);
      return row === undefined ? undefined : read(row);
    },
    running: () => readAll(underWay.all()),
    put(round, running) {
      upsert.run(round.id, running ? 1 : 0, JSON.stringify(round));
    },
    remove: (id) => remove.run(id).changes > 0,
  };
}
