import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CallRecord } from '#contract/call.ts';
import { MetricsQuery } from '#contract/metrics.ts';
import type { Metrics } from '#contract/metrics.ts';
import { createFakeClock } from '#main/kernel/fake-clock.ts';
import type { FakeClock } from '#main/kernel/fake-clock.ts';
import { createLogger } from '#main/kernel/logger.ts';
import { createAuditRows } from '#main/store/audit-rows.ts';
import { openDatabase } from '#main/store/database.ts';
import type { Database } from '#main/store/database.ts';
import { createMetaRows } from '#main/store/meta.ts';
import { createMetricRows } from '#main/store/metric-rows.ts';
import { appMigrations } from '#main/store/migrations/app.ts';
import type { Audit } from './audit.ts';
import { createMetrics } from './metrics.ts';
import type { MetricsBook } from './metrics.ts';
import { createTally } from './metrics-tally.ts';
import type { Tally } from './metrics-tally.ts';
import { callOf, createAuditBench } from './testing/audit-bench.ts';
import type { AuditBench } from './testing/audit-bench.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const START = Date.UTC(2026, 0, 10, 12);

let clock: FakeClock;
let bench: AuditBench;
let folder: string;
let db: Database;
let audit: Audit;
let tally: Tally;
let metrics: MetricsBook;
const log: string[] = [];
const logger = createLogger((line) => log.push(line));
let calls = 0;

/** A life of the app on the same two databases. What ran before, if it was not closed, was killed. */
async function run(name: string): Promise<void> {
  audit = bench.run(name);
  tally = createTally();
  metrics = createMetrics({
    rows: createMetricRows(db),
    meta: createMetaRows(db, logger),
    tally,
    audit,
    auditRows: createAuditRows(bench.db),
    clock,
    logger,
  });
  await metrics.caughtUp();
}

beforeEach(async () => {
  log.length = 0;
  clock = createFakeClock(START);
  bench = createAuditBench(clock);
  folder = mkdtempSync(join(tmpdir(), 'patchbay-metrics-'));
  const opened = openDatabase(join(folder, 'patchbay.db'), appMigrations);
  if (!opened.ok) throw new Error(JSON.stringify(opened));
  db = opened.db;
  await run('r1');
});
afterEach(async () => {
  await metrics.close();
  db.close();
  bench.remove();
  rmSync(folder, { recursive: true, force: true });
  expect(log).toEqual([]);
});

/** As the broker ends a call: the record first, then the word of it. */
function end(more: Partial<CallRecord> = {}): void {
  const call = callOf(++calls, { at: clock.now(), outcome: 'ok', upstreamMs: 1, ...more });
  audit.outcome(call);
  tally.see({ type: 'call.finished', call });
}

function ask(from: number, to: number, more: Partial<MetricsQuery> = {}): Metrics {
  return metrics.query(MetricsQuery.parse({ from, to, ...more }));
}

/** Straight from the audit: no roll-up, no histogram. */
function counted(from: number, to: number, server?: string, bodies = bench.bodies()) {
  const found = bodies
    .flatMap(({ kind, call }) => (kind === 'outcome' && call !== undefined ? [call] : []))
    .filter(({ at }) => at >= from && at < to)
    .filter((call) => server === undefined || call.server === server);
  const times = found.flatMap(({ upstreamMs }) => upstreamMs ?? []).toSorted((a, b) => a - b);
  const exact = (share: number): number => times[Math.ceil(times.length * share) - 1] ?? Number.NaN;
  return {
    calls: found.length,
    errors: found.filter(({ outcome = '' }) => !['ok', 'needsInput', 'cancelled'].includes(outcome)).length,
    p50: exact(0.5),
    p95: exact(0.95),
    p99: exact(0.99),
  };
}

function expectEqual(told: Metrics['total'], truth: ReturnType<typeof counted>): void {
  expect({ calls: told.calls, errors: told.errors }).toEqual({ calls: truth.calls, errors: truth.errors });
  for (const name of ['p50', 'p95', 'p99'] as const)
    expect(Math.abs((told[name] ?? Number.NaN) - truth[name])).toBeLessThanOrEqual(truth[name] * 0.05);
}

