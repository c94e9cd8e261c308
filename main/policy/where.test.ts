import path from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Json } from '#contract/json.ts';
import type { Where } from '#contract/policy.ts';
import { canonicalJson } from '#main/kernel/canonical-json.ts';
import { compileInside } from './inside.ts';
import { compileWhere, matchesWhere } from './where.ts';

const holds = (at: string, op: Where['op'], value: Json, args: Json): boolean =>
  matchesWhere([{ path: at, op, value }], args);

describe('pointers', () => {
  const args = JSON.parse(
    '{"a":{"b":[10,{"c":"deep"}]},"":"empty","x/y":1,"m~n":2,"~1":3,"nul":null,"o":{"__proto__":{"x":1}}}',
  ) as Json;
  test.each([
    ['/a/b/0', 10],
    ['/a/b/1/c', 'deep'],
    ['/', 'empty'],
    ['/x~1y', 1],
    ['/m~0n', 2],
    ['/~01', 3],
    ['/nul', null],
    ['/o/__proto__/x', 1],
    ['', args],
  ])('%j finds its field', (at, value) => {
    expect(holds(at, '=', value, args)).toBe(true);
    expect(holds(at, '!=', 'something else', args)).toBe(true);
  });

  test.each([
    '/b',
    '/a/b/2',
    '/a/b/-',
    '/a/b/00',
    '/a/b/-1',
    '/a/b/length',
    '/a/b/0/x',
    '/nul/x',
    '/m~2n',
    '/m~',
    'a',
    '/__proto__',
    '/__proto__/x',
    '/constructor',
    '/constructor/name',
    '/toString',
    '/a/b/map',
  ])('%j is missing, so nothing matches, not even !=', (at) => {
    const ops: [Where['op'], Json][] = [
      ['=', null],
      ['!=', 'x'],
      ['<', 1e9],
      ['>=', ''],
      ['glob', '**'],
      ['in', [null, 'x']],
      ['inside', '/'],
    ];
    for (const [op, value] of ops) expect(holds(at, op, value, args), op).toBe(false);
  });

  test('arguments that are no object have no fields', () => {
    for (const args of [null, 'text', 5, true, []] as Json[])
      expect(holds('/length', '!=', -1, args)).toBe(false);
  });
});

describe('ops', () => {
  const cases: [Json, Where['op'], Json, boolean][] = [
    [5, '=', 5, true],
    [5, '=', '5', false],
    [5, '!=', '5', true],
    [-0, '=', 0, true],
    [{ a: 1, b: [2] }, '=', { b: [2], a: 1 }, true],
    [{ a: 1 }, '=', { a: 1, b: 2 }, false],
    [[1, 2], '=', [2, 1], false],
    [[], '=', {}, false],
    [[1, 2], '!=', [2, 1], true],
    [null, '=', null, true],
    [10, '<', 9, false],
    ['10', '<', '9', true],
    [9, '<', 10, true],
    [9, '<', '10', false],
    ['9', '>', 10, false],
    [3, '<=', 3, true],
    [3, '>=', 3, true],
    [3, '>', 3, false],
    [true, '>', false, false],
    [null, '>=', null, false],
    [[2], '>', 1, false],
    ['\u{ff5e}', '>', '\u{1f600}', true],
    ['b', 'in', ['a', 'b'], true],
    ['c', 'in', ['a', 'b'], false],
    [{ a: 1 }, 'in', [{ a: 1 }], true],
    ['a', 'in', 'abc', false],
    ['src/x.ts', 'glob', 'src/*.ts', true],
    ['src/.env', 'glob', 'src/*', true],
    [['src/x.ts'], 'glob', '**', false],
    ['x', 'glob', ['x'], false],
    ['x', 'glob', '*'.repeat(501), false],
  ];
  test.each(cases)('%j %s %j: %j', (field, op, value, expected) => {
    expect(holds('/f', op, value, { f: field })).toBe(expected);
  });

  test('= and != are equality of canonical JSON', () => {
    // Few letters, so that equal values come up.
    const { value } = fc.letrec<{ value: Json }>((tie) => ({
      value: fc.oneof(
        { maxDepth: 3 },
        fc.constantFrom<Json>(null, true, 0, -0, 1, '', 'a', '1'),
        fc.array(tie('value'), { maxLength: 2 }),
        fc.dictionary(fc.constantFrom('a', 'b', '__proto__'), tie('value'), {
          maxKeys: 2,
          noNullPrototype: true,
        }),
      ),
    }));
    fc.assert(
      fc.property(value, value, (a, b) => {
        const equal = canonicalJson(a) === canonicalJson(b);
        expect(holds('/f', '=', b, { f: a })).toBe(equal);
        expect(holds('/f', '!=', b, { f: a })).toBe(!equal);
      }),
      { numRuns: 1_000 },
    );
  });

  test('arguments of any depth are compared', () => {
    const deep = JSON.parse(`${'['.repeat(50_000)}${']'.repeat(50_000)}`) as Json;
    expect(holds('/f', '=', [[]], { f: deep })).toBe(false);
  });

  test('every condition must hold; none always do', () => {
    const where: Where[] = [
      { path: '/a', op: '=', value: 1 },
      { path: '/b', op: '=', value: 2 },
    ];
    expect(matchesWhere(where, { a: 1, b: 2 })).toBe(true);
    expect(matchesWhere(where, { a: 1, b: 3 })).toBe(false);
    expect(matchesWhere([], null)).toBe(true);
  });
});

