import { z } from 'zod';
import { CallId, ServerId } from '../ids.ts';
import { Json, JsonObject } from '../json.ts';
import { OutcomeName } from '../outcome.ts';
import { Text } from '../text.ts';
import { MemoryUse } from './memory.ts';
import { Usage } from './message.ts';
import { ModelRef } from './provider.ts';

/** How thorough a round is: at least so many experts, and the time that they have when everything is read. platform.md B-223. */
export const EXPERT_PRESETS = {
  quick: { experts: 1, limitMs: 60_000 },
  standard: { experts: 2, limitMs: 120_000 },
  deep: { experts: 3, limitMs: 300_000 },
} as const;
export const ExpertPreset = z.enum(['quick', 'standard', 'deep']);
export type ExpertPreset = z.infer<typeof ExpertPreset>;

export const MOST_EXPERTS = 10;
/** Of one round; the others wait their turn. */
export const EXPERTS_AT_ONCE = 5;

export const RoundId = z.uuid();

/** Time that a person has to type an answer; it is none of the models' time. */
export const PERSON_LIMIT_MS = 600_000;

/** Who is asked: a model, or a person who types. `role`: the eyes with which he is to look at it, such as "security". */
export const Expert = z.strictObject({
  model: ModelRef.optional(),
  human: z.literal(true).optional(),
  role: z.string().trim().min(1).max(200).optional(),
});
export type Expert = z.infer<typeof Expert>;

/**
 * Where context comes from. Without `call` it is what the server says of itself: its tool `gather_context`, or else its
 * resource `context://<server>`.
 */
export const ContextSource = z.strictObject({
  server: ServerId,
  call: z
    .strictObject({
      kind: z.enum(['tool', 'resource']),
      /** Name of the tool, or URI of the resource. */
      name: z.string().min(1).max(2000),
      args: JsonObject.default({}),
    })
    .optional(),
});
export type ContextSource = z.infer<typeof ContextSource>;

export const ExpertQuestion = z
  .strictObject({
    question: z.string().trim().min(10).max(10_000),
    preset: ExpertPreset.default('standard'),
    experts: z.array(Expert).min(1).max(MOST_EXPERTS),
    context: z.array(ContextSource).max(20).default([]),
    /** What every `gather_context` is told of the deployment. */
    deployment: JsonObject.default({}),
    /** Whose memory is given along, with that of the servers; absent: none. */
    workspace: z.string().min(1).max(100).optional(),
  })
  .refine(({ preset, experts }) => fitsPreset(preset, experts.length), {
    path: ['experts'],
    message: 'must be one for quick, two for standard, three or more for deep',
  })
  .refine(({ experts }) => experts.every(({ model, human }) => (model === undefined) === (human === true)), {
    path: ['experts'],
    message: 'must each be either a model or a person',
  })
  .refine(({ experts }) => experts.filter(isHuman).length < Math.min(2, experts.length), {
    path: ['experts'],
    message: 'must be one person at most, beside a model',
  })
  .refine(({ experts }) => new Set(experts.map((one) => JSON.stringify(one))).size === experts.length, {
    path: ['experts'],
    message: 'must not name the same model in the same role twice',
  });
export type ExpertQuestion = z.infer<typeof ExpertQuestion>;

function isHuman({ human }: Expert): boolean {
  return human === true;
}

function fitsPreset(preset: ExpertPreset, count: number): boolean {
  const least = EXPERT_PRESETS[preset].experts;
  return preset === 'deep' ? count >= least : count === least;
}

/** What the experts were given, under the name by which they refer to it: R1, R2 for results, M1 for memory. */
export const RoundContext = z.object({
  id: z.string().regex(/^[RM]\d+$/),
  server: ServerId.optional(),
  kind: z.enum(['tool', 'resource', 'memory']),
  name: z.string(),
  /** The call that read it, as the audit knows it. */
  call: CallId.optional(),
  state: z.enum(['reading', 'done', 'failed']),
  /** Why there is nothing. */
  problem: Text.optional(),
  /** Its beginning, redacted. */
  text: z.string().optional(),
  /** Tells that the experts were given a part of it. */
  cut: z.literal(true).optional(),
  /** The server is neither bundled nor trusted. */
  untrusted: z.boolean().optional(),
  /** Of an entry of the memory, whose text is kept sealed and nowhere else. */
  entry: MemoryUse.optional(),
  /** Entries of the memory that found no room. */
  left: z.int().optional(),
});
export type RoundContext = z.infer<typeof RoundContext>;

/** One claim of one expert. `evidence`: ids of RoundContext; `unfounded`: ids he named that there are not. */
export const Claim = z.object({
  text: z.string().min(1).max(2000),
  kind: z.enum(['finding', 'recommendation']),
  confidence: z.number().min(0).max(1),
  evidence: z.array(z.string()),
  unfounded: z.array(z.string()),
});
export type Claim = z.infer<typeof Claim>;

