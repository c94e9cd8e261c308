import {
  boolean,
  check,
  constant,
  dictionary,
  double,
  integer,
  jsonValue,
  oneof,
  property,
  record,
  string,
} from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Json } from '#contract/json.ts';
import { argsOf, draftOf, presetDraft } from './draft.ts';
import { fieldsOf } from './schema-fields.ts';

const fields = fieldsOf({
  type: 'object',
  required: ['path', 'content'],
  properties: {
    path: { type: 'string' },
    content: { type: 'string' },
    encoding: { type: 'string', default: 'utf-8' },
    depth: { type: 'integer' },
    ratio: { type: 'number' },
    deep: { type: 'boolean', default: true },
    plain: { type: 'boolean' },
    kind: { enum: ['file', 2, null] },
    filter: { type: 'object' },
  },
});

test('the form opens with the defaults', () => {
  expect(presetDraft(fields)).toEqual({ encoding: 'utf-8', deep: true });
});

test('what is empty is left out, unless it is required', () => {
  expect(argsOf(fields, {})).toEqual({
    args: { content: '' },
    problems: new Map([['path', { code: 'runner.needed', params: {} }]]),
  });
});

test('what is typed becomes what the schema asks for', () => {
  const draft = {
    path: 'a',
    content: 'b\n',
    depth: ' 3 ',
    ratio: '1e-3',
    plain: false,
    kind: '2',
    filter: '{"a":[1]}',
  };
  expect(argsOf(fields, draft)).toEqual({
    args: {
      path: 'a',
      content: 'b\n',
      depth: 3,
      ratio: 0.001,
      plain: false,
      kind: 2,
      filter: { a: [1] },
    },
    problems: new Map(),
  });
});

describe('what cannot be sent', () => {
  test.each([
    ['depth', '1.5', 'runner.notInteger'],
    ['depth', '9007199254740993', 'runner.notInteger'],
    ['depth', 'three', 'runner.notNumber'],
    ['ratio', 'Infinity', 'runner.notNumber'],
    ['filter', '{"a"', 'runner.notJson'],
  ])('%s as %s', (name, typed, code) => {
    const { args, problems } = argsOf(fields, { path: 'a', [name]: typed });
    expect(problems.get(name)).toMatchObject({ code });
    expect(args).not.toHaveProperty(name);
  });
});

describe('from raw JSON back to the form', () => {
  test.each<[string, Json]>([
    ['path', 3],
    ['path', 'two\nlines'],
    ['path', ''],
    ['depth', 1.5],
    ['kind', 'folder'],
    ['deep', 'yes'],
    ['unheard', 1],
  ])('%s cannot be %j there', (name, value) => {
    expect(draftOf(fields, { [name]: value }).lost).toEqual([name]);
  });

  test('whatever it takes comes back as it was', () => {
    const args = record(
      {
        path: oneof(string({ minLength: 1 }), constant('a b')).filter((text) => !/[\r\n]/.test(text)),
        content: string(),
        depth: integer(),
        ratio: double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0),
        deep: boolean(),
        kind: oneof(constant('file'), constant(2), constant(null)),
        filter: dictionary(string(), jsonValue({ maxDepth: 2 })).map(
          (value) => JSON.parse(JSON.stringify(value)) as Json,
        ),
      },
      { requiredKeys: ['path', 'content'] },
    );
    const result = check(
      property(args, (given) => {
        const { draft, lost } = draftOf(fields, given);
        expect(lost).toEqual([]);
        expect(argsOf(fields, draft)).toEqual({ args: { ...given }, problems: new Map() });
      }),
    );
    expect(result.failed, String(result.errorInstance)).toBe(false);
  });
});
