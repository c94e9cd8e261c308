import { useEffect, useState } from 'react';
import type { ConversationHit } from '#contract/chat/conversation.ts';
import { request } from '#renderer/lib/client.ts';
import { useSettled } from '#renderer/lib/use-settled.ts';

const SETTLE_MS = 150;

/** Where all words that were typed stand; undefined while nothing is looked for. The last answer stays until the next. */
export function useFindings(query: string): readonly ConversationHit[] | undefined {
  const asked = useSettled(query.trim().slice(0, 500), SETTLE_MS);
  const [hits, setHits] = useState<readonly ConversationHit[]>([]);
  useEffect(() => {
    if (asked === '') return undefined;
    let current = true;
    request('conversation.search', { text: asked }).then(
      (found) => current && setHits(found),
      () => current && setHits([]),
    );
    return () => {
      current = false;
    };
  }, [asked]);
  return query.trim() === '' || asked === '' ? undefined : hits;
}
