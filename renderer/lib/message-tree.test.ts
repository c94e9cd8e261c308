import { expect, test } from 'vitest';
import type { Message } from '#contract/chat/message.ts';
import { answersBeside, branchTo, forksOf, plainTextOf } from './message-tree.ts';

function message(id: string, parent: string | null, createdAt: number): Message {
  return {
    id,
    conversation: 'c',
    parent,
    role: 'user',
    parts: [{ type: 'text', text: id }],
    status: { state: 'done' },
    createdAt,
  };
}

const TREE = new Map(
  [
    message('a', null, 1),
    message('b', 'a', 2),
    message('d', 'b', 4),
    message('c', 'a', 3),
    message('x', null, 9),
  ].map((one) => [one.id, one]),
);

test('a branch is what leads to its leaf', () => {
  expect(branchTo(TREE, 'd').map(({ id }) => id)).toEqual(['a', 'b', 'd']);
  expect(branchTo(TREE, 'c').map(({ id }) => id)).toEqual(['a', 'c']);
  expect(branchTo(TREE, null)).toEqual([]);
});

test('a circle and a parent that is not there end it', () => {
  const bent = new Map([message('a', 'b', 1), message('b', 'a', 2)].map((one) => [one.id, one]));
  expect(branchTo(bent, 'a').map(({ id }) => id)).toEqual(['b', 'a']);
  expect(branchTo(new Map([['q', message('q', 'gone', 1)]]), 'q').map(({ id }) => id)).toEqual(['q']);
});

test('messages with one parent are versions of each other, oldest first', () => {
  const forks = forksOf(TREE);
  expect(forks.get('c')).toEqual(['b', 'c']);
  expect(forks.get('x')).toEqual(['a', 'x']);
  expect(forks.get('d')).toBeUndefined();
});

test('plain text is what was said, without tools and remarks', () => {
  const one = message('a', null, 1);
  const parts: Message['parts'] = [
    { type: 'text', text: 'one' },
    { type: 'reasoning', text: 'hm' },
    { type: 'text', text: 'two\n' },
  ];
  expect(plainTextOf({ ...one, parts })).toBe('one\n\ntwo');
});

test('answers of several models stand beside each other until one of them is gone on with', () => {
  const answer = (id: string, model: string, createdAt: number): Message => ({
    ...message(id, 'q', createdAt),
    role: 'assistant',
    model: { provider: 'p', model },
  });
  const tree = new Map(
    [message('q', null, 1), answer('z', 'other', 3), answer('y', 'one', 2)].map((each) => [each.id, each]),
  );
  const ids = (end: string | undefined, of = tree) => answersBeside(of, end).map(({ id }) => id);
  expect(ids('z')).toEqual(['y', 'z']);
  expect(ids('y')).toEqual(['y', 'z']);
  expect(ids('q')).toEqual([]);
  expect(ids(undefined)).toEqual([]);
  expect(ids('z', new Map(tree).set('on', message('on', 'y', 4)))).toEqual([]);
  expect(ids('z', new Map(tree).set('y', answer('y', 'other', 2)))).toEqual([]);
});
