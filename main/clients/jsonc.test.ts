import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { readJson } from './jsonc.ts';
import type { JsonTree } from './jsonc.ts';

function plain(tree: JsonTree): unknown {
  if (Array.isArray(tree)) return tree.map(plain);
  if (tree instanceof Map) return Object.fromEntries(Array.from(tree, ([key, value]) => [key, plain(value)]));
  return tree !== null && typeof tree === 'object' ? Number(tree.written) : tree;
}

function read(source: string): unknown {
  const json = readJson(source);
  return json.ok ? plain(json.value) : json.problem;
}

test('reads all JSON as JSON.parse does', () => {
  fc.assert(
    fc.property(fc.json(), fc.constantFrom(undefined, 2, '\t'), (source, space) => {
      const laidOut = JSON.stringify(JSON.parse(source), null, space);
      expect(read(laidOut)).toEqual(JSON.parse(laidOut));
    }),
  );
});

test.each([
  ['// one\n{"a": 1, /* two */ "b": [1, 2,], } // three', { a: 1, b: [1, 2] }],
  ['{"url": "http://x/*y*/", "c": ",}"}', { url: 'http://x/*y*/', c: ',}' }],
  ['"a": {"b": 1},\n"c": [],', { a: { b: 1 }, c: [] }],
  ['{"a": 1},', { a: 1 }],
  ['\u00a0{"a":\u00a0"b\tc"}', { a: 'b\tc' }],
])('is tolerant: %s', (source, value) => {
  expect(read(source)).toEqual(value);
});

test('numbers stay as they were written', () => {
  expect(readJson('[12345678901234567890, 1.0]')).toMatchObject({
    value: [{ written: '12345678901234567890' }, { written: '1.0' }],
  });
});

test('`__proto__` is a name like any other', () => {
  const json = readJson('{"__proto__": {"polluted": true}}');
  expect(json.ok && json.value instanceof Map && [...json.value.keys()]).toEqual(['__proto__']);
  expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
});

test('of equal names the first is taken, and the second is told', () => {
  expect(readJson('{"a": 1,\n "a": 2}')).toMatchObject({
    value: new Map([['a', { written: '1' }]]),
    problems: [{ code: 'paste.json.twice', params: { name: 'a', line: 2, column: 2 } }],
  });
});

test.each([
  ['{"a": 1\n"b": 2}', 'unexpected', { line: 2, column: 1, found: '"', expected: 'comma' }],
  ['{"a" 1}', 'unexpected', { line: 1, column: 6, found: '1', expected: 'colon' }],
  ['{a: 1}', 'unexpected', { line: 1, column: 2, found: 'a', expected: 'name' }],
  ['{"a": nul}', 'unexpected', { line: 1, column: 7, found: 'n', expected: 'value' }],
  ['{"🎉": 🎉}', 'unexpected', { line: 1, column: 7, found: '🎉', expected: 'value' }],
  ['{"a": 01}', 'unexpected', { line: 1, column: 7, found: '0', expected: 'value' }],
  ['[1,,2]', 'unexpected', { line: 1, column: 4, found: ',', expected: 'value' }],
  ['{} {}', 'unexpected', { line: 1, column: 4, found: '{', expected: 'end' }],
  ['{"a": {\r\n', 'end', { line: 2, column: 1 }],
  ['{"a": "b\n"}', 'string', { line: 1, column: 7 }],
  ['{"a": "C:\\Users"}', 'escape', { line: 1, column: 10 }],
  ['{"a": 1 /* b', 'comment', { line: 1, column: 9 }],
  ['['.repeat(5000), 'deep', { line: 1, column: 102 }],
])('says where %s is broken', (source, code, params) => {
  expect(read(source)).toEqual({ code: `paste.json.${code}`, params });
});
