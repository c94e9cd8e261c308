import type { Claim, Consensus, JudgedClaim, Stance } from '#contract/chat/experts.ts';
import type { JudgeReply } from './model-reply.ts';

/** Share of the confidence from which on a claim is agreed on, and below which (from the other end) it is rejected. */
const CLEAR = 2 / 3;

/** A claim with those who made it; the same words are the same claim. */
export interface MadeClaim extends Omit<Claim, 'confidence'> {
  id: string;
  /** Confidence of each expert who claimed it, by his index. */
  by: ReadonlyMap<number, number>;
}

/** All claims of a round under the names C1, C2… in the order of the experts; `claims` by expert. */
export function collectClaims(claims: readonly (readonly Claim[])[]): MadeClaim[] {
  const made = new Map<string, MadeClaim & { by: Map<number, number> }>();
  for (const [expert, own] of claims.entries()) {
    for (const claim of own) {
      const same = sameWords(claim.text);
      const before = made.get(same);
      if (before === undefined) {
        const { confidence, ...rest } = claim;
        made.set(same, { ...rest, id: `C${made.size + 1}`, by: new Map([[expert, confidence]]) });
        continue;
      }
      before.by.set(expert, Math.max(claim.confidence, before.by.get(expert) ?? 0));
      before.evidence = [...new Set([...before.evidence, ...claim.evidence])];
      before.unfounded = [...new Set([...before.unfounded, ...claim.unfounded])];
    }
  }
  return [...made.values()];
}

/**
 * The agreement matrix. Method "weighed majority": who made a claim holds it with his own confidence; every other expert
 * who answered has judged it (holds, rejects, abstains) with a confidence. `support` is the confidence of those who hold
 * it as a share of that of those who hold or reject it. With more than half of the experts who answered holding it and a
 * support of at least 2/3 it is agreed; with a support of at most 1/3 rejected; with anybody rejecting it otherwise
 * contested; else it is the word of too few (single). Nobody's reason to reject is dropped, whatever the verdict.
 * `answered[expert]`: he answered; `judged[expert]`: what he said of the others' claims, undefined where nothing readable.
 */
export function weigh(
  claims: readonly MadeClaim[],
  answered: readonly boolean[],
  judged: readonly (JudgeReply['judgements'] | undefined)[],
): Consensus {
  const voters = answered.filter(Boolean).length;
  const method = voters > 1 ? 'weighedMajority' : 'single';
  return { method, claims: claims.map((claim) => judge(claim, answered, judged, voters)) };
}

function judge(
  { by, ...claim }: MadeClaim,
  answered: readonly boolean[],
  judged: readonly (JudgeReply['judgements'] | undefined)[],
  voters: number,
): JudgedClaim {
  const stances = answered.map((heard, expert): Stance => {
    const own = by.get(expert);
    if (own !== undefined) return { expert, stance: 'holds', confidence: own };
    const said = judged[expert];
    if (!heard || said === undefined) return { expert, stance: 'silent', confidence: 0 };
    const one = said.find((judgement) => judgement.claim === claim.id);
    if (one === undefined) return { expert, stance: 'abstains', confidence: 0 };
    const { stance, confidence, reason } = one;
    return { expert, stance, confidence, ...(reason === undefined ? {} : { reason }) };
  });
  const holding = stances.filter(({ stance }) => stance === 'holds');
  const rejecting = stances.filter(({ stance }) => stance === 'rejects');
  const [pro, contra] = [weightOf(holding), weightOf(rejecting)];
  // Nobody is sure of anything: the hands are counted.
  const support =
    pro + contra > 0 ? pro / (pro + contra) : holding.length / (holding.length + rejecting.length);
  return {
    ...claim,
    claimedBy: [...by.keys()],
    stances,
    support,
    verdict: verdictOf(support, holding.length, rejecting.length, voters),
  };
}

function verdictOf(
  support: number,
  holding: number,
  rejecting: number,
  voters: number,
): JudgedClaim['verdict'] {
  if (voters > 1 && holding > voters / 2 && support >= CLEAR) return 'agreed';
  if (rejecting === 0) return 'single';
  return support <= 1 - CLEAR ? 'rejected' : 'contested';
}

function weightOf(stances: readonly Stance[]): number {
  return stances.reduce((sum, { confidence }) => sum + confidence, 0);
}

function sameWords(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
