import { expect, test } from 'vitest';
import type { Message } from '#contract/chat/message.ts';
import { branchTo, endBelow, treeOf } from './tree.ts';

const message = (id: string, parent: string | null): Message => ({
  id,
  parent,
  conversation: 'c',
  role: 'user',
  parts: [],
  status: { state: 'done' },
  createdAt: 0,
});
const tree = treeOf([
  message('a', null),
  message('b', 'a'),
  message('c', 'b'),
  message('d', 'a'),
  message('e', 'd'),
]);

test('a branch goes from the beginning to its leaf, past siblings', () => {
  expect(branchTo(tree, 'c').map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  expect(branchTo(tree, 'e').map(({ id }) => id)).toEqual(['a', 'd', 'e']);
  expect(branchTo(tree, null)).toEqual([]);
  expect(branchTo(tree, 'gone')).toEqual([]);
});

test('messages that name each other in a ring end all the same', () => {
  expect(branchTo(treeOf([message('x', 'y'), message('y', 'x')]), 'x').length).toBeLessThanOrEqual(3);
});

test('the newest end below a message', () => {
  expect(endBelow(tree, 'a')).toBe('e');
  expect(endBelow(tree, 'b')).toBe('c');
  expect(endBelow(tree, 'e')).toBe('e');
});
