import { useEffect, useState } from 'react';
import type { MemoryLine } from '#contract/chat/memory.ts';
import { request } from '#renderer/lib/client.ts';
import { useSettled } from '#renderer/lib/use-settled.ts';
import { useMemory } from './chat-memory.ts';

const SETTLE_MS = 150;

/** Entries that hold all words that were typed; undefined while nothing is looked for. */
export function useFoundEntries(query: string): readonly MemoryLine[] | undefined {
  const asked = useSettled(query.trim().slice(0, 500), SETTLE_MS);
  const changes = useMemory((memory) => memory.changes);
  const [hits, setHits] = useState<readonly MemoryLine[]>([]);
  useEffect(() => {
    if (asked === '') return undefined;
    let current = true;
    request('memory.search', { text: asked }).then(
      (found) => current && setHits(found),
      () => current && setHits([]),
    );
    return () => {
      current = false;
    };
  }, [asked, changes]);
  return query.trim() === '' || asked === '' ? undefined : hits;
}
