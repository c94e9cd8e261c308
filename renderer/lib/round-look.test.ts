import { expect, test } from 'vitest';
import type { JudgedClaim, ProposedAction } from '#contract/chat/experts.ts';
import { actionLook, dissentOf, expertName } from './round-look.ts';

const ACTION: ProposedAction = {
  id: 'A1',
  server: 'files',
  tool: 'write',
  arguments: {},
  why: '',
  proposedBy: [0],
  state: 'proposed',
};

test('an action is not run, asks, runs, and ends as its call did', () => {
  const word = (change: Partial<ProposedAction>, asks = false) =>
    actionLook({ ...ACTION, ...change }, asks).word;
  expect(word({})).toBe('experts.action.proposed');
  expect(word({ state: 'running' }, true)).toBe('outcome.asking');
  expect(word({ state: 'running' })).toBe('outcome.running');
  expect(word({ state: 'refused', outcome: 'denied' })).toBe('outcome.denied');
  expect(word({ state: 'failed', outcome: 'notFound' })).toBe('outcome.notFound');
  // The app ended while it ran: there is no outcome.
  expect(word({ state: 'failed' })).toBe('experts.state.failed');
});

test('whoever rejects a claim is kept, whatever came out; a hidden letter in a name is seen', () => {
  const claim: JudgedClaim = {
    id: 'C1',
    text: 'x',
    kind: 'finding',
    evidence: [],
    unfounded: [],
    claimedBy: [0],
    stances: [
      { expert: 0, stance: 'holds', confidence: 1 },
      { expert: 1, stance: 'rejects', confidence: 0.1 },
      { expert: 2, stance: 'abstains', confidence: 0 },
    ],
    support: 0.9,
    verdict: 'agreed',
  };
  expect(dissentOf(claim).map(({ expert }) => expert)).toEqual([1]);
  const name = expertName({ model: { provider: 'p', model: 'go\u200Bod' }, role: 'security' });
  expect(name).toContain('security');
  expect(name).not.toContain('\u200B');
});
