import { useEffect, useState } from 'react';
import { onEvents, request } from '#renderer/lib/client.ts';
import { EMPTY, heard, listed } from './queue.ts';
import type { Asked } from './queue.ts';

/** What waits for an answer, kept up to date; listed again whenever the window comes to the front. */
export function useQueue(): readonly Asked[] {
  const [queue, setQueue] = useState(EMPTY);
  useEffect(() => {
    let seq: number | undefined;
    function list() {
      // What cannot be listed now is heard of, or listed when the window is shown again.
      request('approval.list', {}).then(
        (approvals) => setQueue((now) => listed(now, approvals)),
        () => undefined,
      );
    }
    const stop = onEvents((batch) => {
      if (seq !== undefined && batch.from > seq + 1) list();
      seq = batch.to;
      setQueue((now) => batch.events.reduce(heard, now));
    });
    window.addEventListener('focus', list);
    list();
    return () => {
      stop();
      window.removeEventListener('focus', list);
    };
  }, []);
  return queue.waiting;
}
