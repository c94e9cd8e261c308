import {
  array,
  check,
  constantFrom,
  dictionary,
  double,
  integer,
  jsonValue,
  oneof,
  property,
  record,
  string,
} from 'fast-check';
import type { Arbitrary } from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Json, JsonObject } from '#contract/json.ts';
import { draftOf } from './draft.ts';
import type { Draft } from './draft.ts';
import { openDraft } from './draft-open.ts';
import { placed } from './draft-places.ts';
import { valueOf } from './draft-value.ts';
import { fieldOf } from './schema-fields.ts';

const text = { type: 'string' };
const list = { type: 'array', items: text };

/** Input schemas of the reference servers as they say them, then what those do not use. */
const SCHEMAS: Record<string, JsonObject> = {
  'everything gzip-file-as-resource': {
    $schema: 'http://json-schema.org/draft-07/schema#',
    type: 'object',
    properties: {
      name: { default: 'README.md.gz', type: 'string' },
      data: { default: 'https://example.com/', type: 'string', format: 'uri' },
      outputType: { default: 'resourceLink', type: 'string', enum: ['resourceLink', 'resource'] },
    },
  },
  'everything get-resource-links': {
    type: 'object',
    properties: { count: { default: 3, type: 'number', minimum: 1, maximum: 10 } },
  },
  'filesystem edit_file': {
    type: 'object',
    properties: {
      path: text,
      edits: {
        type: 'array',
        items: {
          type: 'object',
          properties: { oldText: text, newText: text },
          required: ['oldText', 'newText'],
        },
      },
      dryRun: { default: false, type: 'boolean' },
    },
    required: ['path', 'edits'],
  },
  'filesystem read_multiple_files': {
    type: 'object',
    properties: { paths: { minItems: 1, ...list } },
    required: ['paths'],
  },
  'memory create_entities': {
    type: 'object',
    properties: {
      entities: {
        type: 'array',
        items: { type: 'object', properties: { name: text, observations: list }, required: ['name'] },
      },
    },
    required: ['entities'],
  },
  sequentialthinking: {
    type: 'object',
    properties: {
      thought: text,
      nextThoughtNeeded: { type: ['boolean', 'string'] },
      thoughtNumber: { type: 'integer', minimum: 1, maximum: 9007199254740991 },
    },
    required: ['thought', 'nextThoughtNeeded', 'thoughtNumber'],
  },
  'a tree with variants, maps and a tuple': {
    type: 'object',
    $defs: {
      node: { type: 'object', properties: { name: text, children: { items: { $ref: '#/$defs/node' } } } },
    },
    properties: {
      name: { type: ['string', 'null'] },
      path: { $ref: '#/$defs/node' },
      a: { oneOf: [{ $ref: '#/$defs/node' }, { type: 'number' }, { type: 'null' }] },
      b: { type: 'object', additionalProperties: { type: 'integer' } },
      c: { prefixItems: [text, { type: 'boolean' }], items: false },
      d: { type: 'array', items: { enum: ['a', 'b', 'c'] } },
      count: { enum: [1, null, { a: 1 }] },
    },
  },
};

const NAMES = [
  'name',
  'path',
  'a',
  'b',
  'c',
  'd',
  'count',
  'edits',
  'oldText',
  'paths',
  'children',
  'entities',
];
const leaf: Arbitrary<Json> = oneof(
  string(),
  integer(),
  double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0),
  jsonValue({ maxDepth: 1 }).map((value) => JSON.parse(JSON.stringify(value)) as Json),
);
const shaped = (depth: number): Arbitrary<Json> =>
  depth === 0
    ? leaf
    : oneof(
        leaf,
        array(shaped(depth - 1), { maxLength: 3 }),
        dictionary(string({ maxLength: 3 }), shaped(depth - 1), { maxKeys: 3 }),
        record(Object.fromEntries(NAMES.map((name) => [name, shaped(depth - 1)])), { requiredKeys: [] }),
      ).map((value) => JSON.parse(JSON.stringify(value)) as Json);

test.each(Object.keys(SCHEMAS))('%s: any arguments come back from the form as they were', (name) => {
  const field = fieldOf(SCHEMAS[name] ?? {});
  const result = check(
    property(dictionary(oneof(constantFrom(...NAMES), string()), shaped(3)), (given) => {
      const args = JSON.parse(JSON.stringify(given)) as Json;
      expect(valueOf(field, draftOf(field, args)).value).toEqual(args);
    }),
  );
  expect(result.failed, `${JSON.stringify(result.counterexample)} ${String(result.errorInstance)}`).toBe(
    false,
  );
});

