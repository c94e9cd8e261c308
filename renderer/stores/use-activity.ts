import { startTransition, useEffect, useState } from 'react';
import type { CallFilter, CallSummary } from '#contract/call-query.ts';
import type { Text } from '#contract/text.ts';
import { onEvents, request } from '#renderer/lib/client.ts';
import { createCallList } from './activity.ts';
import type { CallList } from './activity.ts';
import { useEngine } from './engine.ts';
import { useHead } from './use-head.ts';

export interface Activity {
  list?: CallList;
  problem?: Text;
  /** Calls that run, and calls that ended a moment ago and are not in the list yet, newest first. */
  head: readonly CallSummary[];
  need: (first: number, last: number) => void;
  /** Asks once more. */
  again: () => void;
}

const after = (ms: number, act: () => void) => {
  const timer = setTimeout(act, ms);
  return () => clearTimeout(timer);
};

/** The calls that a filter shows. While it does not follow, nothing above what one looks at comes or goes. */
export function useActivity(filter: CallFilter, following: boolean): Activity {
  const [list, setList] = useState<CallList>();
  const [problem, setProblem] = useState<Text>();
  const [calls] = useState(() =>
    createCallList({
      fetch: (query) => request('audit.window', query),
      show(next) {
        startTransition(() => {
          setList('pages' in next ? next : undefined);
          setProblem(next.problem);
        });
      },
      now: Date.now,
      after,
    }),
  );
  const run = useEngine(({ mirror }) => mirror?.run);
  const key = JSON.stringify(filter);
  useEffect(() => {
    if (run !== undefined) calls.ask(JSON.parse(key) as CallFilter);
  }, [calls, key, run]);
  useEffect(() => {
    calls.follow(following);
  }, [calls, following]);
  useEffect(() => {
    const stop = onEvents(({ events }) => {
      const ids = events.flatMap((event) => (event.type === 'call.finished' ? [event.call.id] : []));
      if (ids.length > 0) calls.ended(ids);
    });
    return () => {
      stop();
      calls.close();
    };
  }, [calls]);
  const head = useHead(filter, following, list?.pages.get(0), calls.unseen);
  const again = () => calls.ask(JSON.parse(key) as CallFilter);
  return { ...(list && { list }), ...(problem && { problem }), head, need: calls.need, again };
}
