import { z } from 'zod';
import { ExpertQuestion, RoundId, PersonReply } from '../chat/experts.ts';
import type { ExpertRound, RoundSummary } from '../chat/experts.ts';
import { MemoryDraft, MemoryEntry, MemoryPlace, MemorySource } from '../chat/memory.ts';
import type { MemoryLine } from '../chat/memory.ts';
import { app, gives } from './entry.ts';
import type { Entry } from './entry.ts';

const one = z.strictObject({ round: RoundId });
const entry = z.strictObject({ id: MemoryEntry.shape.id });

/** Circles of experts, and what servers and workspaces remember. */
export const expertsRequests = {
  /** Answers when the round has begun; the rest comes as events. */
  'expert.ask': { params: ExpertQuestion, result: gives<ExpertRound>(), surfaces: app },
  /** Newest first. */
  'expert.list': {
    params: z.strictObject({ limit: z.int().min(1).max(1000).default(100) }),
    result: gives<RoundSummary[]>(),
    surfaces: app,
  },
  'expert.get': { params: one, result: gives<ExpertRound>(), surfaces: app },
  /** False: it was not running. Those who have answered are heard. */
  'expert.stop': { params: one, result: gives<{ stopped: boolean }>(), surfaces: app },
  /** What the person in the round says, while he is waited for. */
  'expert.answer': {
    params: one.extend({ reply: PersonReply }),
    result: gives<ExpertRound>(),
    surfaces: app,
  },
  /** Goes on without the person. False: nobody was waited for. */
  'expert.skip': { params: one, result: gives<{ skipped: boolean }>(), surfaces: app },
  /** Never one that runs. */
  'expert.remove': { params: one, result: gives<{ removed: boolean }>(), surfaces: app },
  /**
   * Does what experts proposed, one after the other, each on the one road with its own policy and approval. Answers when
   * the last has ended; what is wrong with one is written on that one alone.
   */
  'expert.act': {
    params: one.extend({ actions: z.array(z.string().max(20)).min(1).max(100) }),
    result: gives<ExpertRound>(),
    surfaces: app,
  },
  /** The one that changed last first. */
  'memory.list': {
    params: z.strictObject({ place: MemoryPlace.optional() }),
    result: gives<MemoryLine[]>(),
    surfaces: app,
  },
  'memory.get': { params: entry, result: gives<MemoryEntry>(), surfaces: app },
  /** `redacted`: secrets were taken out of the text before it was kept. `from` says what it was made of. */
  'memory.set': {
    params: z.strictObject({ entry: MemoryDraft, from: MemorySource.optional() }),
    result: gives<{ entry: MemoryEntry; redacted: boolean }>(),
    surfaces: app,
  },
  /** Every word must be found in its key or text, in any case. */
  'memory.search': {
    params: z.strictObject({ text: z.string().trim().min(1).max(500), place: MemoryPlace.optional() }),
    result: gives<MemoryLine[]>(),
    surfaces: app,
  },
  'memory.forget': { params: entry, result: gives<{ forgotten: boolean }>(), surfaces: app },
  /** Forgets a place, or without one everything: also what can no longer be read, because its key is gone. */
  'memory.clear': {
    params: z.strictObject({ place: MemoryPlace.optional() }),
    result: gives<{ forgotten: number }>(),
    surfaces: app,
  },
} as const satisfies Record<string, Entry>;
