import { expect, test } from 'vitest';
import type { Approval } from '#contract/approval.ts';
import type { Event } from '#contract/events.ts';
import { EMPTY, heard, listed } from './queue.ts';

const approval = (id: string, createdAt: number) => ({ id, createdAt }) as Approval;
const requested = (one: Approval): Event => ({ type: 'approval.requested', approval: one, seq: 1 });
const settled = (id: string): Event => ({ type: 'approval.settled', id, settlement: 'denied', seq: 2 });
const ids = (queue: typeof EMPTY) => queue.waiting.map(({ id }) => id);

test('the oldest is first, however it came', () => {
  const queue = heard(listed(EMPTY, [approval('b', 2), approval('c', 3)]), requested(approval('a', 1)));
  expect(ids(queue)).toEqual(['a', 'b', 'c']);
});

test('the form of a server is not filled in here', () => {
  const form = { ...approval('a', 1), kind: 'elicitation' } as Approval;
  expect(ids(listed(EMPTY, [form]))).toEqual([]);
  expect(ids(heard(EMPTY, requested(form)))).toEqual([]);
});

test('the same one waits once', () => {
  const queue = heard(listed(EMPTY, [approval('a', 1)]), requested(approval('a', 1)));
  expect(ids(queue)).toEqual(['a']);
});

test('what was settled does not come back with a late list', () => {
  const queue = heard(heard(EMPTY, requested(approval('a', 1))), settled('a'));
  expect(ids(listed(queue, [approval('a', 1), approval('b', 2)]))).toEqual(['b']);
});
