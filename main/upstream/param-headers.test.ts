import { expect, test } from 'vitest';
import type { Text } from '#contract/text.ts';
import { createParamHeaders } from './param-headers.ts';

const answer = (tools: unknown[]): Buffer =>
  Buffer.from(JSON.stringify({ jsonrpc: '2.0', id: 'p1', result: { tools, ttlMs: 5 } }));
const tool = (name: string, properties: object, more: object = {}): object => ({
  name,
  inputSchema: { type: 'object', properties, ...more },
});

test('declared arguments travel as headers, wherever their properties stand', () => {
  const headers = createParamHeaders(() => undefined);
  const listed = answer([
    tool('query', {
      region: { type: 'string', 'x-mcp-header': 'Region' },
      options: {
        type: 'object',
        properties: {
          deep: { type: 'integer', 'x-mcp-header': 'Deep' },
          dry: { type: 'boolean', 'x-mcp-header': 'Dry' },
        },
      },
      sql: { type: 'string', default: { 'x-mcp-header': 'not a schema' } },
    }),
  ]);
  expect(headers.learn(listed)).toBe(listed);
  const args = { region: 'Köln', options: { deep: 3, dry: false }, sql: 'x' };
  expect(headers.headersOf('query', args)).toEqual({
    'Mcp-Param-Region': '=?base64?S8O2bG4=?=',
    'Mcp-Param-Deep': '3',
    'Mcp-Param-Dry': 'false',
  });
  expect(headers.headersOf('query', { region: null, options: [] })).toEqual({});
  expect(headers.headersOf('query', { region: '=?base64?eA==?=' })).toEqual({
    'Mcp-Param-Region': '=?base64?PT9iYXNlNjQ/ZUE9PT89?=',
  });
  expect(headers.headersOf('query', { region: ' padded' })['Mcp-Param-Region']).toMatch(/^=\?base64\?/);
  expect(headers.headersOf('other', args)).toEqual({});
});

test.each([
  ['a name with a space', { a: { type: 'string', 'x-mcp-header': 'My Region' } }],
  ['an empty name', { a: { type: 'string', 'x-mcp-header': '' } }],
  ['a number', { a: { type: 'number', 'x-mcp-header': 'A' } }],
  ['an object', { a: { type: 'object', 'x-mcp-header': 'A' } }],
  [
    'the same name twice',
    { a: { type: 'string', 'x-mcp-header': 'A' }, b: { type: 'string', 'x-mcp-header': 'a' } },
  ],
  ['a place inside an array', { a: { type: 'array', items: { type: 'string', 'x-mcp-header': 'A' } } }],
])('a tool that declares %s is left out, with a warning, and costs no other', (_what, properties) => {
  const warnings: Text[] = [];
  const headers = createParamHeaders((warning) => void warnings.push(warning));
  const line = headers.learn(answer([tool('bad', properties), tool('good', {})]));
  const { result } = JSON.parse(line.toString()) as { result: { tools: { name: string }[]; ttlMs: number } };
  expect(result.tools.map(({ name }) => name)).toEqual(['good']);
  expect(result.ttlMs).toBe(5);
  expect(warnings).toMatchObject([{ code: 'catalog.dropped', params: { name: 'bad' } }]);
});
