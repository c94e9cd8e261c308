import { expect, test } from 'vitest';
import { tableLook } from './table-look.ts';

test('rows with mostly the same flat fields are a table; numbers are told', () => {
  const rows = [
    { name: 'a', size: 1, when: null },
    { name: 'b', size: null },
    { name: 'long name', size: 12.5, when: 'now' },
  ];
  const columns = [
    { name: 'name', numbers: false, width: 9 },
    { name: 'size', numbers: true, width: 5 },
    { name: 'when', numbers: false, width: 5 },
  ];
  expect(tableLook(rows)).toEqual({ rows, columns });
  expect(tableLook({ items: rows })).toEqual({ rows, columns });
});

test.each([
  ['one row', [{ a: 1 }]],
  ['nested fields', [{ a: 1 }, { a: [1] }]],
  ['rows of other shapes', [{ a: 1 }, { b: 1 }, { c: 1 }]],
  ['numbers', [1, 2]],
  ['empty rows', [{}, {}]],
  ['two fields', { a: [{ b: 1 }, { b: 2 }], n: 1 }],
  [
    'too many columns',
    [1, 2].map(() => Object.fromEntries(Array.from({ length: 13 }, (_, at) => [`c${at}`, at]))),
  ],
])('%s are none', (_, value) => {
  expect(tableLook(value)).toBeUndefined();
});
