import { expect, test } from 'vitest';
import { readResult } from './read-result.ts';

const parts = (result: unknown) => readResult(result).entries.map((entry) => entry.part);

test('text and structured content of a tool are read in order', () => {
  expect(
    readResult({ content: [{ type: 'text', text: 'Wrote it' }], structuredContent: { bytes: 3 } }),
  ).toEqual({
    failed: false,
    entries: [{ part: { kind: 'text', text: 'Wrote it' } }, { part: { kind: 'json', value: { bytes: 3 } } }],
  });
});

test('structured content that is sent again as text is shown once, but never at the cost of something else', () => {
  const text = (it: string) => ({ type: 'text', text: it });
  const structuredContent = { a: [1, { b: null }], c: 'x' };
  const shown = (it: string) => parts({ content: [text(it)], structuredContent }).length;
  expect(shown('{ "c": "x", "a": [1, {"b": null}] }')).toBe(1);
  expect(shown('{ "c": "x", "a": [1, {"b": 0}] }')).toBe(2);
  expect(shown('{ "c": "x", "a": [1, {"b": null}], "d": 1 }')).toBe(2);
  expect(shown('{ "c": "x" ')).toBe(2);
});

test('a list that is sent again under the one name it needs to be structured is shown once', () => {
  const shown = (structuredContent: object) =>
    parts({ content: [{ type: 'text', text: '[1, 2]' }], structuredContent }).length;
  expect(shown({ entities: [1, 2] })).toBe(1);
  expect(shown({ entities: [1] })).toBe(2);
  expect(shown({ entities: [1, 2], more: true })).toBe(2);
});

test('an error is one, and what nobody knows is kept for the fold', () => {
  expect(
    readResult({
      content: [{ type: 'text', text: 'x', annotations: { audience: ['user'] }, _meta: { k: 1 } }],
      isError: true,
      _meta: { took: 3 },
      resultType: 'complete',
    }),
  ).toEqual({
    failed: true,
    entries: [
      {
        part: { kind: 'text', text: 'x' },
        details: { annotations: { audience: ['user'] }, _meta: { k: 1 } },
      },
    ],
    details: { _meta: { took: 3 } },
  });
});

test('embedded resources and links', () => {
  const resource = { uri: 'file:///a.md', mimeType: 'text/markdown', text: '# A' };
  expect(
    parts({
      content: [
        { type: 'resource', resource },
        { type: 'resource', resource: { uri: 'x:y', blob: 'AAAA' } },
        { type: 'resource_link', uri: 'x:z', name: 'z', title: 'Zed', mimeType: 'text/plain', size: 12 },
        { type: 'resource_link', uri: 'x:n' },
      ],
    }),
  ).toEqual([
    {
      kind: 'resource',
      uri: 'file:///a.md',
      type: 'text/markdown',
      body: { kind: 'text', text: '# A', type: 'text/markdown' },
    },
    {
      kind: 'resource',
      uri: 'x:y',
      type: undefined,
      body: { kind: 'blob', type: undefined, bytes: 3, why: 'unknown' },
    },
    { kind: 'link', uri: 'x:z', name: 'Zed', description: undefined, facts: ['z', 'text/plain'], size: 12 },
    { kind: 'link', uri: 'x:n', name: 'x:n', description: undefined, facts: [] },
  ]);
});

test('what resources/read and prompts/get bring', () => {
  expect(parts({ contents: [{ uri: 'x:y', text: 'a' }, { uri: 7 }] })).toMatchObject([
    { kind: 'resource', uri: 'x:y', body: { kind: 'text', text: 'a' } },
    { kind: 'json', value: { uri: 7 } },
  ]);
  const messages = [
    { role: 'user', content: { type: 'text', text: 'Hi' } },
    {
      role: 'assistant',
      content: [
        { type: 'text', text: 'a' },
        { type: 'new', x: 1 },
      ],
    },
  ];
  expect(readResult({ description: 'Greets', messages })).toEqual({
    failed: false,
    note: 'Greets',
    entries: [
      { part: { kind: 'message', role: 'user', entries: [{ part: { kind: 'text', text: 'Hi' } }] } },
      {
        part: {
          kind: 'message',
          role: 'assistant',
          entries: [
            { part: { kind: 'text', text: 'a' } },
            { part: { kind: 'json', value: { type: 'new', x: 1 } } },
          ],
        },
      },
    ],
  });
});

test('anything else is shown as it is', () => {
  for (const result of [
    null,
    7,
    [1],
    { content: 'x' },
    { resultType: 'input_required', requestState: 's' },
  ]) {
    expect(parts(result)).toEqual([{ kind: 'json', value: result }]);
  }
  const blocks = [7, null, { type: 'text', text: 7 }, { type: 'image', mimeType: 'image/png' }];
  expect(parts({ content: blocks })).toEqual(blocks.map((value) => ({ kind: 'json', value })));
  expect(parts('as it is')).toEqual([{ kind: 'text', text: 'as it is' }]);
});
