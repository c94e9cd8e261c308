import type { MemoryLine } from '#contract/chat/memory.ts';
import { reasonOf, request } from '#renderer/lib/client.ts';
import { openEntry, useMemory } from './chat-memory.ts';
import { createDelayedRemoval } from './delayed-removal.ts';

/** Entries of the memory that are about to be forgotten. */
export const entryRemoval = createDelayedRemoval<MemoryLine>({
  hidden({ id }) {
    if (useMemory.getState().open === id) void openEntry(undefined);
  },
  back: ({ id }) => void openEntry(id),
  gone(line) {
    useMemory.setState(({ lines }) => ({ lines: lines.filter(({ id }) => id !== line.id) }));
    request('memory.forget', { id: line.id }).catch((error: unknown) => {
      useMemory.setState(({ lines }) => ({ lines: [line, ...lines], problem: reasonOf(error) }));
    });
  },
});
