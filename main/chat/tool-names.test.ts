import { expect, test } from 'vitest';
import { legalName, toolNameFor } from './tool-names.ts';

const LEGAL = /^[A-Za-z0-9_-]{1,64}$/;

test('names are legal everywhere, the same each time, and two tools never share one', () => {
  const names = [
    'read_file',
    'read.file',
    'read/file',
    'read file',
    'ünïcode',
    'x'.repeat(80),
    'x'.repeat(81),
    '工具',
  ];
  const made = names.map((name) => toolNameFor({ server: 'files', name }));
  expect(made[0]).toBe('files__read_file');
  for (const name of made) expect(name).toMatch(LEGAL);
  expect(new Set(made).size).toBe(names.length);
  expect(names.map((name) => toolNameFor({ server: 'files', name }))).toEqual(made);
});

test('what a model made up becomes something that can be said back to it', () => {
  expect(legalName('do it!')).toBe('do_it_');
  expect(legalName('')).toBe('unknown');
  expect(legalName('y'.repeat(100))).toMatch(LEGAL);
});