/** Known latencies: of a hundred calls 90 take 1 to 10 ms, eight take 100, two take 1000; every tenth fails. */
function load(hundreds: number, server = 'files'): void {
  for (let n = 0; n < hundreds * 100; n++) {
    const place = n % 100;
    const upstreamMs = place < 90 ? 1 + place / 10 : place < 98 ? 100 + place / 100 : 1000 + place;
    end({ server, name: `tool-${n % 7}`, upstreamMs, ...(n % 10 === 9 ? { outcome: 'toolError' } : {}) });
    if (n % 50 === 0) clock.advance(7_000);
  }
}

test.each([5 * MINUTE, HOUR, DAY, 7 * DAY, 30 * DAY, 90 * DAY])(
  'over %d ms the totals are those of the audit, each point too, and percentiles are within 5 %',
  (range) => {
    load(5);
    load(3, 'web');
    const to = clock.now() + 1;
    const told = ask(to - range, to);
    const begin = told.points[0]?.at ?? 0;
    const finish = begin + told.points.length * told.stepMs;
    expect(begin).toBeLessThanOrEqual(to - range);
    expect(finish).toBeGreaterThanOrEqual(to);
    expect(told.points.length).toBeLessThan(152);
    audit.flush();
    expect(told.total.calls).toBeGreaterThan(300);
    expectEqual(told.total, counted(begin, finish));
    const bodies = bench.bodies();
    for (const { at, ...point } of told.points) {
      const truth = counted(at, at + told.stepMs, undefined, bodies);
      if (truth.calls > 0) expectEqual(point, truth);
      else expect(point).toEqual({ calls: 0, errors: 0, p50: null, p95: null, p99: null });
    }
    expectEqual(ask(to - range, to, { server: 'web' }).total, counted(begin, finish, 'web'));
    expect(told.byTool.reduce((sum, { calls }) => sum + calls, 0)).toBe(told.total.calls);
    const tool = ask(to - range, to, { server: 'files', tool: 'tool-3' });
    expect(tool.total.calls).toBe(
      told.byTool.find((t) => t.server === 'files' && t.name === 'tool-3')?.calls,
    );
  },
);

test('what a killed run had counted and not written is counted from the audit, and nothing twice', async () => {
  load(2);
  const before = ask(START - HOUR, clock.now() + 1).total.calls;
  end({ upstreamMs: 5 });
  end({ outcome: 'timeout' });
  audit.flush();
  // No close: the app was killed here.
  await run('r2');
  end();
  await metrics.close();
  await run('r3');
  const { total } = ask(START - HOUR, clock.now() + 1);
  expect(total.calls).toBe(before + 3);
  audit.flush();
  expectEqual(total, counted(START - HOUR, clock.now() + 1));
});

test('a home with an audit and no numbers yet gets them, however many pages', async () => {
  load(11);
  audit.flush();
  db.exec('DELETE FROM metric_calls; DELETE FROM meta');
  await run('r2');
  expectEqual(ask(START - HOUR, clock.now() + 1).total, counted(START - HOUR, clock.now() + 1));
});

test('calls that end while earlier ones are counted are counted once', async () => {
  load(8);
  audit.flush();
  db.exec('DELETE FROM metric_calls; DELETE FROM meta');
  const again = run('r2');
  end();
  end();
  await again;
  audit.flush();
  expect(ask(START - HOUR, clock.now() + 1).total.calls).toBe(counted(0, Infinity).calls);
  expect(counted(0, Infinity).calls).toBe(802);
});

test('another audit than the one that was counted adds nothing', async () => {
  load(1);
  await metrics.close();
  const { calls: before } = ask(START - HOUR, clock.now() + 1).total;
  bench.db.exec(`UPDATE audit SET hash = replace(hash, substr(hash, 1, 1), 'x')`);
  await run('r2');
  expect(ask(START - HOUR, clock.now() + 1).total.calls).toBe(before);
});

