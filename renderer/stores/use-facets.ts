import { useEffect, useState } from 'react';
import type { CallFacets } from '#contract/call-query.ts';
import { request } from '#renderer/lib/client.ts';
import { useEngine } from './engine.ts';

const EVERY_MS = 5000;

/** What there is to filter the past by, looked at again now and then while calls come in. */
export function useFacets(): CallFacets | undefined {
  const [facets, setFacets] = useState<CallFacets>();
  const run = useEngine(({ mirror }) => mirror?.run);
  useEffect(() => {
    let current = true;
    let seen: string | undefined;
    async function ask() {
      const next = await request('audit.facets', {}).catch(() => undefined);
      if (current && next) setFacets(next);
    }
    function look() {
      const newest = useEngine.getState().mirror?.calls.find((call) => call.outcome)?.id;
      if (seen !== undefined && seen === newest) return;
      seen = newest ?? '';
      void ask();
    }
    if (run !== undefined) look();
    const timer = setInterval(look, EVERY_MS);
    return () => {
      current = false;
      clearInterval(timer);
    };
  }, [run]);
  return facets;
}
