import { useEffect, useState } from 'react';
import type { CallRecord } from '#contract/call.ts';
import type { CallId } from '#contract/ids.ts';
import type { Text } from '#contract/text.ts';
import { reasonOf, request } from '#renderer/lib/client.ts';
import { useEngine } from './engine.ts';

/** Asks that a call be given up. How it ended comes as an event; one that ended meanwhile has shown its end. */
export function cancelCall(id: CallId): void {
  request('call.cancel', { id }).catch(() => undefined);
}

/** One call whole: as it happens while the window knows of it, else from the record. */
export function useCall(id: CallId): { call?: CallRecord; problem?: Text } {
  const recent = useEngine(({ mirror }) => mirror?.calls.find((call) => call.id === id));
  const [fetched, setFetched] = useState<{ call?: CallRecord; problem?: Text }>({});
  const known = recent !== undefined;
  useEffect(() => {
    if (known) return undefined;
    let current = true;
    // It may fall out of what the window keeps while it is looked at.
    request('call.get', { id }).then(
      (call) => current && setFetched({ call }),
      (error: unknown) => current && setFetched({ problem: reasonOf(error) }),
    );
    return () => {
      current = false;
    };
  }, [id, known]);
  return recent ? { call: recent } : fetched;
}
