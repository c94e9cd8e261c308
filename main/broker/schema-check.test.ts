import { expect, test } from 'vitest';
import type { Json, JsonObject } from '#contract/json.ts';
import { compileSchema } from './schema-check.ts';

const first = (schema: JsonObject) => {
  const check = compileSchema(schema, 'first');
  return (value: Json) => check(value)[0];
};

const object = (properties: JsonObject, more: JsonObject = {}): JsonObject => ({
  type: 'object',
  properties,
  ...more,
});
const cases: [string, JsonObject, Json, { field: string; problem: string } | undefined][] = [
  ['a missing field', object({ a: {} }, { required: ['a'] }), {}, { field: '/a', problem: 'is required' }],
  ['a wrong type', object({ a: { type: 'string' } }), { a: 1 }, { field: '/a', problem: 'must be string' }],
  [
    'one too many',
    object({}, { additionalProperties: false }),
    { 'x/y': 1 },
    { field: '/x~1y', problem: 'is not a known field' },
  ],
  [
    'not in the list',
    object({ a: { enum: ['x', 'y'] } }),
    { a: 'z' },
    { field: '/a', problem: 'must be equal to one of the allowed values: x, y' },
  ],
  [
    'deep inside',
    object({ a: { type: 'array', items: { minimum: 3 } } }),
    { a: [5, 1] },
    { field: '/a/1', problem: 'must be >= 3' },
  ],
  [
    '2020-12 prefixItems',
    object({ a: { prefixItems: [{ type: 'string' }] } }),
    { a: [1] },
    { field: '/a/0', problem: 'must be string' },
  ],
  ['all well', object({ a: { type: 'string', format: 'date' } }), { a: 'whenever' }, undefined],
];

test.each(cases)('%s', (_name, schema, value, problem) => {
  expect(first(schema)(value)).toEqual(problem);
});

test('draft-07, as the first SDK writes it, is understood', () => {
  const schema = {
    $schema: 'http://json-schema.org/draft-07/schema#',
    ...object({ a: { type: 'array', items: [{ type: 'string' }] } }),
  };
  expect(first(schema)({ a: [1] })).toMatchObject({ field: '/a/0' });
});

test('a recursive schema is followed to its end', () => {
  const tree = object({ child: { $ref: '#' }, size: { type: 'number' } });
  expect(first(tree)({ child: { child: { size: 'big' } } })).toMatchObject({
    field: '/child/child/size',
  });
});

test('a reference into the network is not followed: the schema cannot be used', () => {
  expect(() => first(object({ a: { $ref: 'http://127.0.0.1:9/schema.json' } }))).toThrow('127.0.0.1');
});

test('a pattern that would keep a backtracking engine busy for years ends', () => {
  const check = first(object({ a: { type: 'string', pattern: '^(a+)+$' } }));
  expect(check({ a: `${'a'.repeat(50_000)}!` })).toMatchObject({ field: '/a' });
  expect(check({ a: 'aaaa' })).toBeUndefined();
});

test('each pattern is its own, and escapes mean what they mean in a schema', () => {
  const check = first(object({ a: { pattern: '^x+$' }, b: { pattern: String.raw`^\u{1F600}\u0041$` } }));
  expect(check({ a: 'xx', b: '\u{1F600}A' })).toBeUndefined();
  expect(check({ a: 'y' })).toMatchObject({ field: '/a' });
  expect(check({ b: 'xx' })).toMatchObject({ field: '/b' });
});

test('a pattern that needs backtracking is left to the server', () => {
  expect(first(object({ a: { pattern: String.raw`(a)\1` } }))({ a: 'y' })).toBeUndefined();
});

test('two tools may use the same $id', () => {
  const schema = { $id: 'https://example.com/same', ...object({ a: { type: 'string' } }) };
  first(schema);
  expect(first({ ...schema })({ a: 1 })).toMatchObject({ field: '/a' });
});

test('a dynamic reference finds the schema that extends it', () => {
  const tree = {
    $id: 'https://example.com/tree',
    $dynamicAnchor: 'node',
    ...object({ children: { type: 'array', items: { $dynamicRef: '#node' } }, size: { type: 'number' } }),
  };
  expect(first(tree)({ children: [{ size: 1, children: [{ size: 'big' }] }] })).toMatchObject({
    field: '/children/0/children/0/size',
  });
});
