import { expect, test } from 'vitest';
import type { ExpertRound } from '#contract/chat/experts.ts';
import type { EventBody } from '#contract/events.ts';
import { applyRounds } from './round-list.ts';
import type { RoundLog } from './round-list.ts';

function round(id: string, startedAt: number, question = id): ExpertRound {
  return {
    id,
    question,
    preset: 'quick',
    status: { state: 'asking' },
    context: [],
    experts: [],
    actions: [],
    startedAt,
  };
}

const LOG: RoundLog = { list: [round('b', 2), round('a', 1)], open: 'a', round: undefined };
const apply = (...bodies: EventBody[]) =>
  applyRounds(
    LOG,
    bodies.map((body, seq) => ({ ...body, seq })),
  );

test('a round that changed stays where it is, and the open one is shown whole', () => {
  const next = apply({ type: 'expert.changed', round: round('a', 1, 'other words') });
  expect(next.list.map(({ question }) => question)).toEqual(['b', 'other words']);
  expect(next.round?.question).toBe('other words');
  expect(apply({ type: 'expert.changed', round: round('b', 2) }).round).toBeUndefined();
});

test('one that is new stands by its time', () => {
  const next = apply({ type: 'expert.changed', round: round('c', 3) });
  expect(next.list.map(({ id }) => id)).toEqual(['c', 'b', 'a']);
});

test('one that was removed goes, and is open no more; other events are no matter', () => {
  expect(apply({ type: 'expert.removed', round: 'a' })).toMatchObject({
    list: [{ id: 'b' }],
    open: undefined,
  });
  expect(apply({ type: 'expert.removed', round: 'b' })).toMatchObject({ list: [{ id: 'a' }], open: 'a' });
  expect(apply({ type: 'provider.changed' })).toBe(LOG);
});
