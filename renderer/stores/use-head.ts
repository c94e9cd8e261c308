import { useMemo, useState } from 'react';
import type { CallRecord } from '#contract/call.ts';
import type { CallFilter, CallSummary } from '#contract/call-query.ts';
import { summaryOf } from '#contract/call-summary.ts';
import type { EngineState } from './engine.ts';
import { usePaced } from './use-paced.ts';

const NONE: readonly CallRecord[] = [];
const callsOf = ({ mirror }: EngineState): readonly CallRecord[] => mirror?.calls ?? NONE;

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
  const recent = usePaced(callsOf);
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
