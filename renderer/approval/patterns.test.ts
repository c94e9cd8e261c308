import { expect, test } from 'vitest';
import type { Where } from '#contract/policy.ts';
import { opsFor, patternsOf, whereOf } from './patterns.ts';

const path: Where = { path: '/file_path', op: 'inside', value: 'notes' };
const count: Where = { path: '/count', op: '<=', value: 3 };

test('the first condition is chosen, and goes out as it came', () => {
  const patterns = patternsOf([path, count]);
  expect(whereOf(patterns)).toEqual({ where: [path], problems: new Map() });
});

test('values keep their type', () => {
  const patterns = patternsOf([count]).map((pattern) => ({ ...pattern, typed: '7' }));
  expect(whereOf(patterns).where).toEqual([{ ...count, value: 7 }]);
  const text = patternsOf([path]).map((pattern) => ({ ...pattern, typed: '7' }));
  expect(whereOf(text).where).toEqual([{ ...path, value: '7' }]);
});

test('what cannot be a condition is a problem at its place', () => {
  const patterns = patternsOf([path, count]).map((pattern) => ({ ...pattern, chosen: true, typed: '' }));
  const { where, problems } = whereOf(patterns);
  expect(where).toEqual([]);
  expect([...problems].map(([at, { code }]) => [at, code])).toEqual([
    [0, 'approval.valueNeeded'],
    [1, 'approval.valueNotJson'],
  ]);
});

test('a condition can be compared as it came, text in three ways', () => {
  expect(opsFor(count)).toEqual(['<=', '=']);
  expect(opsFor(path)).toEqual(['=', 'inside', 'glob']);
});
