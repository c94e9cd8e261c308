import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CallRecord } from '#contract/call.ts';
import { createFakeClock } from '#main/kernel/fake-clock.ts';
import { createLogger } from '#main/kernel/logger.ts';
import { createAuditRows } from '#main/store/audit-rows.ts';
import { createCallIndex } from '#main/store/call-index.ts';
import type { CallIndex } from '#main/store/call-index.ts';
import { openDatabase } from '#main/store/database.ts';
import type { Database } from '#main/store/database.ts';
import { auditMigrations } from '#main/store/migrations/audit.ts';
import { createSearchIndex } from './search-index.ts';
import { createCallSearch } from './search.ts';
import { callOf, createAuditBench } from './testing/audit-bench.ts';
import type { AuditBench } from './testing/audit-bench.ts';

const clock = createFakeClock();
const logger = createLogger(() => undefined);
const ok: Partial<CallRecord> = { outcome: 'ok', result: {} };
let bench: AuditBench;
beforeEach(() => {
  bench = createAuditBench(clock);
});
afterEach(() => {
  bench.remove();
});

function fill(count: number, more: (n: number) => Partial<CallRecord> = () => ok): void {
  const audit = bench.run('r1');
  for (let n = 1; n <= count; n += 1) audit.outcome(callOf(n, more(n)));
  audit.flush();
}

/** As after a start. */
function open(db: Database = bench.db, change: (index: CallIndex) => Partial<CallIndex> = () => ({})) {
  const rows = createAuditRows(db);
  const real = createCallIndex(db);
  const index = { ...real, ...change(real) };
  const filler = createSearchIndex({ rows, index, clock, elapsed: () => 0, logger });
  const search = createCallSearch({
    rows,
    index,
    catchUp: () => Promise.resolve(0),
    elapsed: () => 0,
    logger,
  });
  const find = async (text?: string) => {
    const window = await search.window({ filter: { text }, from: 0, count: 200 });
    return { ...window, calls: window.calls.map(({ id }) => Number(id.slice(-6))) };
  };
  return { index: real, filler, find };
}

/** The tables that everything else is found by. */
function tables(db: Database): unknown[] {
  return ['calls', 'call_ids', 'call_facets', 'call_index_end', 'call_texts_low'].map((name) =>
    db.prepare(`SELECT * FROM ${name}`).all(),
  );
}

test('a step takes few rows, and fewer of large ones, however many wait', () => {
  const large = 'lorem ipsum '.repeat(1000);
  fill(400, (n) => (n > 200 ? { ...ok, result: { large } } : ok));
  const steps: number[] = [];
  const { filler } = open(bench.db, (index) => ({
    add(calls, end) {
      steps.push(calls.length);
      index.add(calls, end);
    },
  }));
  while (filler.step());
  expect(steps.reduce((sum, count) => sum + count)).toBe(400);
  expect(steps.slice(0, 3)).toEqual([64, 64, 64]);
  expect(Math.max(...steps.slice(4))).toBeLessThan(12);
});

test('while calls come in the index waits, but not for ever', () => {
  fill(10);
  const { filler, index } = open();
  let waited = 0;
  for (; index.end().seq === 0 && waited < 10_000; waited += 100) {
    filler.wake();
    clock.advance(100);
  }
  expect(waited).toBeGreaterThan(1_500);
  expect(waited).toBeLessThan(3_000);
  clock.advance(1_000);
  bench.run('r2').started();
  fill(10);
  filler.wake();
  clock.advance(400);
  expect(index.end().calls).toBe(20);
});

test('what was begun is gone on with after a crash in any step, with the same outcome', async () => {
  fill(300);
  const whole = openDatabase(join(bench.folder, 'whole.db'), auditMigrations);
  if (!whole.ok) throw new Error('cannot open');
  createAuditRows(whole.db).append(bench.rows());
  const without = open(whole.db);
  while (without.filler.step());

  let crashes = 0;
  for (let more = true; more;) {
    const { filler } = open(bench.db, (index) => ({
      add(calls, end) {
        const broken = calls.map((call, at) => (at === calls.length - 1 ? { ...call, at: 0.5 } : call));
        // The last call of the step does not fit its column: everything of it is rolled back.
        expect(() => {
          index.add(broken, end);
        }).toThrow();
        crashes += 1;
        index.add(calls, end);
      },
    }));
    more = filler.step();
  }
  expect(crashes).toBe(5);
  expect(tables(bench.db)).toEqual(tables(whole.db));
  expect(await open().find('write ')).toEqual(await without.find('write '));
  whole.db.close();
});

test('a home of the schema before shows its calls at once and finds their words step by step, the newest first', async () => {
  fill(200, (n) => ({ ...ok, args: { word: `word${n % 10}` } }));
  const path = join(bench.folder, 'before.db');
  const before = openDatabase(path, auditMigrations.slice(0, 2));
  if (!before.ok) throw new Error('cannot open');
  const insert = before.db.prepare('INSERT INTO audit (seq, body, hash) VALUES (@seq, @body, @hash)');
  for (const row of bench.rows()) insert.run(row);
  before.db
    .exec(`INSERT INTO call_facets VALUES (1, 'tool', 'files', 'write_file', 'desk', 'owner', 'ok', 200);
    INSERT INTO calls SELECT seq, seq, at, 1 FROM audit;
    INSERT INTO call_index_end SELECT 1, seq, hash FROM audit WHERE seq = 200;
    INSERT INTO call_text (rowid, words) SELECT seq, 'old' FROM audit;`);
  before.db.close();

  const after = openDatabase(path, auditMigrations);
  if (!after.ok) throw new Error('cannot open');
  const { filler, find } = open(after.db);
  const all = await find();
  expect([all.total, all.behind, all.calls[0], all.calls.length]).toEqual([200, 0, 200, 200]);
  expect(await find('word7 ')).toMatchObject({ total: 0, behind: 200, searchedTo: 1200 });
  const found: [number, number][] = [];
  while (filler.step()) {
    const { total, behind, calls } = await find('word7 ');
    expect(calls).toEqual(Array.from({ length: total }, (_, at) => 197 - 10 * at));
    found.push([total, behind]);
  }
  expect(found).toEqual([
    [7, 136],
    [13, 72],
    [19, 8],
    [20, 0],
  ]);
  expect((await find('word7 ')).searchedTo).toBeUndefined();

  const old = after.db.prepare("SELECT count(*) AS count FROM sqlite_master WHERE name = 'call_text'");
  expect(old.get()).toEqual({ count: 1 });
  filler.close();
  expect(old.get()).toEqual({ count: 0 });
  after.db.close();
  rmSync(path);
});
