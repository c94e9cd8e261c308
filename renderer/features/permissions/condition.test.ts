import { expect, test } from 'vitest';
import type { Json } from '#contract/json.ts';
import { Where } from '#contract/policy.ts';
import { readPath, readValue, typeValue } from './condition.ts';

test.each([
  ['=', '3', 3],
  ['=', 'true', true],
  ['=', 'null', null],
  ['=', '"3"', '3'],
  ['=', '""', ''],
  ['=', 'notes/plan.md', 'notes/plan.md'],
  ['!=', '{"a": 1}', { a: 1 }],
  ['<', '2026-01-01', '2026-01-01'],
  ['in', '["a", 1]', ['a', 1]],
  ['glob', '[0-9]', '[0-9]'],
  ['glob', '12', '12'],
  ['inside', '/home/ada', '/home/ada'],
  ['inside', 'C:\\work', 'C:\\work'],
] as const)('%s %s', (op, typed, value) => {
  expect(readValue(op, typed)).toEqual({ value });
  expect(Where.safeParse({ path: '/x', op, value }).success).toBe(true);
});

test.each([
  ['=', '', 'permissions.valueNeeded'],
  ['inside', ' ', 'permissions.valueNeeded'],
  ['in', 'a, b', 'permissions.listNeeded'],
  ['in', '"a"', 'permissions.listNeeded'],
  ['inside', 'notes', 'permissions.folderNeeded'],
] as const)('%s %j is no condition', (op, typed, code) => {
  expect(readValue(op, typed)).toEqual({ problem: { code, params: {} } });
});

test('a value that was typed out reads as itself', () => {
  const values: Json[] = ['a', '', ' ', '3', 'null', '"q"', '[1]', 3, true, null, [1, 'a'], { a: [] }];
  for (const value of values) expect(readValue('=', typeValue('=', value))).toEqual({ value });
  for (const value of ['[0-9]', '12', 'a*']) {
    expect(readValue('glob', typeValue('glob', value))).toEqual({ value });
  }
});

test('the name of an argument is a path', () => {
  expect(readPath('file_path')).toBe('/file_path');
  expect(readPath('/a/0')).toBe('/a/0');
  expect(readPath('')).toBe('');
});
