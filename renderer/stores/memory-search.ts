import type { MemoryLine } from '#contract/chat/memory.ts';
import { request } from '#renderer/lib/client.ts';
import { useMemory } from './chat-memory.ts';
import { useSearch } from './use-search.ts';

const ask = (text: string): Promise<readonly MemoryLine[]> => request('memory.search', { text });

/** Entries that hold all words that were typed; undefined while nothing is looked for. */
export function useFoundEntries(query: string): readonly MemoryLine[] | undefined {
  return useSearch(
    query,
    ask,
    useMemory((memory) => memory.changes),
  );
}
