import { expect, test } from 'vitest';
import { csvOf } from './csv.ts';
import type { Series } from './series.ts';

const series = (key: string, name: string): Series => ({ key, name, hue: 0, rest: '' });

test('moments, numbers and holes', () => {
  const rows = [
    { at: Date.UTC(2026, 0, 2, 3, 4, 5), values: { a: 1.5, b: null } },
    { at: Date.UTC(2026, 0, 2, 3, 4, 15), values: { a: 0, b: 20_000 } },
  ];
  expect(csvOf('Time', [series('a', 'Calls'), series('b', 'p95')], rows)).toBe(
    'Time,Calls,p95\r\n2026-01-02T03:04:05.000Z,1.5,\r\n2026-01-02T03:04:15.000Z,0,20000\r\n',
  );
});

test('a name is never a formula and never breaks out of its cell', () => {
  const names = ['=1+1', '@x', 'a,b', 'say "hi"', 'two\nlines'].map((name) => series(name, name));
  expect(csvOf('Time', names, [])).toBe(`Time,'=1+1,'@x,"a,b","say ""hi""","two\nlines"\r\n`);
});
