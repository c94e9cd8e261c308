import { expect, test } from 'vitest';
import { createPending } from './pending.ts';
import type { Answer } from './pending.ts';

const END: Answer = { kind: 'timeout' };

function waitingFor(pending: ReturnType<typeof createPending>) {
  const answers: Answer[] = [];
  const waiting = { settle: (answer: Answer) => void answers.push(answer) };
  return { id: pending.add(waiting), waiting, answers };
}

test('one that waits long keeps its id, whatever comes and goes meanwhile', () => {
  const pending = createPending();
  const long = waitingFor(pending);
  const ids = new Set<string>([long.id]);
  for (let round = 0; round < 5_000; round++) {
    const { id } = waitingFor(pending);
    ids.add(id);
    pending.settle(id, END);
  }
  expect(ids.size).toBe(5_001);
  expect(pending.get(long.id)).toBe(long.waiting);
  expect(pending.settle(long.id, END)).toBe(true);
  expect(pending.settle(long.id, END)).toBe(false);
  expect(long.answers).toEqual([END]);
  expect(pending.size()).toBe(0);
});

test('any number at a time, each with its own answer, the oldest first', () => {
  const pending = createPending();
  const all = Array.from({ length: 1_000 }, () => waitingFor(pending));
  expect(pending.size()).toBe(1_000);
  expect(pending.all()).toEqual(all.map(({ waiting }) => waiting));
  for (const { id, answers } of all.toReversed()) {
    pending.settle(id, END);
    expect(answers).toHaveLength(1);
  }
  expect(pending.size()).toBe(0);
});

test('what only looks like an id is none', () => {
  const pending = createPending();
  const { id } = waitingFor(pending);
  expect(id).toBe('p1');
  for (const other of ['p', 'p01', 'p1.0', 'p1e0', 'p 1', 'p129', 'pNaN', 'p-127', 'p__proto__'])
    expect(pending.settle(other, END)).toBe(false);
  pending.settleAll(END);
  expect(pending.settle(id, END)).toBe(false);
});
