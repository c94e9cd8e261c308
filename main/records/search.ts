import type { CallRecord } from '#contract/call.ts';
import type { CallFacets, CallFilter, CallWindow } from '#contract/call-query.ts';
import { summaryOf } from '#contract/call-summary.ts';
import type { Logger } from '#main/kernel/logger.ts';
import type { AuditRows } from '#main/store/audit-rows.ts';
import { BLOCK } from '#main/store/call-index.ts';
import type { CallIndex } from '#main/store/call-index.ts';
import { readCallRow } from './history-row.ts';
import { matchOf } from './search-words.ts';

/** Places that a search by text names at most, and how many it looks at before it gives up. */
const MOST_FOUND = 10_000;
const MOST_LOOKED_AT = 20_000;
/** Blocks that are counted in one go. */
const STRETCH = 16;
const LEAST_FOUND = 1_000;
const NAMES_SHOWN = 2_000;

export interface SearchParts {
  rows: Pick<AuditRows, 'some'>;
  index: CallIndex;
  /** Brings the index up to date; how many rows are still missing in it. */
  catchUp: () => number;
  logger: Logger;
}

/** The past as a list of ended calls, newest first by the row that tells their end. */
export interface CallSearch {
  window(query: { filter: CallFilter; top?: number | undefined; from: number; count: number }): CallWindow;
  /** Whole records, from the newest or from where `next` of the page before says. */
  page(query: { filter: CallFilter; before?: number | undefined; limit: number }): {
    calls: CallRecord[];
    next?: number;
  };
  facets(): CallFacets;
}

/** Where the matches of a filter lie, up to a place that stays. */
interface Plan {
  key: string;
  total: number;
  /** The place down to which was looked, when there may be more below it. */
  lookedTo?: number;
  places(from: number, count: number): number[];
}

export function createCallSearch({ rows, index, catchUp, logger }: SearchParts): CallSearch {
  /** Whoever scrolls asks for one window after the other. */
  let last: Plan | undefined;

  function planOf(filter: CallFilter, top: number, most: number): Plan {
    const key = JSON.stringify([top, most, filter]);
    if (last?.key === key) return last;
    const { text, ...facets } = filter;
    const match = text === undefined ? undefined : matchOf(text);
    if (match !== undefined) last = foundPlan(key, { match, facets, top, most });
    else if (isNarrowed(facets)) last = blockPlan(key, facets, top);
    else last = wholePlan(key, top);
    return last;
  }

  function wholePlan(key: string, top: number): Plan {
    return {
      key,
      total: top,
      places: (from, count) => index.newest({}, top + 1 - from, count),
    };
  }

  function blockPlan(key: string, facets: CallFilter, top: number): Plan {
    const { from: since, to: until, ...timeless } = facets;
    const blocks: ReturnType<CallIndex['blocks']> = [];
    let low = Math.floor(top / BLOCK) + 1;

    /** One more stretch of blocks, until the oldest. */
    function lookBack(): boolean {
      if (low === 0) return false;
      const end = Math.min(top, low * BLOCK - 1);
      low = Math.max(0, low - STRETCH);
      blocks.push(...index.blocks(facets, end, low));
      return true;
    }

    function countAll(): number {
      while (lookBack());
      return blocks.reduce((sum, { count }) => sum + count, 0);
    }

    const whole = since === undefined && until === undefined && top === index.end().calls;
    return {
      key,
      total: whole ? index.total(timeless) : countAll(),
      places(from, count) {
        const places: number[] = [];
        let skip = from;
        for (let at = 0; places.length < count; at += 1) {
          while (at >= blocks.length && lookBack());
          const next = blocks[at];
          if (next === undefined) break;
          const { block, count: here } = next;
          if (skip >= here) {
            skip -= here;
            continue;
          }
          const wanted = skip + count - places.length;
          places.push(...index.newest(facets, top + 1, wanted, block).slice(skip));
          skip = 0;
        }
        return places;
      },
    };
  }

  function foundPlan(
    key: string,
    { match, facets, top, most }: { match: string; facets: CallFilter; top: number; most: number },
  ): Plan {
    const places: number[] = [];
    let before = top + 1;
    let looked = 0;
    const narrowed = isNarrowed(facets);
    let ended = false;
    while (!ended && places.length < most && looked < MOST_LOOKED_AT) {
      const some = index.found(match, before, most);
      places.push(...(narrowed ? index.among(some, facets) : some));
      looked += some.length;
      before = some.at(-1) ?? 0;
      ended = some.length < most;
    }
    const plan: Plan = {
      key,
      total: places.length,
      places: (from, count) => places.slice(from, from + count),
    };
    return ended ? plan : { ...plan, lookedTo: before };
  }

  function timeOf(place: number): number {
    return recordsOf([place])[0]?.at ?? 0;
  }

  function recordsOf(places: readonly number[]): CallRecord[] {
    return rows
      .some(index.rowsOf(places))
      .map((row) => readCallRow(row, logger)?.call)
      .filter((call) => call !== undefined);
  }

  return {
    window({ filter, top: asked, from, count }) {
      const behind = catchUp();
      const newest = index.end().calls;
      const top = Math.min(asked ?? newest, newest);
      const plan = planOf(filter, top, MOST_FOUND);
      return {
        top,
        total: plan.total,
        calls: recordsOf(plan.places(from, count)).map(summaryOf),
        ...(plan.lookedTo === undefined ? {} : { searchedTo: timeOf(plan.lookedTo) }),
        behind,
      };
    },
    page({ filter, before, limit }) {
      if (before === undefined) catchUp();
      const newest = index.end().calls;
      const end = Math.min(before ?? newest + 1, newest + 1);
      const plan = planOf(filter, end - 1, Math.max(limit, LEAST_FOUND));
      const places = plan.places(0, limit);
      const next = places.length === limit ? places.at(-1) : plan.lookedTo;
      return { calls: recordsOf(places), ...(next === undefined ? {} : { next }) };
    },
    facets() {
      catchUp();
      const all = index.facets();
      const names = new Map(
        all.flatMap(({ server, name }) => (name === '' ? [] : [[`${server}\n${name}`, { server, name }]])),
      );
      return {
        servers: [...new Set(all.map(({ server }) => server))],
        names: [...names.values()].slice(0, NAMES_SHOWN),
        vias: [...new Set(all.map(({ via }) => via))] as CallFacets['vias'],
        principals: [...new Set(all.map(({ principal }) => principal))],
      };
    },
  };
}

function isNarrowed(facets: CallFilter): boolean {
  return Object.values(facets).some((value) => value !== undefined);
}
