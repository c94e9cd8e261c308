import { expect, test } from 'vitest';
import { jsonRows, PER_LEVEL } from './json-rows.ts';

const CLOSED = { open: new Map<string, boolean>(), shown: new Map<string, number>() };
const pointers = (value: unknown, state = CLOSED) => jsonRows(value, state).map((row) => row.pointer);

test('short branches of the first level are open, deeper ones closed; keys are escaped', () => {
  const value = { 'a/b~': { deep: { er: 1 } }, list: Array.from({ length: 50 }, (_, at) => at), '': null };
  expect(pointers(value)).toEqual(['', '/a~1b~0', '/a~1b~0/deep', '/list', '/']);
});

test('what is opened shows its items, what is closed none', () => {
  const value = { a: { b: { c: 1 } } };
  expect(pointers(value, { ...CLOSED, open: new Map([['/a/b', true]]) })).toEqual([
    '',
    '/a',
    '/a/b',
    '/a/b/c',
  ]);
  expect(pointers(value, { ...CLOSED, open: new Map([['', false]]) })).toEqual(['']);
});

test('of a large branch a part is drawn, and how much is left is told', () => {
  const value = Array.from({ length: 100_000 }, () => ({ a: 1 }));
  const rows = jsonRows(value, CLOSED);
  expect(rows).toHaveLength(1 + PER_LEVEL + 1);
  expect(rows.at(-1)).toMatchObject({ kind: 'more', pointer: '', count: 100_000 - PER_LEVEL, depth: 1 });
  const more = jsonRows(value, { ...CLOSED, shown: new Map([['', 250]]) });
  expect(more).toHaveLength(1 + 250 + 1);
  expect(new Set(more.map((row) => row.id)).size).toBe(more.length);
});

test('leaves and empty branches have nothing to open', () => {
  expect(jsonRows(7, CLOSED)).toMatchObject([{ kind: 'leaf', value: 7, name: undefined }]);
  expect(jsonRows({ a: [] }, CLOSED)[1]).toMatchObject({ kind: 'branch', open: false, count: 0, place: 1 });
});
