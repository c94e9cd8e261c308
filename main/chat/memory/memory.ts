import type { MemoryDraft, MemoryLine, MemoryOrigin, MemoryPlace } from '#contract/chat/memory.ts';
import { MEMORY_LIMITS, MemoryEntry } from '#contract/chat/memory.ts';
import { text } from '#contract/text.ts';
import { KeychainUnavailable } from '#main/secrets/keychain.ts';
import type { Keychain } from '#main/secrets/keychain.ts';
import type { Logger } from '#main/kernel/logger.ts';
import type { Redactor } from '#main/secrets/redaction.ts';
import type { MemoryRows } from '#main/store/memory.ts';
import { ChatRefusal } from '../refusal.ts';
import { loadMemoryKey } from './memory-key.ts';
import { found, lineOf } from './search.ts';
import { seal, unseal } from './seal.ts';

/**
 * What is to be remembered of servers and workspaces. Encrypted at rest, redacted, capped (platform.md B-222, D-43).
 * Every method rejects with ChatRefusal when it cannot be done, or there is no key to read with.
 */
export interface Memory {
  /** The one that changed last first. */
  list(place?: MemoryPlace): Promise<MemoryLine[]>;
  get(id: string): Promise<MemoryEntry>;
  /** `origin`: where a new text comes from; one that is edited keeps its own. */
  set(draft: MemoryDraft, origin?: MemoryOrigin): Promise<{ entry: MemoryEntry; redacted: boolean }>;
  search(words: string, place?: MemoryPlace): Promise<MemoryLine[]>;
  forget(id: string): Promise<boolean>;
  /** How many were forgotten. Without place also what cannot be read. */
  clear(place?: MemoryPlace): Promise<number>;
  /** Whole entries of several places, oldest first: what a model is given along. */
  of(places: readonly MemoryPlace[]): Promise<MemoryEntry[]>;
}

export interface MemoryDeps {
  rows: MemoryRows;
  keychain: Pick<Keychain, 'get' | 'set'>;
  redactor: Pick<Redactor, 'text'>;
  changed: () => void;
  newId: () => string;
  now: () => number;
  logger: Logger;
}

interface Open {
  key: Buffer;
  entries: Map<string, MemoryEntry>;
}

/** The key is asked for, and the rows are read, when the memory is first used. */
export function createMemory(deps: MemoryDeps): Memory {
  const { rows, keychain, redactor, changed, newId, now, logger } = deps;
  let opened: Promise<Open | { lost: true }> | undefined;

  async function open(): Promise<Open | { lost: true }> {
    const found = await loadMemoryKey(keychain, rows.count);
    if ('lost' in found) return found;
    const entries = new Map<string, MemoryEntry>();
    for (const { id, sealed } of rows.all()) {
      const entry = read(unseal(sealed, id, found.key));
      if (entry !== undefined) entries.set(id, entry);
      else logger.warn('memory.unreadable', { id });
    }
    return { key: found.key, entries };
  }

  /** What the keychain refused is tried again the next time. */
  async function opening(): Promise<Open> {
    try {
      opened ??= open();
      const state = await opened;
      if (!('lost' in state)) return state;
    } catch (error) {
      opened = undefined;
      if (!(error instanceof KeychainUnavailable)) throw error;
      throw new ChatRefusal(text('memory.keychain', { problem: error.problem }));
    }
    opened = undefined;
    throw new ChatRefusal(text('memory.keyLost'));
  }

  function entriesOf({ entries }: Open, place?: MemoryPlace): MemoryEntry[] {
    const all = [...entries.values()];
    const wanted = place === undefined ? all : all.filter((entry) => samePlace(entry.place, place));
    return wanted.toSorted((a, b) => b.updatedAt - a.updatedAt);
  }

  /** The entry that a draft edits, if there is one. */
  function before({ entries }: Open, { id, key, place }: MemoryDraft): MemoryEntry | undefined {
    const sameKey = [...entries.values()].find((one) => one.key === key && samePlace(one.place, place));
    if (id === undefined) return sameKey;
    const edited = entries.get(id);
    if (edited === undefined) throw new ChatRefusal(text('memory.unknown'), 'entry.id');
    if (sameKey === undefined || sameKey.id === id) return edited;
    throw new ChatRefusal(text('memory.keyTaken', { key }), 'entry.key');
  }

  function checkRoom({ entries }: Open, old: MemoryEntry | undefined, added: number): void {
    if (old === undefined && entries.size >= MEMORY_LIMITS.entries)
      throw new ChatRefusal(text('memory.tooMany', { limit: MEMORY_LIMITS.entries }));
    let all = added - (old?.text.length ?? 0);
    for (const entry of entries.values()) all += entry.text.length;
    if (all > MEMORY_LIMITS.all)
      throw new ChatRefusal(text('memory.full', { limit: MEMORY_LIMITS.all }), 'entry.text');
  }

  function store(
    state: Open,
    draft: MemoryDraft,
    given: MemoryOrigin | undefined,
  ): { entry: MemoryEntry; redacted: boolean } {
    // What is masked may be longer than what it stands for.
    const shown = redactor.text(draft.text).slice(0, MEMORY_LIMITS.entry);
    const key = redactor.text(draft.key).slice(0, 200);
    const old = before(state, { ...draft, key });
    checkRoom(state, old, shown.length);
    const at = now();
    const id = old?.id ?? newId();
    const { place } = draft;
    const origin = draft.id === undefined ? given : (given ?? old?.origin);
    const entry = {
      id,
      place,
      key,
      text: shown,
      ...(origin === undefined ? {} : { origin }),
      createdAt: old?.createdAt ?? at,
      updatedAt: at,
    };
    // One statement: the row is the old one or the new one, whatever happens (D-43).
    rows.put(id, seal(JSON.stringify(entry), id, state.key));
    state.entries.set(id, entry);
    changed();
    return { entry, redacted: shown !== draft.text || key !== draft.key };
  }

  function forget({ entries }: Open, ids: readonly string[]): number {
    const gone = rows.remove(ids);
    for (const id of ids) entries.delete(id);
    if (gone > 0) changed();
    return gone;
  }

  return {
    list: async (place) => entriesOf(await opening(), place).map(lineOf),
    async get(id) {
      const entry = (await opening()).entries.get(id);
      if (entry === undefined) throw new ChatRefusal(text('memory.unknown'), 'id');
      return entry;
    },
    set: async (draft, origin) => store(await opening(), draft, origin),
    async search(asked, place) {
      const words = asked.toLowerCase().split(/\s+/).filter(Boolean);
      const lines = entriesOf(await opening(), place).map((entry) => found(entry, words));
      return lines.filter((line) => line !== undefined);
    },
    forget: async (id) => forget(await opening(), [id]) > 0,
    async clear(place) {
      if (place !== undefined) {
        const state = await opening();
        const ids = entriesOf(state, place).map(({ id }) => id);
        return forget(state, ids);
      }
      const gone = rows.removeAll();
      opened = undefined;
      if (gone > 0) changed();
      return gone;
    },
    async of(places) {
      // Nothing is there: the keychain is left alone.
      if (rows.count() === 0) return [];
      const state = await opening();
      return places.flatMap((place) => entriesOf(state, place).toReversed());
    },
  };
}

function samePlace(a: MemoryPlace, b: MemoryPlace): boolean {
  if (a.of === 'server') return b.of === 'server' && a.server === b.server;
  return b.of === 'workspace' && a.workspace === b.workspace;
}

function read(plain: string | undefined): MemoryEntry | undefined {
  return plain === undefined ? undefined : MemoryEntry.safeParse(JSON.parse(plain)).data;
}
