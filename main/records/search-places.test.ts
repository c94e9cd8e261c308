import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CallRecord } from '#contract/call.ts';
import type { CallFilter } from '#contract/call-query.ts';
import { createFakeClock } from '#main/kernel/fake-clock.ts';
import { createLogger } from '#main/kernel/logger.ts';
import { createAuditRows } from '#main/store/audit-rows.ts';
import { BLOCK } from '#main/store/call-columns.ts';
import { createCallIndex } from '#main/store/call-index.ts';
import { PART } from '#main/store/call-texts.ts';
import type { Audit } from './audit.ts';
import { createSearchIndex } from './search-index.ts';
import type { SearchIndex } from './search-index.ts';
import { createCallSearch } from './search.ts';
import type { CallSearch } from './search.ts';
import { callOf, createAuditBench } from './testing/audit-bench.ts';
import type { AuditBench } from './testing/audit-bench.ts';

/** Three blocks and two parts, neither of them ending with the last call. */
const CALLS = PART + 150;
const clock = createFakeClock();
const logger = createLogger(() => undefined);
let bench: AuditBench;
let audit: Audit;
let filler: SearchIndex;
let search: CallSearch;
let made = 0;

const pick = <T>(from: readonly T[], n: number): T => from[n % from.length] as T;

function add(count: number): void {
  for (const end = made + count; made < end;) {
    made += 1;
    const n = made;
    audit.outcome(
      callOf(n, {
        // Calls end in another order than they come in.
        at: 1000 + n + (n % 7) * 40,
        server: pick(['files', 'git', 'notes'], n),
        name: pick(['read', 'write'], n * n),
        via: pick(['desk', 'chat', 'gateway'], Math.floor(n / 5)),
        outcome: n % 11 === 0 ? 'failed' : 'ok',
        args: {
          tag: `${pick(['red', 'green'], n)} ${pick(['round', 'square', 'flat'], Math.floor(n / 100))}`,
        },
        result: n > 9000 && n % 900 === 0 ? { word: 'rare' } : {},
      }),
    );
    if (n % 500 === 0) audit.flush();
  }
  audit.flush();
}

beforeAll(() => {
  bench = createAuditBench(clock);
  audit = bench.run('r1');
  const rows = createAuditRows(bench.db);
  const index = createCallIndex(bench.db);
  filler = createSearchIndex({ rows, index, clock, elapsed: () => 0, logger });
  search = createCallSearch({ rows, index, catchUp: () => filler.catchUp(), elapsed: () => 0, logger });
  add(CALLS);
}, 60_000);
afterAll(() => {
  filler.close();
  bench.remove();
});

/** What a plain reading of the audit says, oldest first; the rows do not change. */
const past: CallRecord[] = [];

function expectedOf(filter: CallFilter, top: number): string[] {
  const words = filter.text?.trim().split(' ') ?? [];
  for (const { body } of bench.db
    .prepare<[number], { body: string }>('SELECT body FROM audit WHERE seq > ? ORDER BY seq')
    .all(past.length))
    past.push((JSON.parse(body) as { call: CallRecord }).call);
  return past
    .slice(0, top)
    .filter(
      (call) =>
        (filter.server ?? call.server) === call.server &&
        (filter.name ?? call.name) === call.name &&
        (filter.via ?? call.via) === call.via &&
        (filter.outcome?.includes(call.outcome ?? 'unknown') ?? true) &&
        call.at >= (filter.from ?? 0) &&
        call.at < (filter.to ?? Infinity) &&
        words.every((word) => JSON.stringify([call.args, call.result]).includes(word)),
    )
    .map(({ id }) => id)
    .toReversed();
}

const time = fc.option(fc.nat({ max: CALLS + 1500 }), { nil: undefined });
const filters = fc.record({
  server: fc.option(fc.constantFrom('files', 'git', 'nobody'), { nil: undefined }),
  name: fc.option(fc.constantFrom('read', 'write'), { nil: undefined }),
  via: fc.option(fc.constantFrom('desk' as const, 'gateway' as const), { nil: undefined }),
  outcome: fc.option(fc.constant<NonNullable<CallFilter['outcome']>>(['failed', 'timeout']), {
    nil: undefined,
  }),
  from: time,
  to: time.map((to) => (to === undefined ? undefined : to + 1)),
  text: fc.option(fc.constantFrom('red ', 'round red ', 'flat green ', 'rare ', 'tag zebra '), {
    nil: undefined,
  }),
});

test('by whatever route, pages hold what a plain reading of the audit says, in its order, while calls come in', async () => {
  const place = fc.nat({ max: CALLS + 200 });
  await fc.assert(
    fc.asyncProperty(
      filters,
      fc.option(place, { nil: undefined }),
      fc.array(fc.record({ from: place, count: fc.nat({ max: 200 }), added: fc.nat({ max: 3 }) }), {
        minLength: 1,
        maxLength: 4,
      }),
      async (filter, asked, windows) => {
        const first = await search.window({ filter, top: asked, from: 0, count: 100 });
        const expected = expectedOf(filter, first.top);
        expect(first.top).toBe(Math.min(asked ?? made, made));
        expect(first.calls.map(({ id }) => id)).toEqual(expected.slice(0, 100));
        for (const { from: wild, count, added } of windows) {
          add(added);
          filler.step();
          const from = wild % (expected.length + 10);
          const window = await search.window({ filter, top: first.top, from, count });
          expect(window.total).toBe(expected.length);
          expect(window.calls.map(({ id }) => id)).toEqual(expected.slice(from, from + count));
        }
        const page = await search.page({ filter, before: first.top + 1, limit: 150 });
        expect(page.calls.map(({ id }) => id)).toEqual(expected.slice(0, page.calls.length));
        expect(page.next === undefined).toBe(
          page.calls.length === expected.length && expected.length !== 150,
        );
      },
    ),
    { numRuns: 40 },
  );
}, 60_000);

test('pages cover the whole past without a hole', async () => {
  const filter: CallFilter = { server: 'git', text: 'flat ' };
  const expected = expectedOf(filter, made);
  expect(expected.length).toBeGreaterThan(BLOCK / 8);
  const seen: string[] = [];
  let before: number | undefined;
  do {
    const page = await search.page({ filter, before, limit: 200 });
    seen.push(...page.calls.map(({ id }) => id));
    before = page.next;
  } while (before !== undefined);
  expect(seen).toEqual(expected);
});
