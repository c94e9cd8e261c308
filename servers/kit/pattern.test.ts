import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compilePattern } from './pattern.ts';

test('finds, with groups and places', () => {
  const pattern = compilePattern('pattern', String.raw`(\w)(\d)?`, {});
  expect(pattern.test('--')).toBe(false);
  expect(pattern.test('-a-')).toBe(true);
  expect(pattern.all('é a1 b', 2)).toEqual([
    { index: 2, text: 'a1', groups: ['a', '1'] },
    { index: 5, text: 'b', groups: ['b', undefined] },
  ]);
  expect(pattern.all('aaaa', 3)).toHaveLength(3);
});

test('case and lines are looked at as asked', () => {
  expect(compilePattern('p', 'A').test('a')).toBe(false);
  expect(compilePattern('p', 'A', { ignoreCase: true }).test('a')).toBe(true);
  expect(compilePattern('p', '^b').test('a\nb')).toBe(false);
  expect(compilePattern('p', '^b', { multiline: true }).test('a\nb')).toBe(true);
});

test.each(['(', '[z-a]', 'a{2,1}', '(?=a)', String.raw`(a)\1`, '*'])(
  '%s is V and names the field',
  (source) => {
    expect(() => compilePattern('query', source)).toThrow(
      expect.objectContaining({ code: 'V', fields: { field: 'query' } }),
    );
  },
);

test('what explodes elsewhere costs nothing here', () => {
  // In a backtracking engine each of these takes longer than the universe has.
  for (const source of ['^(a+)+$', '^(a|a)*$', '^(.*a){20}$', '([a-z]+)*!']) {
    expect(compilePattern('p', source).test(`${'a'.repeat(2_000)}b`)).toBe(false);
  }
});

test('agrees with the engine of the language on plain patterns', () => {
  const atom = fc.constantFrom('a', 'b', '.', 'a?', 'b*', 'a+', '(ab|b)', '[ab]', '^', '$');
  fc.assert(
    fc.property(
      fc.array(atom, { minLength: 1, maxLength: 5 }),
      fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 12 }),
      (atoms, text) => {
        const source = atoms.join('');
        expect(compilePattern('p', source).test(text)).toBe(new RegExp(source).test(text));
      },
    ),
    { numRuns: 200 },
  );
});
