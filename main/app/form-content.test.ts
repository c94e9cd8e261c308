import { expect, test } from 'vitest';
import type { Json, JsonObject } from '#contract/json.ts';
import { FormSchema } from '#contract/server-request.ts';
import { contentProblems } from './form-content.ts';

const form = (properties: Record<string, unknown>, required: string[] = []): FormSchema =>
  FormSchema.parse({ type: 'object', properties, required });
const codes = (schema: FormSchema, content: JsonObject): string[] =>
  contentProblems(schema, content).map(({ field, message }) => `${field} ${message.code}`);

test.each<[string, Record<string, unknown>, Json, Json]>([
  ['elicit.notEmail', { type: 'string', format: 'email' }, 'me@example.com', 'me'],
  ['elicit.notAddress', { type: 'string', format: 'uri' }, 'https://a.example/x?y#z', 'a.example'],
  ['elicit.notDate', { type: 'string', format: 'date' }, '2024-02-29', '2023-02-29'],
  ['elicit.notMoment', { type: 'string', format: 'date-time' }, '2026-11-22T10:00:00+09:00', '2026-11-22'],
  ['elicit.tooShort', { type: 'string', minLength: 2 }, 'ab', '😀'],
  ['elicit.tooLongText', { type: 'string', maxLength: 1 }, '😀', 'ab'],
  ['elicit.wrongKind', { type: 'string' }, '', 1],
  ['elicit.notWhole', { type: 'integer' }, 3, 3.5],
  ['elicit.tooSmall', { type: 'number', minimum: 0.5 }, 0.5, 0.4],
  ['elicit.tooLarge', { type: 'integer', maximum: 3 }, 3, 4],
  ['elicit.wrongKind', { type: 'number' }, 1, '1'],
  ['elicit.wrongKind', { type: 'boolean' }, false, 'false'],
  ['elicit.notChoice', { type: 'string', enum: ['a', 'b'], enumNames: ['A', 'B'] }, 'b', 'B'],
  ['elicit.notChoice', { type: 'string', oneOf: [{ const: 'a', title: 'A' }] }, 'a', 'A'],
  ['elicit.notChoice', { type: 'array', items: { anyOf: [{ const: 'a', title: 'A' }] } }, ['a'], ['A']],
  ['elicit.tooFew', { type: 'array', items: { type: 'string', enum: ['a'] }, minItems: 1 }, ['a'], []],
  [
    'elicit.tooMany',
    { type: 'array', items: { type: 'string', enum: ['a', 'b'] }, maxItems: 1 },
    ['b'],
    ['a', 'b'],
  ],
  ['elicit.wrongKind', { type: 'array', items: { type: 'string', enum: ['a'] } }, ['a'], 'a'],
])('%s', (code, field, good, bad) => {
  const schema = form({ it: field });
  expect(codes(schema, { it: good })).toEqual([]);
  expect(codes(schema, { it: bad })).toEqual([`/it ${code}`]);
});

test('says all that is wrong at once: what is needed, and what nobody asked for', () => {
  const schema = form({ 'a/b': { type: 'string' }, n: { type: 'integer' } }, ['a/b']);
  expect(codes(schema, { n: 'x', more: 1 })).toEqual([
    '/a~1b elicit.needed',
    '/n elicit.wrongKind',
    '/more elicit.notAsked',
  ]);
  expect(codes(schema, { 'a/b': '', constructor: 1 })).toEqual(['/constructor elicit.notAsked']);
});
