import type { CallFilter, CallSummary, CallWindow } from '#contract/call-query.ts';
import type { CallId } from '#contract/ids.ts';
import type { Text } from '#contract/text.ts';
import { reasonOf } from '#renderer/lib/client.ts';

export const PAGE = 100;
const PAGES_KEPT = 30;
const SOONEST_MS = 250;
/** A search by words costs more than a look at the end. */
const SOONEST_TEXT_MS = 2000;
const COUNT_MS = 1000;

/** Calls that have ended, as far as they were fetched. */
export interface CallList {
  filter: CallFilter;
  top: number;
  total: number;
  searchedTo?: number;
  behind: number;
  /** Calls by page of {@link PAGE} places, the newest at 0. */
  pages: ReadonlyMap<number, readonly CallSummary[]>;
  /** How many came in since, while the list stands still. */
  newer: number;
  problem?: Text;
}

interface Query {
  filter: CallFilter;
  top?: number;
  from?: number;
  count: number;
}

export interface CallListParts {
  fetch: (query: Query) => Promise<CallWindow>;
  show: (list: CallList | { problem: Text; filter: CallFilter }) => void;
  now: () => number;
  after: (ms: number, act: () => void) => () => void;
}

/**
 * Keeps a window on the past. While it follows, it begins at the newest call and moves on with it, at most a few times
 * in a second however many come in; else every call keeps its place, and only how many came in is counted.
 */
export function createCallList({ fetch, show, now, after }: CallListParts) {
  let filter: CallFilter = {};
  let list: CallList | undefined;
  let following = true;
  let round = 0;
  let cancel: (() => void) | undefined;
  let soonest = 0;
  const unseen = new Set<CallId>();
  const wanted = new Set<number>();

  function put(next: CallList): void {
    list = next;
    show(next);
  }

  function fail(error: unknown): void {
    const problem = reasonOf(error);
    if (list?.filter === filter) {
      put({ ...list, problem });
      return;
    }
    // What another filter found is no answer to this one.
    list = undefined;
    show({ problem, filter });
  }

  async function newest(): Promise<void> {
    round += 1;
    const mine = round;
    const asked = filter;
    const seen = [...unseen];
    wanted.clear();
    const begun = now();
    try {
      const { calls, ...rest } = await fetch({ filter: asked, count: PAGE });
      if (mine !== round) return;
      for (const id of seen) unseen.delete(id);
      // What has ended does not change: a line that is known is not drawn again.
      const known = new Map(list?.pages.get(0)?.map((call) => [call.id, call]));
      const page = calls.map((call) => known.get(call.id) ?? call);
      put({ ...rest, filter: asked, pages: new Map([[0, page]]), newer: 0 });
    } catch (error) {
      if (mine === round) fail(error);
    }
    const least = asked.text === undefined ? SOONEST_MS : SOONEST_TEXT_MS;
    soonest = now() + Math.max(least, 4 * (now() - begun));
    // The index of a long past fills up by itself.
    if (list && list.behind > 0) soon();
  }

  async function count(): Promise<void> {
    const mine = round;
    try {
      const { total } = await fetch({ filter, count: 0 });
      if (mine === round && list && !following) put({ ...list, newer: Math.max(0, total - list.total) });
    } catch {
      // The next call that ends asks again.
    }
    soonest = now() + COUNT_MS;
  }

  function soon(): void {
    cancel ??= after(Math.max(0, soonest - now()), () => {
      cancel = undefined;
      void (following ? newest() : count());
    });
  }

  async function load(page: number): Promise<void> {
    if (!list || list.pages.has(page) || wanted.has(page)) return;
    wanted.add(page);
    const mine = round;
    const { top } = list;
    try {
      const { calls } = await fetch({ filter: list.filter, top, from: page * PAGE, count: PAGE });
      if (mine !== round || !list) return;
      const others = [...list.pages].filter(([at]) => at !== page).slice(1 - PAGES_KEPT);
      put({ ...list, pages: new Map([...others, [page, calls]]), problem: undefined });
    } catch (error) {
      if (mine === round) fail(error);
    } finally {
      if (mine === round) wanted.delete(page);
    }
  }

  return {
    /** Starts over with another filter. */
    ask(next: CallFilter): void {
      filter = next;
      following = true;
      void newest();
    },
    /** Calls have ended. Those that the list does not hold yet are `unseen` until it does. */
    ended(ids: readonly CallId[]): void {
      for (const id of ids) unseen.add(id);
      soon();
    },
    unseen: (id: CallId): boolean => unseen.has(id),
    /** Whether the list moves with the newest call. */
    follow(on: boolean): void {
      if (on === following) return;
      following = on;
      if (on) void newest();
    },
    /** Somebody looks at these places. */
    need(first: number, last: number): void {
      if (!list) return;
      const end = Math.min(last, list.total - 1);
      for (let page = Math.floor(first / PAGE); page * PAGE <= end; page += 1) void load(page);
    },
    close(): void {
      round += 1;
      cancel?.();
      cancel = undefined;
    },
  };
}
