import { z } from 'zod';
import { ExpertQuestion, ExpertRound, PersonReply, RoundId, RoundSummary } from '../chat/experts.ts';
import { MemoryDraft, MemoryEntry, MemoryLine, MemoryPlace, MemorySource } from '../chat/memory.ts';
import { app } from './entry.ts';
import type { Entry } from './entry.ts';

const one = z.strictObject({ round: RoundId });
const entry = z.strictObject({ id: MemoryEntry.shape.id });

/** Circles of experts, and what servers and workspaces remember. */
export const expertsRequests = {
  /** Answers when the round has begun; the rest comes as events. */
  'expert.ask': { params: ExpertQuestion, result: ExpertRound, surfaces: app },
  /** Newest first. */
  'expert.list': {
    params: z.strictObject({ limit: z.int().min(1).max(1000).default(100) }),
    result: z.array(RoundSummary),
    surfaces: app,
  },
  'expert.get': { params: one, result: ExpertRound, surfaces: app },
  /** False: it was not running. Those who have answered are heard. */
  'expert.stop': { params: one, result: z.object({ stopped: z.boolean() }), surfaces: app },
  /** What the person in the round says, while he is waited for. */
  'expert.answer': { params: one.extend({ reply: PersonReply }), result: ExpertRound, surfaces: app },
  /** Goes on without the person. False: nobody was waited for. */
  'expert.skip': { params: one, result: z.object({ skipped: z.boolean() }), surfaces: app },
  /** Never one that runs. */
  'expert.remove': { params: one, result: z.object({ removed: z.boolean() }), surfaces: app },
  /**
   * Does what experts proposed, one after the other, each on the one road with its own policy and approval. Answers when
   * the last has ended; what is wrong with one is written on that one alone.
   */
  'expert.act': {
    params: one.extend({ actions: z.array(z.string().max(20)).min(1).max(100) }),
    result: ExpertRound,
    surfaces: app,
  },
  /** The one that changed last first. */
  'memory.list': {
    params: z.strictObject({ place: MemoryPlace.optional() }),
    result: z.array(MemoryLine),
    surfaces: app,
  },
  'memory.get': { params: entry, result: MemoryEntry, surfaces: app },
  /** `redacted`: secrets were taken out of the text before it was kept. `from` says what it was made of. */
  'memory.set': {
    params: z.strictObject({ entry: MemoryDraft, from: MemorySource.optional() }),
    result: z.object({ entry: MemoryEntry, redacted: z.boolean() }),
    surfaces: app,
  },
  /** Every word must be found in its key or text, in any case. */
  'memory.search': {
    params: z.strictObject({ text: z.string().trim().min(1).max(500), place: MemoryPlace.optional() }),
    result: z.array(MemoryLine),
    surfaces: app,
  },
  'memory.forget': { params: entry, result: z.object({ forgotten: z.boolean() }), surfaces: app },
  /** Forgets a place, or without one everything: also what can no longer be read, because its key is gone. */
  'memory.clear': {
    params: z.strictObject({ place: MemoryPlace.optional() }),
    result: z.object({ forgotten: z.int() }),
    surfaces: app,
  },
} as const satisfies Record<string, Entry>;
