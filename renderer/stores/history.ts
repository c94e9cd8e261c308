import { useEffect, useMemo, useState } from 'react';
import type { CallRecord } from '#contract/call.ts';
import { request } from '#renderer/lib/client.ts';
import type { Callable } from '#renderer/lib/offer-call.ts';
import { useEngine } from './engine.ts';

const SHOWN = 20;
/** Addresses are not searched by: what was read of one, or by a template, is found among all reads of its server. */
const LOOKED_AT = 200;

/** The last calls of one offer from this window's desk, newest first; undefined until the engine has said. */
export function useHistory(callable: Callable): readonly CallRecord[] | undefined {
  const { key, kind, server, name, offer } = callable;
  const [past, setPast] = useState<{ of: string; calls: readonly CallRecord[] }>();
  // A new run of the engine is asked again.
  const of = useEngine(({ mirror }) => `${mirror?.run} ${key}`);
  const recent = useEngine(({ mirror }) => mirror?.calls);
  useEffect(() => {
    let current = true;
    const which = kind === 'resource' ? { limit: LOOKED_AT } : { name, limit: SHOWN };
    request('audit.query', { server, kind, via: 'desk', ...which }).then(
      ({ calls }) => current && setPast({ of, calls }),
      () => current && setPast({ of, calls: [] }),
    );
    return () => {
      current = false;
    };
  }, [of, kind, server, name]);
  return useMemo(() => {
    if (past?.of !== of) return undefined;
    const isMine = (call: CallRecord) =>
      call.via === 'desk' && call.server === server && call.kind === kind && isNamed(offer, name, call.name);
    const all = new Map(past.calls.filter(isMine).map((call) => [call.id, call]));
    for (const call of recent ?? []) if (isMine(call)) all.set(call.id, call);
    return [...all.values()].toSorted((a, b) => b.at - a.at).slice(0, SHOWN);
  }, [past, recent, of, server, kind, offer, name]);
}

/** A URI is taken for one of a template when it begins and ends as that does. */
function isNamed(offer: Callable['offer'], name: string, called: string): boolean {
  if (offer !== 'template') return called === name;
  const [start = ''] = name.split('{');
  return called.startsWith(start) && called.endsWith(name.slice(name.lastIndexOf('}') + 1));
}
