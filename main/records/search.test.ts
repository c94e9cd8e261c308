import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CallRecord } from '#contract/call.ts';
import type { CallFilter } from '#contract/call-query.ts';
import { createFakeClock } from '#main/kernel/fake-clock.ts';
import { createLogger } from '#main/kernel/logger.ts';
import { createAuditRows } from '#main/store/audit-rows.ts';
import { createCallIndex } from '#main/store/call-index.ts';
import { createSearchIndex } from './search-index.ts';
import { createCallSearch } from './search.ts';
import { callOf, createAuditBench } from './testing/audit-bench.ts';
import type { AuditBench } from './testing/audit-bench.ts';

const clock = createFakeClock();
const logger = createLogger(() => undefined);
let bench: AuditBench;
beforeEach(() => {
  bench = createAuditBench(clock);
});
afterEach(() => {
  bench.remove();
});

const ok: Partial<CallRecord> = { outcome: 'ok', result: { content: [] }, totalMs: 1.5 };

function openSearch() {
  const rows = createAuditRows(bench.db);
  const index = createCallIndex(bench.db);
  const filler = createSearchIndex({ rows, index, clock, elapsed: () => 0, logger });
  const search = createCallSearch({ rows, index, catchUp: () => filler.catchUp(), logger });
  const numbers = (calls: readonly { id: string }[]): number[] => calls.map(({ id }) => Number(id.slice(-6)));
  return {
    search,
    filler,
    numbers,
    find: (filter: CallFilter) => numbers(search.window({ filter, from: 0, count: 200 }).calls),
  };
}

test('every facet narrows, alone and together, newest first by the row of the end', () => {
  const audit = bench.run('r1');
  audit.outcome(callOf(1, ok));
  audit.outcome(callOf(2, { ...ok, server: 'git', via: 'gateway', principal: 'client:x' }));
  audit.intent(callOf(3));
  audit.outcome(callOf(4, { ...ok, outcome: 'denied', name: 'push', server: 'git' }));
  audit.outcome(callOf(3, { ...ok, outcome: 'failed' }));
  audit.outcome(callOf(5, { ...ok, kind: 'resource', name: 'file:///notes.md', args: {} }));
  audit.flush();
  const { find } = openSearch();
  expect(find({})).toEqual([5, 3, 4, 2, 1]);
  expect(find({ server: 'git' })).toEqual([4, 2]);
  expect(find({ server: 'git', via: 'gateway' })).toEqual([2]);
  expect(find({ principal: 'client:x' })).toEqual([2]);
  expect(find({ outcome: ['denied', 'failed'] })).toEqual([3, 4]);
  expect(find({ name: 'push' })).toEqual([4]);
  expect(find({ kind: 'resource' })).toEqual([5]);
  expect(find({ from: 1002, to: 1004 })).toEqual([3, 2]);
  expect(find({ from: 1002, to: 1004, outcome: ['ok'] })).toEqual([2]);
  expect(find({ server: 'nobody' })).toEqual([]);
});

test('text is found in names, arguments, results and messages, and a last word may be unfinished', () => {
  const audit = bench.run('r1');
  audit.outcome(callOf(1, { ...ok, args: { path: '/docs/Größe.md' } }));
  audit.outcome(
    callOf(2, { ...ok, result: { content: [{ type: 'text', text: 'line\nsecond "quoted" line' }] } }),
  );
  audit.outcome(
    callOf(3, { outcome: 'failed', message: { code: 'call.protocol', params: { problem: 'teapot' } } }),
  );
  audit.outcome(callOf(4, { ...ok, name: 'brew_coffee', server: 'kitchen' }));
  audit.flush();
  const { find } = openSearch();
  expect(find({ text: 'grosse' })).toEqual([]);
  expect(find({ text: 'GROßE' })).toEqual([1]);
  expect(find({ text: 'größe.md' })).toEqual([1]);
  expect(find({ text: 'second' })).toEqual([2]);
  expect(find({ text: 'teapot' })).toEqual([3]);
  expect(find({ text: 'kitchen brew_cof' })).toEqual([4]);
  expect(find({ text: 'brew_cof kitchen' })).toEqual([]);
  expect(find({ text: 'second kitchen' })).toEqual([]);
  expect(find({ text: '"quoted"' })).toEqual([2]);
  expect(find({ text: 'text' })).toEqual([]);
  expect(find({ text: '" OR *' })).toEqual([]);
  expect(find({ text: 'path', server: 'files' })).toEqual([3, 2, 1]);
});

test('places stay while calls come in, windows and pages cover the whole past without a hole', () => {
  const audit = bench.run('r1');
  const add = (from: number, to: number): void => {
    for (let n = from; n <= to; n += 1) {
      audit.outcome(callOf(n, { ...ok, server: n % 3 === 0 ? 'third' : 'other' }));
      if (n % 500 === 0) audit.flush();
    }
    audit.flush();
  };
  add(1, 17_000);
  const { search, numbers } = openSearch();
  const filter = { server: 'third' };
  const first = search.window({ filter, from: 0, count: 5 });
  expect([first.total, first.behind]).toEqual([5666, 0]);
  expect(numbers(first.calls)).toEqual([16_998, 16_995, 16_992, 16_989, 16_986]);
  add(17_001, 17_010);
  const { top } = first;
  const middle = search.window({ filter, top, from: 2700, count: 100 });
  expect(middle.total).toBe(5666);
  expect(numbers(middle.calls)).toEqual(Array.from({ length: 100 }, (_, at) => 16_998 - 3 * (2700 + at)));
  expect(numbers(search.window({ filter, top, from: 5660, count: 100 }).calls)).toEqual([
    18, 15, 12, 9, 6, 3,
  ]);
  expect(search.window({ filter, from: 0, count: 0 }).total).toBe(5670);
  expect(numbers(search.window({ filter: {}, top, from: 16_998, count: 9 }).calls)).toEqual([2, 1]);

  const seen: number[] = [];
  let before: number | undefined;
  do {
    const page = search.page({ filter, before, limit: 200 });
    seen.push(...numbers(page.calls));
    before = page.next;
  } while (before !== undefined);
  expect(seen).toEqual(Array.from({ length: 5670 }, (_, at) => 17_010 - 3 * at));
});

test('an index of other rows is made again, and a damaged row costs only itself', () => {
  const audit = bench.run('r1');
  for (let n = 1; n <= 5; n += 1) audit.outcome(callOf(n, ok));
  audit.flush();
  expect(openSearch().find({})).toEqual([5, 4, 3, 2, 1]);
  bench.db.exec(
    "UPDATE audit SET hash = 'other' WHERE seq = 5; UPDATE audit SET body = json_set(body, '$.call', 7) WHERE seq = 2",
  );
  const again = openSearch();
  expect(again.find({})).toEqual([5, 4, 3, 1]);
  expect(again.search.facets()).toEqual({
    servers: ['files'],
    names: [{ server: 'files', name: 'write_file' }],
    vias: ['desk'],
    principals: ['owner'],
  });
});
