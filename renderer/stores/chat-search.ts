import type { ConversationHit } from '#contract/chat/conversation.ts';
import { request } from '#renderer/lib/client.ts';
import { useSearch } from './use-search.ts';

const ask = (text: string): Promise<readonly ConversationHit[]> => request('conversation.search', { text });

/** Where all words that were typed stand; undefined while nothing is looked for. */
export function useFindings(query: string): readonly ConversationHit[] | undefined {
  return useSearch(query, ask);
}
