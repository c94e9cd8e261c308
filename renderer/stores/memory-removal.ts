import { create } from 'zustand';
import type { MemoryLine } from '#contract/chat/memory.ts';
import { reasonOf, request } from '#renderer/lib/client.ts';
import { openEntry, useMemory } from './chat-memory.ts';

const SHOWN_MS = 10_000;

/** What was taken out of the list and is not forgotten yet. */
export const useForgetting = create<{ forgetting?: MemoryLine | undefined }>()(() => ({}));

let timer: ReturnType<typeof setTimeout> | undefined;

/** Takes an entry out of sight; it is forgotten when nobody has wanted it back for a while. */
export function forgetEntry(line: MemoryLine): void {
  settleForgetting();
  useForgetting.setState({ forgetting: line });
  if (useMemory.getState().open === line.id) void openEntry(undefined);
  startForgetting();
}

export function startForgetting(): void {
  clearTimeout(timer);
  timer = setTimeout(settleForgetting, SHOWN_MS);
}

/** Nothing is forgotten while somebody is about to press it. */
export function holdForgetting(): void {
  clearTimeout(timer);
}

export function undoForgetting(): void {
  clearTimeout(timer);
  const { forgetting } = useForgetting.getState();
  useForgetting.setState({ forgetting: undefined });
  if (forgetting) void openEntry(forgetting.id);
}

/** Forgets it now. */
export function settleForgetting(): void {
  clearTimeout(timer);
  const { forgetting } = useForgetting.getState();
  if (!forgetting) return;
  useForgetting.setState({ forgetting: undefined });
  useMemory.setState(({ lines }) => ({ lines: lines.filter(({ id }) => id !== forgetting.id) }));
  request('memory.forget', { id: forgetting.id }).catch((error: unknown) => {
    useMemory.setState(({ lines }) => ({ lines: [forgetting, ...lines], problem: reasonOf(error) }));
  });
}
