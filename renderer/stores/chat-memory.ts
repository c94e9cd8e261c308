import { create } from 'zustand';
import type { MemoryEntry, MemoryLine, MemoryPlace, MemorySource } from '#contract/chat/memory.ts';
import type { Text } from '#contract/text.ts';
import { RequestFailure, onEvents, reasonOf, request } from '#renderer/lib/client.ts';
import { placeKey, placeOfKey } from '#renderer/lib/memory-draft.ts';
import type { EntryDraft } from '#renderer/lib/memory-draft.ts';
import { textOf } from '#renderer/lib/messages.ts';
import { showView } from './chat-view.ts';
import { goTo } from './place.ts';

interface MemoryScreen {
  /** The one that changed last first. */
  lines: readonly MemoryLine[];
  listed: boolean;
  /** Counts what was heard of changes: whoever shows something of the memory asks again. */
  changes: number;
  /** Key of the place whose entries are shown; empty: of all. */
  place: string;
  open: string | undefined;
  entry: MemoryEntry | undefined;
  /** What is typed and not saved, by entry; of the next one under the empty id. */
  drafts: Readonly<Record<string, EntryDraft>>;
  problem?: Text | undefined;
  said?: Text | undefined;
}

/** What servers and workspaces remember, as the engine gave it last, and the entry that is open. */
export const useMemory = create<MemoryScreen>()(() => ({
  lines: [],
  listed: false,
  changes: 0,
  place: '',
  open: undefined,
  entry: undefined,
  drafts: {},
}));

/** Keeps the entries up to date until the returned function is called. */
export function followMemory(): () => void {
  let seq: number | undefined;
  const stop = onEvents((batch) => {
    const missed = seq !== undefined && batch.from > seq + 1;
    seq = batch.to;
    if (missed || batch.events.some(({ type }) => type === 'memory.changed')) void listMemory();
  });
  void listMemory();
  return stop;
}

/** Asks for the entries anew. */
export async function listMemory(): Promise<void> {
  const { open: before } = useMemory.getState();
  try {
    const lines = await request('memory.list', {});
    const { open, changes } = useMemory.getState();
    useMemory.setState({ lines, listed: true, changes: changes + 1, problem: undefined });
    // What was opened since may be newer than this list.
    if (open !== undefined && open === before)
      await openEntry(lines.some(({ id }) => id === open) ? open : undefined);
  } catch (error) {
    useMemory.setState({ lines: [], listed: true, problem: reasonOf(error) });
  }
}

/** Shows an entry; undefined shows what makes the next one. */
export async function openEntry(id: string | undefined): Promise<void> {
  if (id !== useMemory.getState().open)
    useMemory.setState({ open: id, entry: undefined, problem: undefined, said: undefined });
  if (id === undefined) return;
  try {
    const entry = await request('memory.get', { id });
    if (useMemory.getState().open === id) useMemory.setState({ entry });
  } catch (error) {
    useMemory.setState({ open: undefined, problem: reasonOf(error) });
  }
}

export function choosePlace(place: string): void {
  useMemory.setState({ place });
}

export function changeEntry(id: string | undefined, draft: EntryDraft): void {
  useMemory.setState(({ drafts }) => ({ drafts: { ...drafts, [id ?? '']: draft }, said: undefined }));
}

export function dropDraft(id: string | undefined): void {
  useMemory.setState(({ drafts }) => {
    const { [id ?? '']: _gone, ...others } = drafts;
    return { drafts: others };
  });
}

/** What was wrong with a draft, and with which of its fields. */
export interface EntryRefusal {
  reason: Text;
  field?: 'key' | 'text';
}

/** Keeps an entry; `from`: the piece of a conversation it was made of. */
export async function keepEntry(
  { place: key, ...draft }: EntryDraft,
  more: { id?: string; from?: MemorySource } = {},
): Promise<{ kept: MemoryEntry; redacted: boolean } | { refused: EntryRefusal }> {
  const place = placeOfKey(key);
  if (!place) return { refused: { reason: textOf('memory.placeMissing') } };
  const { id, from } = more;
  try {
    const { entry, redacted } = await request('memory.set', {
      entry: { ...(id !== undefined && { id }), place, ...draft, key: draft.key.trim() },
      ...(from && { from }),
    });
    return { kept: entry, redacted };
  } catch (error) {
    const field = error instanceof RequestFailure ? error.field : undefined;
    const known = field === 'entry.key' ? 'key' : field === 'entry.text' ? 'text' : undefined;
    return { refused: { reason: reasonOf(error), ...(known && { field: known }) } };
  }
}

/** Saves what is typed for the open entry, or the next one. */
export async function saveEntry(draft: EntryDraft): Promise<EntryRefusal | undefined> {
  const { open } = useMemory.getState();
  const done = await keepEntry(draft, open === undefined ? {} : { id: open });
  if ('refused' in done) return done.refused;
  const now = useMemory.getState();
  const typedOn = now.drafts[open ?? ''] !== draft;
  if (!typedOn) dropDraft(open);
  // Somebody has opened another one meanwhile, or went on writing.
  if (now.open !== open || (open === undefined && typedOn)) return undefined;
  const said = textOf(done.redacted ? 'memory.savedRedacted' : 'memory.saved');
  useMemory.setState({ open: done.kept.id, entry: done.kept, said });
  return undefined;
}

/** Forgets everything, also what can no longer be read. */
export async function clearMemory(): Promise<Text | undefined> {
  try {
    await request('memory.clear', {});
    return undefined;
  } catch (error) {
    return reasonOf(error);
  }
}

/** Goes to the memory, to the entries of a place if one is named. */
export function showMemory(place?: MemoryPlace): void {
  choosePlace(place ? placeKey(place) : '');
  showView('memory');
  goTo('chat');
}
