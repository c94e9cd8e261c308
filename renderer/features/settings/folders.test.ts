import { expect, test } from 'vitest';
import { foldersOf, rowsOf, withFolder } from './folders.ts';

test('a chosen folder fills the empty row before it gets one of its own', () => {
  const once = withFolder(rowsOf([]), '/a');
  expect(once).toEqual([{ key: 0, path: '/a' }]);
  expect(withFolder(once, '/b')).toEqual([...once, { key: 1, path: '/b' }]);
});

test('a new row is a new row, even beside an empty one', () => {
  expect(withFolder(rowsOf([]), '').map(({ key }) => key)).toEqual([0, 1]);
});

test('what is sent knows its rows', () => {
  const rows = [
    { key: 4, path: ' ' },
    { key: 2, path: ' /a ' },
    { key: 7, path: '/b' },
  ];
  expect(foldersOf(rows)).toEqual({ folders: ['/a', '/b'], keys: [2, 7] });
});
