import { startTransition, useEffect, useMemo, useState } from 'react';
import type { CallRecord } from '#contract/call.ts';
import type { CallFilter, CallSummary } from '#contract/call-query.ts';
import { summaryOf } from '#contract/call-summary.ts';
import { useEngine } from './engine.ts';

/** However fast calls come and go, nobody reads faster than this. */
const PACE_MS = 200;

/** One object for each state of a call: a line is drawn again only when it has changed. */
const summaries = new WeakMap<CallRecord, CallSummary>();

/**
 * Calls that run, and calls that ended a moment ago and are not in the list yet (`newest` is how that begins), newest
 * first. While the list stands still so do these: they only change in their places.
 */
export function useHead(
  filter: CallFilter,
  following: boolean,
  newest: readonly CallSummary[] | undefined,
  unseen: (id: string) => boolean,
): readonly CallSummary[] {
  const recent = usePacedCalls();
  const [held, hold] = useState<readonly CallSummary[]>([]);
  const [before, setBefore] = useState(following);
  const live = useMemo(() => {
    // The list may hold the end of a call before the window has heard of it.
    const listed = new Set(newest?.map(({ id }) => id));
    const isOurs = (call: CallRecord) =>
      (call.outcome === undefined || unseen(call.id)) && !listed.has(call.id) && isShown(call, filter);
    return recent.filter(isOurs).map(lineOf);
  }, [recent, newest, unseen, filter]);
  if (before !== following) {
    setBefore(following);
    hold(live);
  }
  const kept = before ? live : held;
  return useMemo(() => {
    if (following) return live;
    const now = new Map(recent.map((call) => [call.id, call]));
    return kept.map((old) => {
      const call = now.get(old.id);
      return call && call.outcome !== old.outcome ? lineOf(call) : old;
    });
  }, [following, live, kept, recent]);
}

function lineOf(call: CallRecord): CallSummary {
  const known = summaries.get(call) ?? summaryOf(call);
  summaries.set(call, known);
  return known;
}

function usePacedCalls(): readonly CallRecord[] {
  const [calls, setCalls] = useState<readonly CallRecord[]>(() => useEngine.getState().mirror?.calls ?? []);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let last = 0;
    function take() {
      timer = undefined;
      last = Date.now();
      // In slices: while calls pour in, keys and clicks come first.
      startTransition(() => setCalls(useEngine.getState().mirror?.calls ?? []));
    }
    const stop = useEngine.subscribe((now, before) => {
      if (now.mirror?.calls === before.mirror?.calls) return;
      timer ??= setTimeout(take, Math.max(0, last + PACE_MS - Date.now()));
    });
    take();
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, []);
  return calls;
}

/** What a search by words finds is known to the engine alone. */
function isShown(call: CallRecord, filter: CallFilter): boolean {
  const { text, kind, server, name, via, principal, outcome, from = 0, to = Infinity } = filter;
  return (
    text === undefined &&
    (kind ?? call.kind) === call.kind &&
    (server ?? call.server) === call.server &&
    (name ?? call.name) === call.name &&
    (via ?? call.via) === call.via &&
    (principal ?? call.principal) === call.principal &&
    (outcome === undefined || (call.outcome !== undefined && outcome.includes(call.outcome))) &&
    call.at >= from &&
    call.at < to
  );
}
