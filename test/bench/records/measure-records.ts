import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as yieldOnce } from 'node:timers/promises';
import { systemClock } from '#main/kernel/clock.ts';
import { createLogger } from '#main/kernel/logger.ts';
import { createSearchIndex } from '#main/records/search-index.ts';
import type { SearchIndex } from '#main/records/search-index.ts';
import { createCallSearch } from '#main/records/search.ts';
import type { CallSearch } from '#main/records/search.ts';
import { createAuditRows } from '#main/store/audit-rows.ts';
import { createCallIndex } from '#main/store/call-index.ts';
import type { Database } from '#main/store/database.ts';
import { longestHold } from '../listing/longest-hold.ts';
import type { Measure, Task } from '../measure.ts';
import { percentile } from '../statistics.ts';
import { FIRST_AT, STEP_MS, auditOf, callAt, keptOf, openAuditFile, seededFolder } from './seed.ts';

const MANY = 1_000_000;
const FEW = 30_000;
const BATCH = 250;
const elapsed = (): number => performance.now();
const logger = createLogger(() => undefined);

/** Milliseconds by the clock on the wall, and of this thread's own CPU: the one that a busy machine does not change. */
interface Took {
  wall: number;
  cpu: number;
}

async function timed(act: () => unknown): Promise<Took> {
  const cpu = process.threadCpuUsage();
  const begun = elapsed();
  await act();
  const wall = elapsed() - begun;
  const { user, system } = process.threadCpuUsage(cpu);
  return { wall, cpu: (user + system) / 1000 };
}

function spread(name: string, took: readonly Took[]): Measure[] {
  const wall = took.map((one) => one.wall);
  const cpu = took.map((one) => one.cpu);
  return [
    { name: `${name}.p50`, value: percentile(wall, 0.5), unit: 'ms' },
    { name: `${name}.p95`, value: percentile(wall, 0.95), unit: 'ms' },
    { name: `${name}.cpu.p50`, value: percentile(cpu, 0.5), unit: 'ms' },
    { name: `${name}.cpu.p95`, value: percentile(cpu, 0.95), unit: 'ms' },
  ];
}

function openPast(db: Database): { filler: SearchIndex; search: CallSearch } {
  const rows = createAuditRows(db);
  const index = createCallIndex(db);
  const filler = createSearchIndex({ rows, index, clock: systemClock, elapsed, logger });
  return {
    filler,
    search: createCallSearch({ rows, index, catchUp: () => filler.catchUp(), elapsed, logger }),
  };
}

type Query = Omit<Parameters<CallSearch['window']>[0], 'count'>;

/** What the Activity screen asks for: the end of the list, and places deep in it. */
function queriesOf(count: number): Record<string, Query> {
  const at = (part: number): number => FIRST_AT + Math.floor(count * part) * STEP_MS;
  const deep = (filter: Query['filter'], part: number): Query => ({ filter, from: Math.floor(count * part) });
  const end = (filter: Query['filter']): Query => ({ filter, from: 0 });
  return {
    'query.all': end({}),
    'query.all.deep': deep({}, 0.6),
    'query.server': end({ server: 'server-3' }),
    'query.server.deep': deep({ server: 'server-3' }, 0.04),
    'query.via': end({ via: 'cli' }),
    'query.outcome': end({ outcome: ['failed'] }),
    'query.name': end({ name: 'tool_17' }),
    'query.name.deep': deep({ name: 'tool_17' }, 0.015),
    'query.rare': end({ server: 'server-19', name: 'tool_24', via: 'app', outcome: ['denied', 'timeout'] }),
    'query.time': end({ from: at(0.3), to: at(0.5) }),
    'query.time.server': deep({ from: at(0.3), to: at(0.5005), server: 'server-7' }, 0.002),
    'text.one': end({ text: 'w0 ' }),
    'text.two': end({ text: 'w0 w3 ' }),
    'text.two.begun': end({ text: 'w10 w12' }),
    'text.two.server': end({ text: 'w0 w3 ', server: 'server-12' }),
    'text.rare': end({ text: `${Math.floor(count * 0.77)} ` }),
  };
}

async function measureQueries(folder: string, count: number, rounds: number): Promise<Measure[]> {
  const db = openAuditFile(folder);
  const measures: Measure[] = [];
  for (const [name, query] of Object.entries(queriesOf(count))) {
    const took: Took[] = [];
    for (let round = 0; round < rounds; round += 1) {
      // Nothing is remembered from one round to the next.
      const { search } = openPast(db);
      took.push(await timed(() => search.window({ ...query, count: 100 })));
    }
    measures.push(...spread(`records.${name}`, took));
  }
  const hold = await longestHold(async () => {
    for (const query of Object.values(queriesOf(count))) {
      await openPast(db).search.window({ ...query, count: 100 });
      await yieldOnce();
    }
  });
  db.close();
  return [
    ...measures,
    { name: 'records.query.hold', value: hold.ms, unit: 'ms' },
    { name: 'records.query.hold.cpu', value: hold.cpuMs, unit: 'ms' },
  ];
}

/** Calls that come in behind a long past: what redacting and writing them costs, and then each step of taking them into the index. */
async function measureGrowth(folder: string, count: number, more: number): Promise<Measure[]> {
  const db = openAuditFile(folder);
  const audit = auditOf(db);
  const made = Array.from({ length: more }, (_, at) => callAt(count + 1 + at));
  const singles = made.slice(0, more / 10);
  const single = await timed(() => {
    for (const call of singles) audit.intent(keptOf(call));
  });
  const batched = await timed(() => {
    for (const [at, call] of made.entries()) {
      audit.outcome(keptOf(call));
      if (at % BATCH === BATCH - 1) audit.flush();
    }
    audit.flush();
  });
  const { filler } = openPast(db);
  const steps: Took[] = [];
  const left = { any: true };
  while (left.any) steps.push(await timed(() => (left.any = filler.step())));
  filler.close();
  await audit.close();
  db.close();
  const perCall = (name: string, { wall, cpu }: Took, calls: number): Measure[] => [
    { name: `records.insert.${name}`, value: (wall * 1000) / calls, unit: 'µs' },
    { name: `records.insert.${name}.cpu`, value: (cpu * 1000) / calls, unit: 'µs' },
  ];
  return [
    ...perCall('single', single, singles.length),
    ...perCall('batched', batched, made.length),
    ...spread('records.catchUp.step', steps),
    {
      name: 'records.catchUp.step.longest',
      value: percentile(
        steps.map(({ wall }) => wall),
        1,
      ),
      unit: 'ms',
    },
    {
      name: 'records.catchUp.step.cpu.longest',
      value: percentile(
        steps.map(({ cpu }) => cpu),
        1,
      ),
      unit: 'ms',
    },
  ];
}

/** The audit of a home with a million calls: writing to it, looking through it, and keeping its index up. */
export async function measureRecords({ quick, say }: Pick<Task, 'quick' | 'say'>): Promise<Measure[]> {
  const count = quick ? FEW : MANY;
  const folder = await seededFolder(count, say);
  const queries = await measureQueries(folder, count, quick ? 5 : 20);
  const copy = mkdtempSync(join(tmpdir(), 'patchbay-bench-records-copy-'));
  try {
    copyFileSync(join(folder, 'audit.db'), join(copy, 'audit.db'));
    return [...queries, ...(await measureGrowth(copy, count, quick ? 2_000 : 20_000))];
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}
