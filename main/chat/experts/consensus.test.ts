import { expect, test } from 'vitest';
import fc from 'fast-check';
import type { Claim } from '#contract/chat/experts.ts';
import { collectClaims, weigh } from './consensus.ts';
import type { JudgeReply } from './model-reply.ts';

type Judgements = JudgeReply['judgements'];

const claim = (text: string, confidence: number, evidence: string[] = []): Claim => ({
  text,
  kind: 'finding',
  confidence,
  evidence,
  unfounded: [],
});
const says = (
  claimId: string,
  stance: 'holds' | 'rejects' | 'abstains',
  confidence: number,
  reason?: string,
) => ({
  claim: claimId,
  stance,
  confidence,
  ...(reason === undefined ? {} : { reason }),
});

test('the same words are one claim of two experts, with the evidence of both', () => {
  const claims = collectClaims([
    [claim('The disk is full.', 0.9, ['R1']), claim('Restart it', 0.4)],
    [claim('the disk is  full', 0.7, ['R2'])],
  ]);
  expect(claims.map(({ id, text, evidence, by }) => ({ id, text, evidence, by: [...by] }))).toEqual([
    {
      id: 'C1',
      text: 'The disk is full.',
      evidence: ['R1', 'R2'],
      by: [
        [0, 0.9],
        [1, 0.7],
      ],
    },
    { id: 'C2', text: 'Restart it', evidence: [], by: [[0, 0.4]] },
  ]);
});

test.each<[string, (Judgements | undefined)[], boolean[], string, number]>([
  [
    'both others hold it',
    [[], [says('C1', 'holds', 0.6)], [says('C1', 'holds', 0.9)]],
    [true, true, true],
    'agreed',
    1,
  ],
  [
    'one holds, one rejects it weakly',
    [[], [says('C1', 'holds', 0.7)], [says('C1', 'rejects', 0.3)]],
    [true, true, true],
    'agreed',
    1.5 / 1.8,
  ],
  [
    'both others reject it',
    [[], [says('C1', 'rejects', 0.9)], [says('C1', 'rejects', 0.9)]],
    [true, true, true],
    'rejected',
    0.8 / 2.6,
  ],
  [
    'one rejects it as strongly',
    [[], [says('C1', 'rejects', 0.8)], [says('C1', 'abstains', 0)]],
    [true, true, true],
    'contested',
    0.5,
  ],
  ['nobody else can tell', [[], [], []], [true, true, true], 'single', 1],
  [
    'one of two holds it, the third did not answer',
    [[], [says('C1', 'holds', 0.5)], undefined],
    [true, true, false],
    'agreed',
    1,
  ],
  ['only he answered', [undefined, undefined, undefined], [true, false, false], 'single', 1],
])('%s', (_case, judged, answered, verdict, support) => {
  const [one] = weigh(collectClaims([[claim('It is so', 0.8)], [], []]), answered, judged).claims;
  expect(one?.verdict).toBe(verdict);
  expect(one?.support).toBeCloseTo(support);
});

test('a dissent is kept with its reason, also where the claim is agreed on', () => {
  const judged = [[], [says('C1', 'holds', 0.9)], [says('C1', 'rejects', 0.2, 'R1 is a week old')]];
  const { claims, method } = weigh(
    collectClaims([[claim('It is so', 0.8)], [], []]),
    [true, true, true],
    judged,
  );
  expect(method).toBe('weighedMajority');
  expect(claims[0]).toMatchObject({ verdict: 'agreed', claimedBy: [0] });
  expect(claims[0]?.stances[2]).toEqual({
    expert: 2,
    stance: 'rejects',
    confidence: 0.2,
    reason: 'R1 is a week old',
  });
});

test('laws: every expert has one stance on every claim; more support never makes a verdict worse', () => {
  const stance = fc.constantFrom('holds' as const, 'rejects' as const, 'abstains' as const);
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(
      share,
      fc.array(fc.record({ stance, confidence: share }), { minLength: 1, maxLength: 6 }),
      (own, others) => {
        const experts = others.length + 1;
        const weighed = (all: typeof others) =>
          weigh(
            collectClaims([[claim('It is so', own)], ...others.map(() => [])]),
            Array.from({ length: experts }, () => true),
            [[], ...all.map((one) => [{ claim: 'C1', ...one }])],
          ).claims[0];
        const before = weighed(others);
        expect(before?.stances).toHaveLength(experts);
        expect(before?.support).toBeGreaterThanOrEqual(0);
        expect(before?.support).toBeLessThanOrEqual(1);
        const rank = ['rejected', 'contested', 'single', 'agreed'];
        const convinced = others.map((one, index) =>
          index === 0 ? { stance: 'holds' as const, confidence: 1 } : one,
        );
        const after = weighed(convinced);
        expect(rank.indexOf(after?.verdict ?? '')).toBeGreaterThanOrEqual(
          rank.indexOf(before?.verdict ?? ''),
        );
      },
    ),
  );
});
