import { describe, expect, test } from 'vitest';
import type { JsonObject } from '#contract/json.ts';
import { fieldsOf, isFlat } from './schema-fields.ts';

function kindOf(property: JsonObject, name = 'x'): string | undefined {
  return fieldsOf({ type: 'object', properties: { [name]: property } })[0]?.kind;
}

describe('kinds', () => {
  test.each<[string, JsonObject, string]>([
    ['a string', { type: 'string' }, 'line'],
    ['a long string', { type: 'string', maxLength: 4000 }, 'text'],
    ['a string whose default has lines', { type: 'string', default: 'a\nb' }, 'text'],
    ['a number', { type: 'number' }, 'number'],
    ['an integer', { type: 'integer' }, 'integer'],
    ['a boolean', { type: 'boolean' }, 'boolean'],
    ['an enum', { enum: ['a', 1, null] }, 'choice'],
    ['a constant', { const: 'a' }, 'choice'],
    ['an enum of objects', { enum: [{}] }, 'json'],
    ['a string or null by type', { type: ['string', 'null'] }, 'line'],
    ['a number or null by branch', { anyOf: [{ type: 'number' }, { type: 'null' }] }, 'number'],
    ['a choice or null by branch', { anyOf: [{ type: 'string', enum: ['a'] }, { type: 'null' }] }, 'json'],
    ['a string or a number', { type: ['string', 'number'] }, 'json'],
    ['an object', { type: 'object', properties: { a: { type: 'string' } } }, 'json'],
    ['an array', { type: 'array', items: { type: 'string' } }, 'json'],
    ['a reference', { $ref: '#/$defs/x' }, 'json'],
    ['nothing said', {}, 'json'],
  ])('%s', (_, property, kind) => {
    expect(kindOf(property)).toBe(kind);
  });

  test('what is usually long gets room', () => {
    expect(kindOf({ type: 'string' }, 'content')).toBe('text');
    expect(kindOf({ type: 'string' }, 'file_content')).toBe('text');
    expect(kindOf({ type: 'string' }, 'content_type')).toBe('line');
  });
});

test('order, required, default and help are those of the schema', () => {
  const fields = fieldsOf({
    type: 'object',
    required: ['b'],
    properties: { b: { type: 'string', description: 'Help' }, a: { type: 'integer', default: 3 } },
  });
  expect(fields).toMatchObject([
    { name: 'b', required: true, help: 'Help', preset: undefined },
    { name: 'a', required: false, help: undefined, preset: 3 },
  ]);
});

test('a schema that is not what it should be has no fields and breaks nothing', () => {
  expect(fieldsOf({})).toEqual([]);
  expect(fieldsOf({ properties: [] })).toEqual([]);
  expect(fieldsOf({ properties: { a: true }, required: 'a' })).toMatchObject([{ name: 'a', kind: 'json' }]);
});

test('alternatives at the top are not flat', () => {
  expect(isFlat({ type: 'object', properties: {} })).toBe(true);
  expect(isFlat({ oneOf: [{}, {}] })).toBe(false);
});
