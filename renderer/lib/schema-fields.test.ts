import { describe, expect, test } from 'vitest';
import type { JsonObject } from '#contract/json.ts';
import type { Field } from './schema-field.ts';
import { fieldOf } from './schema-fields.ts';

/** A field in short: its kind, and that of what lies in it, two levels deep. */
function outline(field: Field, depth = 0): unknown {
  const deep = (inner: Field) => (depth > 2 ? inner.kind : outline(inner, depth + 1));
  const mark = field.nullable ? '?' : '';
  switch (field.kind) {
    case 'object':
      return Object.fromEntries(
        field.members().map((one) => [`${one.name}${one.required ? '!' : ''}`, deep(one.field)]),
      );
    case 'list':
      return [...field.first(), field.item()].flatMap((inner) => (inner ? [deep(inner)] : []));
    case 'variants':
      return { [`one of${mark}`]: field.variants().map((one) => [one.title ?? one.type, deep(one.field)]) };
    case 'choice':
    case 'picks':
      return `${field.kind}${mark} ${field.choices.map((choice) => choice.label).join('|')}`;
    default:
      return `${field.kind}${mark}`;
  }
}

const property = (schema: JsonObject, name = 'x') => {
  const root = fieldOf({ type: 'object', properties: { [name]: schema } });
  return root.kind === 'object' ? root.members()[0]?.field : undefined;
};

describe('kinds', () => {
  test.each<[string, JsonObject, unknown]>([
    ['a string', { type: 'string' }, 'line'],
    ['a long string', { type: 'string', maxLength: 4000 }, 'text'],
    ['a string whose default has lines', { type: 'string', default: 'a\nb' }, 'text'],
    ['a number', { type: 'number' }, 'number'],
    ['a boolean', { type: 'boolean' }, 'boolean'],
    ['an enum', { enum: ['a', 1, null] }, 'choice a|1|null'],
    ['an enum with names', { enum: ['a', 'b'], enumNames: ['Ay', 'Bee'] }, 'choice Ay|Bee'],
    ['a constant', { const: 'a' }, 'choice a'],
    ['an enum of objects', { enum: [{ a: 1 }] }, 'choice {"a":1}'],
    ['constants with titles', { oneOf: [{ const: 1, title: 'One' }, { const: 2 }] }, 'choice One|2'],
    ['a string or null', { type: ['string', 'null'] }, 'line?'],
    ['a number or null by branch', { anyOf: [{ type: 'number' }, { type: 'null' }] }, 'number?'],
    ['a choice or null', { anyOf: [{ type: 'string', enum: ['a'] }, { type: 'null' }] }, 'choice? a'],
    [
      'two types',
      { type: ['boolean', 'string'] },
      {
        'one of': [
          ['boolean', 'boolean'],
          ['string', 'line'],
        ],
      },
    ],
    ['a list', { type: 'array', items: { type: 'integer' } }, ['integer']],
    ['a list of anything', { type: 'array' }, ['json']],
    ['a list of choices', { type: 'array', items: { enum: ['a', 'b'] } }, 'picks a|b'],
    ['a tuple', { prefixItems: [{ type: 'string' }, { type: 'number' }], items: false }, ['line', 'number']],
    ['a tuple of draft-07', { type: 'array', items: [{ type: 'string' }] }, ['line', 'json']],
    ['an object', { properties: { a: { type: 'string' } }, required: ['a'] }, { 'a!': 'line' }],
    ['what the server sets', { properties: { a: { readOnly: true }, b: false } }, {}],
    ['nothing said', {}, 'json'],
    ['what is not heard of', { type: 'picture' }, 'json'],
    ['a reference to nowhere', { $ref: '#/$defs/none' }, 'json'],
    ['a reference to elsewhere', { $ref: 'https://example.com/schema' }, 'json'],
    ['what only restricts', { type: 'string', anyOf: [{ not: { const: 'a' } }] }, 'line'],
  ])('%s', (_, schema, expected) => {
    const field = property(schema);
    expect(field && outline(field)).toEqual(expected);
  });

  test('what is usually long gets room', () => {
    expect(property({ type: 'string' }, 'file_content')?.kind).toBe('text');
    expect(property({ type: 'string' }, 'content_type')?.kind).toBe('line');
  });

  test('bounds are those of the schema', () => {
    expect(property({ type: 'integer', exclusiveMinimum: 0, maximum: 9, multipleOf: 3 })).toMatchObject({
      min: 1,
      max: 9,
      step: 3,
    });
  });
});

test('references and allOf are one schema', () => {
  const field = fieldOf({
    $defs: {
      base: { type: 'object', properties: { id: { type: 'string' } }, required: ['id'] },
      name: { $anchor: 'name', type: 'string', description: 'A name' },
      'a/b': { type: 'integer' },
    },
    allOf: [
      { $ref: '#/$defs/base' },
      { properties: { name: { $ref: '#name' }, id: { maxLength: 9 }, n: { $ref: '#/$defs/a~1b' } } },
    ],
  });
  expect(outline(field)).toEqual({ 'id!': 'line', name: 'line', n: 'integer' });
});

test('a discriminator names its variant, and what all variants share is in each', () => {
  const field = fieldOf({
    type: 'object',
    properties: { id: { type: 'string' } },
    oneOf: [
      { properties: { type: { const: 'circle' }, r: { type: 'number' } }, required: ['type', 'r'] },
      { title: 'Square', properties: { type: { const: 'square' }, a: { type: 'number' } } },
    ],
  });
  expect(outline(field)).toEqual({
    'one of': [
      ['circle', { id: 'line', 'type!': 'choice circle', 'r!': 'number' }],
      ['Square', { id: 'line', type: 'choice square', a: 'number' }],
    ],
  });
});

test('a schema that holds itself can be walked as deep as one likes, and ends in JSON', () => {
  let field: Field | undefined = fieldOf({
    type: 'object',
    properties: { children: { type: 'array', items: { $ref: '#' } } },
  });
  let steps = 0;
  while (field && field.kind !== 'json') {
    field =
      field.kind === 'object' ? field.members()[0]?.field : field.kind === 'list' ? field.item() : undefined;
    steps += 1;
  }
  expect(field?.kind).toBe('json');
  expect(steps).toBeGreaterThan(10);
  expect(
    fieldOf({ $defs: { a: { $ref: '#/$defs/b' }, b: { $ref: '#/$defs/a' } }, $ref: '#/$defs/a' }).kind,
  ).toBe('json');
});

test('a schema that is not what it should be breaks nothing', () => {
  expect(outline(fieldOf({ type: 'object', properties: [] }))).toEqual({});
  expect(outline(fieldOf({ properties: { a: true, constructor: {} }, required: 'a' }))).toEqual({
    a: 'json',
    constructor: 'json',
  });
  expect(fieldOf({ type: 'object', allOf: [{ type: 'string' }] }).kind).toBe('json');
});

test('words of the whole stand over those of its one branch', () => {
  expect(
    property({
      title: 'Whole',
      default: null,
      anyOf: [{ type: 'string', title: 'Part', description: 'Help' }, { type: 'null' }],
    }),
  ).toMatchObject({ kind: 'line', nullable: true, title: 'Whole', help: 'Help', preset: null });
});
