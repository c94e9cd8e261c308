import { z } from 'zod';
import { ServerId } from '../ids.ts';
import { ToolRef } from '../tool.ts';

/** What an entry of the memory belongs to. */
export const MemoryPlace = z.discriminatedUnion('of', [
  z.strictObject({ of: z.literal('server'), server: ServerId }),
  z.strictObject({ of: z.literal('workspace'), workspace: z.string().min(1).max(100) }),
]);
export type MemoryPlace = z.infer<typeof MemoryPlace>;

/** Characters of one entry, entries, and characters of all of them together. */
export const MEMORY_LIMITS = { entry: 65_536, entries: 2000, all: 4_000_000 } as const;

/** Where an entry comes from, if not out of a person's own head. It stays when the text is edited. */
export const MemoryOrigin = z.object({
  /** What a server gave back: its tool, or the URI of its resource. */
  result: ToolRef.optional(),
  /** The model whose answer it was. */
  model: z.string().max(500).optional(),
  /** Nobody vouches for what it came from, or for what the model had read before it answered. */
  untrusted: ToolRef.optional(),
});
export type MemoryOrigin = z.infer<typeof MemoryOrigin>;

/** Something to be known later. Encrypted on disk; one key stands once in a place. Times in epoch ms. */
export const MemoryEntry = z.object({
  id: z.uuid(),
  place: MemoryPlace,
  key: z.string().min(1).max(200),
  /** With secrets taken out. */
  text: z.string().min(1).max(MEMORY_LIMITS.entry),
  origin: MemoryOrigin.optional(),
  createdAt: z.int(),
  updatedAt: z.int(),
});
export type MemoryEntry = z.infer<typeof MemoryEntry>;

/** `id`: the entry that is edited; without it the one with this key in this place, or a new one. */
export const MemoryDraft = z.strictObject({
  id: MemoryEntry.shape.id.optional(),
  place: MemoryPlace,
  key: z.string().trim().min(1).max(200),
  text: MemoryEntry.shape.text,
});
export type MemoryDraft = z.infer<typeof MemoryDraft>;

/** The piece of a conversation that a draft was made of; its place among the parts, none for the whole message. */
export const MemorySource = z.strictObject({ message: z.uuid(), part: z.int().min(0).optional() });
export type MemorySource = z.infer<typeof MemorySource>;

/** An entry that goes along with a turn or a round, without its text: that is kept sealed, and nowhere else. */
export const MemoryUse = MemoryEntry.pick({ id: true, place: true, key: true, origin: true }).extend({
  /** Estimated. */
  tokens: z.int(),
});
export type MemoryUse = z.infer<typeof MemoryUse>;

/** A line of a list; `text` is the beginning, or what stands around the first word that was searched for. */
export const MemoryLine = MemoryEntry.extend({ chars: z.int() });
export type MemoryLine = z.infer<typeof MemoryLine>;