test('the running step is written every ten seconds', () => {
  end();
  clock.advance(10_000);
  const { calls: written } = db
    .prepare<[], { calls: number }>('SELECT sum(calls) AS calls FROM metric_calls WHERE tier = 60000')
    .get() ?? { calls: 0 };
  expect(written).toBe(1);
});

test('what is no call of a known tool is counted for its server alone', () => {
  end({ kind: 'resource', name: 'file:///a' });
  end({ kind: 'resource', name: 'file:///b' });
  end({ kind: 'tool', name: 'made-up', outcome: 'notFound', upstreamMs: undefined });
  const { byTool, total } = ask(START - HOUR, clock.now() + 1);
  expect(byTool.map(({ server, name, calls, errors }) => ({ server, name, calls, errors }))).toEqual([
    { server: 'files', name: '', calls: 3, errors: 1 },
  ]);
  expect(total.calls).toBe(3);
});

test('each width is kept as long as it is of use, then it goes', async () => {
  /** Later, in another run: nobody waits through every tick of the time between. */
  const later = async (ms: number): Promise<void> => {
    await metrics.close();
    clock = createFakeClock(clock.now() + ms);
    await run('later');
    clock.advance(MINUTE);
  };
  end();
  clock.advance(10_000);
  const tiers = (): number[] =>
    db
      .prepare<[], { tier: number }>('SELECT DISTINCT tier FROM metric_calls ORDER BY tier')
      .all()
      .map(({ tier }) => tier);
  expect(tiers()).toEqual([10_000, MINUTE, 10 * MINUTE, HOUR, 6 * HOUR, DAY]);
  await later(2 * HOUR);
  expect(tiers()).toEqual([MINUTE, 10 * MINUTE, HOUR, 6 * HOUR, DAY]);
  expect(ask(START - 5 * MINUTE, START + 5 * MINUTE).total.calls).toBe(1);
  await later(2 * DAY);
  expect(tiers()).toEqual([10 * MINUTE, HOUR, 6 * HOUR, DAY]);
  await later(7 * DAY);
  expect(tiers()).toEqual([HOUR, 6 * HOUR, DAY]);
  expect(ask(START - HOUR, START + HOUR).total.calls).toBe(1);
  await later(90 * DAY);
  expect(tiers()).toEqual([]);
});

test('processes are told with the highest of a step, servers with what happened to them', () => {
  metrics.use([{ instance: 'files#1', cpu: 0.5, memory: 100 }]);
  metrics.mark('files', 'started');
  clock.advance(5_000);
  metrics.use([
    { instance: 'files#1', cpu: 0.2, memory: 300 },
    { instance: 'web#1', cpu: 1.5, memory: 7 },
  ]);
  metrics.mark('web', 'failed');
  const told = ask(START - HOUR, clock.now() + 1, { points: 60 });
  expect(told.resources).toEqual([
    { instance: 'files#1', points: [{ at: START, cpu: 0.5, memory: 300 }] },
    { instance: 'web#1', points: [{ at: START, cpu: 1.5, memory: 7 }] },
  ]);
  expect(told.markers).toEqual([
    { at: START, server: 'files', kind: 'started' },
    { at: START + 5_000, server: 'web', kind: 'failed' },
  ]);
  const web = ask(START - HOUR, clock.now() + 1, { server: 'web' });
  expect(web.resources.map(({ instance }) => instance)).toEqual(['web#1']);
  expect(web.markers.map(({ server }) => server)).toEqual(['web']);
});

test('any span is answered with about as many points as were asked for', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 100 * DAY }),
      fc.integer({ min: 0, max: 100 * DAY }),
      fc.integer({ min: 10, max: 1000 }),
      (span, age, points) => {
        const to = START - age;
        const told = ask(to - span, to, { points });
        expect(told.points.length).toBeLessThanOrEqual(points * 1.25 + 2);
        expect(told.points[0]?.at).toBeLessThanOrEqual(to - span);
        expect((told.points.at(-1)?.at ?? 0) + told.stepMs).toBeGreaterThanOrEqual(to);
        expect(told.stepMs % 10_000).toBe(0);
      },
    ),
  );
});
