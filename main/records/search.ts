import type { CallRecord } from '#contract/call.ts';
import type { CallFacets, CallFilter, CallWindow } from '#contract/call-query.ts';
import { summaryOf } from '#contract/call-summary.ts';
import type { Logger } from '#main/kernel/logger.ts';
import type { AuditRows } from '#main/store/audit-rows.ts';
import type { CallIndex } from '#main/store/call-index.ts';
import { readCallRow } from './history-row.ts';
import { createPace } from './pace.ts';
import { createPlan } from './search-plan.ts';
import type { Plan } from './search-plan.ts';

const NAMES_SHOWN = 2_000;

export interface SearchParts {
  rows: Pick<AuditRows, 'some' | 'newest' | 'open'>;
  index: CallIndex;
  /** Brings the index up to date; how many rows are still missing in it. */
  catchUp: () => Promise<number>;
  /** Milliseconds with fractions, for durations only. */
  elapsed: () => number;
  logger: Logger;
}

/** The past as a list of ended calls, newest first by the row that tells their end. Looked through in steps, between which everything else goes on. */
export interface CallSearch {
  window(query: {
    filter: CallFilter;
    top?: number | undefined;
    from: number;
    count: number;
  }): Promise<CallWindow>;
  /** Whole records, from the newest or from where `next` of the page before says. */
  page(query: { filter: CallFilter; before?: number | undefined; limit: number }): Promise<{
    calls: CallRecord[];
    next?: number;
  }>;
  facets(): Promise<CallFacets>;
  /** A call that has ended, by its id; one whose end could not be written is `unknown`. Calls that still run are not for here. */
  get(callId: string): Promise<CallRecord | undefined>;
}

export function createCallSearch({ rows, index, catchUp, elapsed, logger }: SearchParts): CallSearch {
  /** Whoever scrolls asks for one window after the other. */
  let last: { key: string; plan: Plan } | undefined;

  function planOf(filter: CallFilter, top: number): Plan {
    const key = JSON.stringify([top, index.texts.low(), filter]);
    if (last?.key !== key) last = { key, plan: createPlan(index, filter, top) };
    return last.plan;
  }

  /** Until so many are found, or all there are. */
  async function find(plan: Plan, most: number): Promise<void> {
    const pace = createPace(elapsed);
    while (plan.found() < most && plan.step()) await pace();
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

  /** Among the rows that the index does not know yet, from the newest on. */
  async function findNewer(callId: string): Promise<CallRecord | undefined> {
    const mark = `"id":${JSON.stringify(callId)}`;
    const end = index.end().seq;
    const pace = createPace(elapsed);
    for (const row of rows.newest()) {
      if (row.seq <= end) break;
      const body = row.body.includes(mark) ? readCallRow(row, logger) : undefined;
      if (body?.kind === 'outcome' && body.call.id === callId) return body.call;
      await pace();
    }
    return undefined;
  }

  /** It left, and no row tells of its end. What is kept beside the chain counts only if the row says the same. */
  function lost(callId: string): CallRecord | undefined {
    const row = rows.open().find(({ left }) => left === callId);
    const call = row && readCallRow(row, logger)?.call;
    return call?.id === callId ? { ...call, outcome: 'unknown' } : undefined;
  }

  return {
    async window({ filter, top: asked, from, count }) {
      const rowsBehind = await catchUp();
      const newest = index.end().calls;
      const top = Math.min(asked ?? newest, newest);
      const plan = planOf(filter, top);
      await find(plan, plan.total === undefined ? Number.MAX_SAFE_INTEGER : from + count);
      const lookedTo = plan.lookedTo();
      return {
        top,
        total: plan.total ?? plan.found(),
        calls: recordsOf(plan.places(from, count)).map(summaryOf),
        ...(lookedTo === undefined ? {} : { searchedTo: timeOf(Math.min(lookedTo, top)) }),
        behind: rowsBehind + (filter.text === undefined ? 0 : index.texts.low()),
      };
    },
    async page({ filter, before, limit }) {
      if (before === undefined) await catchUp();
      const newest = index.end().calls;
      const end = Math.min(before ?? newest + 1, newest + 1);
      const plan = planOf(filter, end - 1);
      await find(plan, limit);
      const places = plan.places(0, limit);
      const lookedTo = plan.lookedTo() ?? 0;
      // Words further back are not there yet: nothing would be found.
      const rest = lookedTo > index.texts.low() + 1 ? lookedTo : undefined;
      const next = places.length === limit ? places.at(-1) : rest;
      return { calls: recordsOf(places), ...(next === undefined ? {} : { next }) };
    },
    async facets() {
      await catchUp();
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
    async get(callId) {
      const newer = await findNewer(callId);
      if (newer !== undefined) return newer;
      const seq = index.rowOf(callId);
      const known = rows.some(seq === undefined ? [] : [seq]).map((row) => readCallRow(row, logger)?.call);
      return known.find((call) => call?.id === callId) ?? lost(callId);
    },
  };
}
