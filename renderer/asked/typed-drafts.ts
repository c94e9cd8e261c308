import { useState } from 'react';
import type { Draft } from '#renderer/lib/draft.ts';

/** More forms than wait at any time. */
const MOST = 50;

const drafts = new Map<string, Draft | undefined>();

/** What was typed into a form outlives the place where it is shown: logs draw only what is in sight. */
export function useTyped(
  id: string,
  open: () => Draft | undefined,
): [Draft | undefined, (change: (draft: Draft | undefined) => Draft | undefined) => void] {
  const [draft, setDraft] = useState(() => (drafts.has(id) ? drafts.get(id) : open()));
  return [
    draft,
    (change) =>
      setDraft((now) => {
        const next = change(now);
        drafts.delete(id);
        drafts.set(id, next);
        const [oldest] = drafts.keys();
        if (drafts.size > MOST && oldest !== undefined) drafts.delete(oldest);
        return next;
      }),
  ];
}
