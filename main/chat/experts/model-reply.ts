import { z } from 'zod';
import { Claim } from '#contract/chat/experts.ts';
import { JsonObject } from '#contract/json.ts';

const MOST_CLAIMS = 20;
const MOST_ACTIONS = 10;

/** What an expert has to answer with. */
export const ExpertReply = z.object({
  answer: z.string().trim().min(10).max(10_000),
  claims: z
    .array(
      Claim.pick({ text: true, kind: true, confidence: true }).extend({
        evidence: z.array(z.string().max(20)).max(50).default([]),
      }),
    )
    .max(MOST_CLAIMS),
  actions: z
    .array(
      z.object({
        server: z.string().min(1).max(64),
        tool: z.string().min(1).max(2000),
        arguments: JsonObject.default({}),
        why: z.string().max(2000).default(''),
      }),
    )
    .max(MOST_ACTIONS)
    .default([]),
});
export type ExpertReply = z.infer<typeof ExpertReply>;

/** What an expert says of the others' claims; one he does not name he abstains from. */
export const JudgeReply = z.object({
  judgements: z.array(
    z.object({
      claim: z.string().max(20),
      stance: z.enum(['holds', 'rejects', 'abstains']),
      confidence: z.number().min(0).max(1).default(0),
      reason: z.string().max(2000).optional(),
    }),
  ),
});
export type JudgeReply = z.infer<typeof JudgeReply>;

/** The JSON in what a model said, with or without a fence or words around it, if it has this shape; or what is wrong. */
export function readReply<T>(
  said: string,
  schema: z.ZodType<T>,
): { ok: true; value: T } | { ok: false; problem: string } {
  const start = said.indexOf('{');
  const end = said.lastIndexOf('}');
  if (start < 0 || end < start) return { ok: false, problem: 'there is no JSON object in it' };
  let json: unknown;
  try {
    json = JSON.parse(said.slice(start, end + 1));
  } catch (error) {
    return { ok: false, problem: error instanceof Error ? error.message : String(error) };
  }
  const parsed = schema.safeParse(json);
  if (parsed.success) return { ok: true, value: parsed.data };
  const [issue] = parsed.error.issues;
  return {
    ok: false,
    problem: issue === undefined ? 'it has another shape' : `${issue.path.join('.')}: ${issue.message}`,
  };
}