describe.skipIf(process.platform === 'win32')('inside (written with slashes: not on Windows)', () => {
  test.each([
    ['/srv', '/srv', true],
    ['/srv', '/srv/', true],
    ['/srv/', '/srv/a/b', true],
    ['/srv', '/srv/./a//b', true],
    ['/srv', '/workshop', false],
    ['/srv', '/srv/../etc/passwd', false],
    ['/srv', '/etc/../srv/a', true],
    ['/srv', '/srv/a/../../srv/b', true],
    ['/srv', '/../../srv/a', true],
    ['/srv', 'work/a', false],
    ['/srv', '../srv/a', false],
    ['/srv', '~/srv', false],
    ['/srv', 'file:///srv/a', false],
    ['/srv', '', false],
    ['/srv', '/srv\\..\\etc', false],
    ['/', '/anything', true],
    ['work', 'work/a', false],
    ['', '/a', false],
  ])('%j holds %j: %j', (folder, file, expected) => {
    expect(holds('/f', 'inside', folder, { f: file })).toBe(expected);
  });
  test('only text is a path', () => {
    expect(holds('/f', 'inside', '/srv', { f: ['/srv/a'] })).toBe(false);
    expect(holds('/f', 'inside', 5, { f: '/srv/a' })).toBe(false);
  });
});

test.each([
  ['C:\\Srv', 'c:/srv/a.txt', true],
  ['C:/Srv/', 'C:\\Srv', true],
  ['C:\\Srv', 'C:\\Srv\\..\\Windows', false],
  ['C:\\Srv', 'C:\\Srvshop', false],
  ['C:\\Srv', 'D:\\Srv\\a', false],
  ['C:\\Srv', '\\Srv\\a', false],
  ['C:\\Srv', 'C:Srv\\a', false],
  ['\\\\host\\share', '\\\\host\\share\\a', true],
  ['C:\\', 'c:\\a', true],
])('on Windows %j holds %j: %j', (folder, file, expected) => {
  expect(compileInside(folder, path.win32)(file)).toBe(expected);
});

describe('what widens reads paths strictly, what narrows is not escaped from', () => {
  test.each<[Where['op'], string, string]>([
    ['glob', '/srv/**', '/srv/../etc/passwd'],
    ['glob', '/srv/**', '/srv/..'],
    ['glob', '**rm -rf**', 'rm -rf x/../y'],
    ['glob', '/srv/**', '/srv/a\0.txt'],
    ['inside', '/srv', '/srv/a\0/b'],
  ])('%s %j on %j', (op, value, text) => {
    const where: Where[] = [{ path: '/f', op, value }];
    expect(compileWhere(where, true)({ f: text })).toBe(false);
    expect(compileWhere(where, false)({ f: text })).toBe(true);
  });
});