/** Where a draft had to fall back to JSON. */
function jsonIn(draft: Draft | undefined): number {
  switch (draft?.as) {
    case 'json':
      return 1;
    case 'object':
      return [...draft.members.values(), ...draft.rows.map((row) => row.draft)].reduce(
        (sum, one) => sum + jsonIn(one),
        0,
      );
    case 'list':
      return draft.items.reduce((sum, item) => sum + jsonIn(item.draft), 0);
    case 'variant':
      return jsonIn(draft.inner);
    default:
      return 0;
  }
}

test('what a schema foresees stands in fields of its own', () => {
  const tree = fieldOf(SCHEMAS['a tree with variants, maps and a tuple'] ?? {});
  const args = {
    name: null,
    path: { name: 'root', children: [{ name: 'one', children: [{}] }] },
    a: { children: [] },
    b: { x: 1, constructor: 2 },
    c: ['x', true],
    d: ['c', 'a'],
    count: { a: 1 },
  };
  const draft = draftOf(tree, args);
  expect(jsonIn(draft)).toBe(0);
  expect(valueOf(tree, draft)).toEqual({ value: args, problems: new Map() });
});

describe('as it opens', () => {
  const open = (name: string) => {
    const field = fieldOf(SCHEMAS[name] ?? {});
    const { value, problems } = valueOf(field, openDraft(field, true));
    return { value, missing: [...problems.keys()] };
  };
  test('defaults are filled in', () => {
    expect(open('everything get-resource-links')).toEqual({ value: { count: 3 }, missing: [] });
  });
  test('what is required is laid out, what is not is left out', () => {
    expect(open('filesystem edit_file')).toEqual({ value: { edits: [], dryRun: false }, missing: ['/path'] });
    expect(open('filesystem read_multiple_files')).toEqual({ value: { paths: [] }, missing: ['/paths/0'] });
    expect(open('a tree with variants, maps and a tuple')).toEqual({ value: {}, missing: [] });
  });
});

describe('what cannot be sent', () => {
  const field = fieldOf({
    type: 'object',
    properties: {
      n: { type: 'integer' },
      x: { type: 'number' },
      any: {},
      deep: { items: { type: 'integer' } },
    },
  });
  const problemOf = (member: string, draft: Draft) => {
    const { value, problems } = valueOf(field, {
      as: 'object',
      members: new Map([[member, draft]]),
      rows: [],
    });
    return { value, problems: [...problems].map(([at, problem]) => `${at} ${problem.code}`) };
  };
  test.each<[string, string, string]>([
    ['n', '1.5', 'runner.notInteger'],
    ['n', '9007199254740993', 'runner.notInteger'],
    ['n', 'three', 'runner.notNumber'],
    ['x', 'Infinity', 'runner.notNumber'],
  ])('%s as %s', (name, typed, code) => {
    expect(problemOf(name, { as: 'typed', text: typed })).toEqual({
      value: {},
      problems: [`/${name} ${code}`],
    });
  });
  test('a text that is no JSON, at its place', () => {
    expect(problemOf('any', { as: 'json', text: '{"a"' })).toEqual({
      value: {},
      problems: ['/any runner.jsonEnds'],
    });
    const items = [{ key: 'k', draft: { as: 'typed', text: 'x' } as const }];
    expect(problemOf('deep', { as: 'list', items })).toEqual({
      value: { deep: [] },
      problems: ['/deep/0 runner.notNumber'],
    });
  });
  test('one name for two', () => {
    const row = { name: 'n', draft: { as: 'json', text: '1' } as const };
    const rows = [
      { ...row, key: '1' },
      { ...row, key: '2' },
    ];
    expect(valueOf(field, { as: 'object', members: new Map(), rows }).problems.get('/n')?.code).toBe(
      'runner.nameTwice',
    );
  });
});

test('a problem stands at the innermost place that is shown', () => {
  const field = fieldOf(SCHEMAS['a tree with variants, maps and a tuple'] ?? {});
  const draft = draftOf(field, {
    path: { children: [{ name: 'x' }] },
    b: { 'p/q': 1 },
    a: 4,
    odd: { deep: 1 },
  });
  const at = (pointer: string) => [
    ...placed(field, draft, [{ field: pointer, message: { code: 'runner.needed', params: {} } }]).keys(),
  ];
  expect(at('/path/children/0/name')).toEqual(['/path/children/0/name']);
  expect(at('/path/children/7/name')).toEqual(['/path/children']);
  expect(at('/b/p~1q')).toEqual(['/b/p~1q']);
  expect(at('/c/0')).toEqual(['/c']);
  expect(at('/a/name')).toEqual(['/a']);
  expect(at('/odd/deep/er')).toEqual(['/odd']);
  expect(at('/unheard')).toEqual(['']);
});
