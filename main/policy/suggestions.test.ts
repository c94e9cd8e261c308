import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Json } from '#contract/json.ts';
import { Where } from '#contract/policy.ts';
import { suggestionsFor } from './suggestions.ts';
import { matchesWhere } from './where.ts';

describe.skipIf(process.platform === 'win32')('of a path (written with slashes: not on Windows)', () => {
  test('folders come first, then texts, then numbers and booleans', () => {
    const args = {
      overwrite: true,
      content: 'hello',
      limit: 5,
      from: '/srv/a/x.txt',
      nested: { path: '/etc' },
    };
    expect(suggestionsFor(args)).toEqual([
      { path: '/from', op: 'inside', value: '/srv/a' },
      { path: '/content', op: '=', value: 'hello' },
      { path: '/from', op: '=', value: '/srv/a/x.txt' },
      { path: '/overwrite', op: '=', value: true },
      { path: '/limit', op: '=', value: 5 },
    ]);
  });

  test.each([
    ['/srv/a/', '/srv/a'],
    ['/srv/a/../../etc/passwd', '/etc'],
    ['/srv//b.txt', '/srv'],
  ])('the folder of %j is %j', (file, folder) => {
    expect(suggestionsFor({ file })[0]).toEqual({ path: '/file', op: 'inside', value: folder });
  });

  test.each(['/file', '/', '/a/../b', 'work/a', '~/a', 'https://host/a', ''])(
    '%j has no folder to offer',
    (file) => {
      expect(suggestionsFor({ file }).map(({ op }) => op)).toEqual(['=']);
    },
  );
});

test('at most 8, nothing for huge texts, nothing but the top', () => {
  const many = Object.fromEntries(Array.from({ length: 20 }, (_, n) => [`f${n}`, n]));
  expect(suggestionsFor(many)).toHaveLength(8);
  expect(suggestionsFor({ a: 'x'.repeat(501), b: null, c: ['x'], d: { e: 1 } })).toEqual([]);
  for (const args of [null, 'x', 5, ['x']] as Json[]) expect(suggestionsFor(args)).toEqual([]);
});

test('whatever is offered is a valid condition that the arguments fulfil', () => {
  const key = fc.oneof(fc.string(), fc.constantFrom('a/b', 'm~n', '~1', '__proto__', ''));
  const value = fc.oneof(
    fc.jsonValue(),
    fc.constantFrom('/a/b', '/a\0b/c', '/..//x/y', '\\\\a\\b', 'C:\\a\\b'),
  );
  fc.assert(
    fc.property(fc.dictionary(key, value, { noNullPrototype: true }), (args) => {
      for (const where of suggestionsFor(args as Json)) {
        expect(Where.parse(where)).toEqual(where);
        expect(matchesWhere([where], args as Json)).toBe(true);
      }
    }),
    { numRuns: 300 },
  );
});