/** How far one expert is. `checking`: he judges what the others claim. */
export const ExpertState = z.discriminatedUnion('state', [
  z.object({ state: z.literal('waiting') }),
  z.object({ state: z.literal('asking') }),
  /** A person, for whose answer the round waits until then (epoch ms). */
  z.object({ state: z.literal('awaited'), until: z.int() }),
  z.object({ state: z.literal('checking') }),
  /** `unchecked`: why he did not judge the others' claims; he counts as silent on them. */
  z.object({ state: z.literal('done'), unchecked: Text.optional() }),
  z.object({ state: z.literal('failed'), reason: Text, advice: Text.optional() }),
  z.object({ state: z.literal('stopped') }),
]);

/** What a person says in a round. */
export const PersonReply = z.strictObject({
  answer: z.string().trim().min(10).max(10_000),
  claims: z
    .array(
      Claim.pick({ kind: true, confidence: true }).extend({
        text: z.string().trim().min(1).max(2000),
        evidence: z.array(z.string().max(20)).max(50).default([]),
      }),
    )
    .max(20),
});
export type PersonReply = z.infer<typeof PersonReply>;

export const ExpertAnswer = Expert.extend({
  status: ExpertState,
  /** 10 to 10,000 characters of Markdown; of a failed one what he said, if it was something. */
  answer: z.string().optional(),
  claims: z.array(Claim),
  usage: Usage.optional(),
  /** Absent: the prices of the model are not known. */
  usd: z.number().optional(),
  ms: z.int().optional(),
});
export type ExpertAnswer = z.infer<typeof ExpertAnswer>;

/** `silent`: he did not answer, or not in a way that could be read. `expert` is the index in the round. */
export const Stance = z.object({
  expert: z.int(),
  stance: z.enum(['holds', 'rejects', 'abstains', 'silent']),
  confidence: z.number().min(0).max(1),
  reason: z.string().max(2000).optional(),
});
export type Stance = z.infer<typeof Stance>;

/** One row of the agreement matrix: who holds a claim and on which results it rests. */
export const JudgedClaim = z.object({
  id: z.string(),
  text: z.string(),
  kind: Claim.shape.kind,
  evidence: z.array(z.string()),
  /** Names of results that there are not: said by who claimed it, believed by nobody. */
  unfounded: z.array(z.string()),
  /** Experts who claimed it of themselves. */
  claimedBy: z.array(z.int()),
  /** One for each expert. */
  stances: z.array(Stance),
  /** Confidence of those who hold it, as a share of the confidence of those who hold or reject it. */
  support: z.number().min(0).max(1),
  verdict: z.enum(['agreed', 'contested', 'single', 'rejected']),
});
export type JudgedClaim = z.infer<typeof JudgedClaim>;

/** `weighedMajority`: each judged the others' claims; `single`: only one answered, nothing was compared. */
export const Consensus = z.object({
  method: z.enum(['weighedMajority', 'single']),
  claims: z.array(JudgedClaim),
});
export type Consensus = z.infer<typeof Consensus>;

/** Something that experts propose to do. Nothing is done before a person asks for it and policy lets it through. */
export const ProposedAction = z.object({
  id: z.string(),
  server: z.string().min(1).max(64),
  tool: z.string().min(1).max(2000),
  arguments: JsonObject,
  why: z.string().max(2000),
  proposedBy: z.array(z.int()),
  state: z.enum(['proposed', 'running', 'done', 'refused', 'failed']),
  call: CallId.optional(),
  outcome: OutcomeName.optional(),
  problem: Text.optional(),
  /** As the record keeps it: redacted, capped. */
  result: Json.optional(),
});
export type ProposedAction = z.infer<typeof ProposedAction>;

export const RoundState = z.discriminatedUnion('state', [
  z.object({ state: z.literal('gathering') }),
  z.object({ state: z.literal('asking') }),
  z.object({ state: z.literal('checking') }),
  z.object({ state: z.literal('done') }),
  /** By a person or the end of the app. What came until then stays. */
  z.object({ state: z.literal('stopped'), reason: Text }),
  z.object({ state: z.literal('failed'), reason: Text }),
]);

/** A question to a circle of experts, and what became of it. Times in epoch ms. */
export const ExpertRound = z.object({
  id: RoundId,
  question: z.string(),
  preset: ExpertPreset,
  workspace: z.string().optional(),
  status: RoundState,
  context: z.array(RoundContext),
  experts: z.array(ExpertAnswer),
  consensus: Consensus.optional(),
  actions: z.array(ProposedAction),
  /** Of all experts whose prices are known; `unpriced`: of some they are not. */
  usd: z.number().optional(),
  unpriced: z.literal(true).optional(),
  startedAt: z.int(),
  endedAt: z.int().optional(),
});
export type ExpertRound = z.infer<typeof ExpertRound>;

/** One line of a list of rounds. */
export const RoundSummary = ExpertRound.pick({
  id: true,
  question: true,
  preset: true,
  status: true,
  usd: true,
  startedAt: true,
  endedAt: true,
}).extend({ experts: z.int(), agreed: z.int(), claims: z.int() });
export type RoundSummary = z.infer<typeof RoundSummary>;
