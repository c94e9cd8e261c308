import { expect, test } from 'vitest';
import type { JsonObject } from '#contract/json.ts';
import { argumentProblems } from './arguments.ts';

const schema: JsonObject = {
  type: 'object',
  properties: {
    name: { type: 'string', pattern: '^(a+)+$' },
    kind: {},
    options: { type: 'object', properties: { depth: { type: 'integer', minimum: 1 } } },
  },
  required: ['name', 'kind'],
  additionalProperties: false,
};

test('every problem is told, by its field, as a call would be refused for it', async () => {
  const args = { name: `${'a'.repeat(10_000)}!`, options: { depth: 0 }, more: 1 };
  const problems = await argumentProblems('t', schema, args);
  expect(problems.map(({ field }) => field).toSorted()).toEqual([
    '/kind',
    '/more',
    '/name',
    '/options/depth',
  ]);
  expect(problems.find(({ field }) => field === '/options/depth')?.message).toEqual({
    code: 'call.invalid',
    params: { field: 'options.depth', problem: 'must be >= 1' },
  });
});

test('what fits has none', async () => {
  expect(await argumentProblems('t', schema, { name: 'aaa', kind: null })).toEqual([]);
});

test('branches that want the same say it once', async () => {
  const either = { anyOf: [{ required: ['a'] }, { required: ['a'] }] };
  expect((await argumentProblems('t', either, {})).filter(({ field }) => field === '/a')).toHaveLength(1);
});

test('arguments that are no object, and a schema that cannot be used, are problems of the whole', async () => {
  expect(await argumentProblems('t', schema, [])).toMatchObject([
    { field: '', message: { code: 'call.argumentsNotObject' } },
  ]);
  const outside = { properties: { a: { $ref: 'https://127.0.0.1:9/x.json' } } };
  const [problem, ...others] = await argumentProblems('t', outside, {});
  expect(others).toEqual([]);
  expect(problem).toMatchObject({ field: '', message: { code: 'call.schemaBroken', params: { tool: 't' } } });
  expect(String(problem?.message.params['problem'])).toContain('127.0.0.1');
});
