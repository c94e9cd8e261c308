import type { MemoryEntry, MemoryPlace } from '#contract/chat/memory.ts';
import type { Text } from '#contract/text.ts';
import { textOf } from './messages.ts';

/** A test holds these to the contract. */
export const LONGEST_ENTRY = 65_536;
export const MOST_ENTRIES = 2000;
export const MOST_CHARS = 4_000_000;

/** An entry of the memory as it is typed; `place` is a key as `placeKey` makes it. */
export interface EntryDraft {
  place: string;
  key: string;
  text: string;
}

const BETWEEN = '\n';

/** One word for a place, as the value of an option. */
export function placeKey(place: MemoryPlace): string {
  return place.of === 'server' ? `server${BETWEEN}${place.server}` : `workspace${BETWEEN}${place.workspace}`;
}

export function placeOfKey(key: string): MemoryPlace | undefined {
  const [of, ...rest] = key.split(BETWEEN);
  const id = rest.join(BETWEEN);
  if (id === '') return undefined;
  return of === 'server' ? { of, server: id } : { of: 'workspace', workspace: id };
}

export function draftOfEntry({ place, key, text }: MemoryEntry): EntryDraft {
  return { place: placeKey(place), key, text };
}

/** What is wrong with what was typed, by field; empty: nothing. */
export function entryProblems({ key, text }: EntryDraft): { key?: Text; text?: Text } {
  return {
    ...(key.trim() === '' && { key: textOf('memory.nameMissing') }),
    ...(text.trim() === '' && { text: textOf('memory.textMissing') }),
    ...(text.length > LONGEST_ENTRY && {
      text: textOf('memory.textTooLong', { count: text.length, limit: LONGEST_ENTRY }),
    }),
  };
}

/** The text of a tool's result for people: what it says, or else its JSON. */
export function resultWords(result: unknown): string {
  const { content, structuredContent, head } = (result ?? {}) as Record<string, unknown>;
  const texts = (Array.isArray(content) ? content : []).flatMap((item: unknown) => {
    const { type, text } = (item ?? {}) as Record<string, unknown>;
    return type === 'text' && typeof text === 'string' ? [text] : [];
  });
  if (texts.length > 0) return texts.join('\n');
  if (typeof head === 'string') return head;
  return JSON.stringify(structuredContent ?? result, null, 2) ?? '';
}
