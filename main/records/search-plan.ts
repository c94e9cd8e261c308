import type { CallFilter } from '#contract/call-query.ts';
import { BLOCK } from '#main/store/call-columns.ts';
import type { CallIndex } from '#main/store/call-index.ts';
import { PART } from '#main/store/call-texts.ts';
import { matchOf } from './search-words.ts';

/** Places that a search by text names at most, and how many it looks at before it gives up. */
const MOST_FOUND = 10_000;
const MOST_LOOKED_AT = 20_000;
/** Blocks that are looked through in one step. */
const STRETCH = 16;

/** Where the matches of a filter lie, from a place that stays back to the oldest, looked for step by step. */
export interface Plan {
  /** Looks a little further back; how long that takes does not depend on how long the past is. False when it ended. */
  step(): boolean;
  /** Matches so far. */
  found(): number;
  /** All there are, where that is known without looking. */
  total: number | undefined;
  /** Of those that were found, by their rank; 0 is the newest. */
  places(from: number, count: number): number[];
  /** The place down to which was looked, when there may be more below it. */
  lookedTo(): number | undefined;
}

/** `top` is the place that the list begins at. */
export function createPlan(index: CallIndex, { text, ...rest }: CallFilter, top: number): Plan {
  const { from = 0, to = Number.MAX_SAFE_INTEGER, ...facets } = rest;
  const narrow = Object.values(facets).some((value) => value !== undefined);
  const timed = rest.from !== undefined || rest.to !== undefined;
  const wanted = narrow ? index.wanted(facets) : undefined;
  const matches = (block: number, end: number): number[] =>
    index.columns.matches(block, end, wanted?.ids, { from, to });
  const match = text === undefined ? undefined : matchOf(text);
  if (match !== undefined)
    return textPlan(index, { match, top, matches: narrow || timed ? matches : undefined });
  if (!narrow && !timed) return wholePlan(top);
  const whole = !timed && top === index.end().calls;
  return blockPlan(matches, top, whole ? wanted?.total : undefined);
}

type Matches = (block: number, end: number) => number[];

function wholePlan(top: number): Plan {
  return {
    step: () => false,
    found: () => top,
    total: top,
    places: (from, count) =>
      Array.from({ length: Math.max(0, Math.min(count, top - from)) }, (_, at) => top - from - at),
    lookedTo: () => undefined,
  };
}

function blockPlan(matches: Matches, top: number, total: number | undefined): Plan {
  const blocks: { block: number; count: number }[] = [];
  let low = Math.floor(top / BLOCK) + 1;
  let found = 0;
  return {
    step() {
      for (let left = STRETCH; left > 0 && low > 0; left -= 1) {
        low -= 1;
        const count = matches(low, top + 1).length;
        if (count > 0) blocks.push({ block: low, count });
        found += count;
      }
      return low > 0;
    },
    found: () => found,
    total,
    places(from, count) {
      const places: number[] = [];
      let skip = from;
      for (const { block, count: here } of blocks) {
        if (places.length >= count) break;
        if (skip < here) places.push(...matches(block, top + 1).slice(skip, skip + count - places.length));
        skip = Math.max(0, skip - here);
      }
      return places;
    },
    lookedTo: () => undefined,
  };
}

function textPlan(
  { texts }: CallIndex,
  { match, top, matches }: { match: string; top: number; matches: Matches | undefined },
): Plan {
  const places: number[] = [];
  const low = texts.low();
  let before = top + 1;
  let looked = 0;

  /** Those of the places that match otherwise too. */
  function among(some: readonly number[], apply: Matches): number[] {
    const blocks = new Set(some.map((place) => Math.floor(place / BLOCK)));
    const fitting = new Set([...blocks].flatMap((block) => apply(block, before)));
    return some.filter((place) => fitting.has(place));
  }

  const ended = (): boolean => before <= low + 1 || places.length >= MOST_FOUND || looked >= MOST_LOOKED_AT;
  return {
    step() {
      if (ended()) return false;
      const part = Math.floor((before - 1) / PART);
      const most = matches === undefined ? MOST_FOUND - places.length : MOST_FOUND;
      const some = texts.found(part, match, before, most);
      places.push(...(matches === undefined ? some : among(some, matches)));
      looked += some.length;
      before = some.length < most ? Math.max(part * PART, low + 1) : (some.at(-1) ?? 0);
      return !ended();
    },
    found: () => places.length,
    total: undefined,
    places: (from, count) => places.slice(from, from + count),
    lookedTo: () => (before <= 1 ? undefined : before),
  };
}
