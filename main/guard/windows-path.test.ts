import { expect, test } from 'vitest';
import { isTrickyOnWindows } from './windows-path.ts';

test.each([
  'nul',
  'NUL',
  'CON.txt',
  'sub\\aux',
  'sub/COM1',
  'lpt9.log.txt',
  'com¹',
  'CONIN$',
  'nul .txt',
  'a.txt:stream',
  'a.txt::$DATA',
  'C:relative',
  'sub/b:c',
  'sub/b:/c',
  '\\\\server\\share\\a',
  '//server/share/a',
  '\\\\?\\C:\\a',
  '\\\\.\\pipe\\a',
  '.bashrc.',
  'a ',
  'folder. /a',
  '...',
])('%s is tricky', (path) => {
  expect(isTrickyOnWindows(path)).toBe(true);
});

test.each([
  'a.txt',
  'sub\\a.txt',
  '..\\a',
  './a',
  '.',
  'C:\\work\\a.txt',
  'd:/data/a',
  '\\rooted',
  'console.log',
  'falcon.txt',
  'a//b',
  'nullable.ts',
  'com10.txt',
  'auxiliary',
  '.bashrc',
])('%s is not', (path) => {
  expect(isTrickyOnWindows(path)).toBe(false);
});
