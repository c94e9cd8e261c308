import { describe, expect, test } from 'vitest';
import type { ParsedServers } from '#contract/server.ts';
import { parsePasted } from './pasted.ts';

const free = (): boolean => false;
const parse = (pasted: string): ParsedServers => parsePasted(pasted, free);
const json = (value: unknown): ParsedServers => parse(JSON.stringify(value, null, 2));
const variablesOf = ({ drafts: [draft] }: ParsedServers): Record<string, string> =>
  draft?.launch.type === 'stdio' ? draft.launch.env : {};
const codes = ({ problems }: ParsedServers): string[] => problems.map(({ code }) => code);

const X = { type: 'stdio', command: 'npx', args: ['-y', 'x'], env: { A: '1' } };
const x = { command: 'npx', args: ['-y', 'x'], env: { A: '1' } };

test('a command line with variables', () => {
  expect(parse('$ LOG=1 API_TOKEN="a b" npx -y @me/server-foo "some file" # try it\n')).toEqual({
    drafts: [
      {
        id: 'foo',
        title: 'foo',
        launch: {
          type: 'stdio',
          command: 'npx',
          args: ['-y', '@me/server-foo', 'some file'],
          env: { LOG: '1', API_TOKEN: 'a b' },
        },
      },
    ],
    secrets: [{ server: 'foo', variable: 'API_TOKEN', name: 'API_TOKEN' }],
    problems: [],
  });
});

test.each([
  ['', 'paste.empty'],
  [' # nothing\n', 'paste.empty'],
  ['A=1', 'paste.onlyVariables'],
  ["''", 'paste.doesNotFit'],
  ['npx x | tee log', 'paste.shell.several'],
  ['export A=1', 'paste.shell.word'],
  ['wss://example.com/mcp', 'paste.websocket'],
  ['https://example.com/mcp and more', 'paste.link'],
  ['ftp://example.com/mcp', 'paste.link'],
  ['vscode:mcp/install?%7B%7D', 'paste.link'],
  ['codex mcp add x -- npx x', 'paste.otherClient'],
  ['claude mcp add x', 'paste.otherClient'],
  ['claude mcp list', 'paste.otherClient'],
  ['claude mcp add -t ws x wss://a.example', 'paste.websocket'],
  [`code --add-mcp '{"name":"x"}'`, 'paste.noServers'],
  ['[mcp_servers.x]\ncommand = "npx"', 'paste.notJson'],
  ['extensions:\n  x:\n    cmd: npx', 'paste.notJson'],
  ['{"mcpServers": {', 'paste.json.end'],
  ['{}', 'paste.noServers'],
  ['[1]', 'paste.notObject'],
  ['{"mcpServers": {}}', 'paste.noServers'],
  ['{"theme": "dark", "editor": {"size": 1}}', 'paste.noServers'],
  [`a ${'b '.repeat(513)}`, 'paste.doesNotFit'],
  ['npx '.repeat(200_000), 'paste.doesNotFit'],
  ['x'.repeat(1_000_001), 'paste.tooLong'],
])('%s: nothing is taken over, and one problem says why', (pasted, code) => {
  const parsed = parse(pasted);
  expect(parsed.drafts).toEqual([]);
  expect(codes(parsed)).toEqual([code]);
});

describe('a server in the form of', () => {
  test.each<[string, unknown]>([
    ['Claude Desktop, Cursor, Gemini', { theme: 'dark', mcpServers: { x } }],
    ['Claude Code, of the user', { mcpServers: { x: X } }],
    ['Claude Code, of a project', { projects: { '/a': { history: [], mcpServers: { x: X } }, '/b': {} } }],
    ['VS Code', { inputs: [], servers: { x: X } }],
    ['VS Code settings', { 'editor.fontSize': 12, mcp: { inputs: [], servers: { x: X } } }],
    ['a dotted key', { 'amp.mcpServers': { x } }],
    ['opencode', { mcp: { x: { type: 'local', command: ['npx', '-y', 'x'], environment: { A: '1' } } } }],
    ['Zed', { context_servers: { x: { source: 'custom', ...x } } }],
    [
      'older Zed',
      { context_servers: { x: { command: { path: 'npx', args: ['-y', 'x'], env: { A: '1' } } } } },
    ],
    ['Cline', { mcpServers: { x: { disabled: false, transport: X } } }],
    ['older Cline', { mcpServers: { x: { ...x, transportType: 'stdio', autoApprove: [] } } }],
    ['Goose', { x: { type: 'stdio', cmd: 'npx', args: ['-y', 'x'], envs: { A: 1 } } }],
    ['Continue', { mcpServers: [{ name: 'x', ...X }] }],
    ['a bare map', { x }],
    ['a bare server', x],
    ['a named bare server', { name: 'x', ...x }],
    ['a list', [{ name: 'x', ...x }]],
    ['numbers and empty fields', { x: { ...x, cwd: '', url: '', env: { A: 1 } } }],
  ])('%s', (_, config) => {
    const expected = { drafts: [{ id: 'x', title: 'x', launch: X }], secrets: [], problems: [] };
    expect(json(config)).toEqual(expected);
    const text = JSON.stringify(config, null, 2);
    expect(parse(`\uFEFF// copied\n${text.replaceAll('\n', '\r\n')},`)).toEqual(expected);
    if (!Array.isArray(config)) expect(parse(text.slice(1, -1))).toEqual(expected);
  });
});

test('other fields that count', () => {
  const { drafts } = json({ servers: { x: { ...x, working_directory: '/tmp', env: { N: 1.5, B: true } } } });
  expect(drafts[0]?.launch).toMatchObject({ cwd: '/tmp', env: { N: '1.5', B: 'true' } });
});

test.each<[unknown, string, Record<string, unknown>]>([
  [{ type: 'sse', command: 'npx' }, 'paste.noUrl', {}],
  [{ type: 'ws', url: 'wss://a.example' }, 'paste.websocket', {}],
  [{ url: 'ws://a.example' }, 'paste.websocket', {}],
  [{ type: 'grpc', url: 'https://a.example' }, 'paste.unknownType', { type: 'grpc' }],
  [{ url: ['https://a.example'] }, 'paste.notText', { field: 'url' }],
  [{ url: 'https://a.example', headers: ['A: b'] }, 'paste.notFields', { field: 'headers' }],
  [{ url: 'example.com/mcp' }, 'paste.doesNotFit', { field: 'url' }],
  [{ url: 'https://me:pw@example.com/mcp' }, 'paste.doesNotFit', { field: 'url' }],
  [{ type: 'builtin', command: 'npx' }, 'paste.unknownType', { type: 'builtin' }],
  [{ args: [] }, 'paste.noCommand', {}],
  [{ command: 5 }, 'paste.noCommand', {}],
  ['npx', 'paste.notObject', {}],
  [{ command: 'npx', args: 'x y' }, 'paste.notList', { field: 'args' }],
  [{ command: 'npx', args: ['x', { y: 1 }] }, 'paste.notText', { field: 'args.1' }],
  [{ command: 'npx', cwd: [] }, 'paste.notText', { field: 'cwd' }],
  [{ command: 'npx', env: ['A=1'] }, 'paste.notFields', { field: 'env' }],
  [{ command: 'npx', args: ['a\0b'] }, 'paste.nul', { field: 'args.0' }],
  [{ command: 'x'.repeat(5000) }, 'paste.doesNotFit', { field: 'command' }],
])('%j is refused, and the others are taken', (entry, code, params) => {
  const { drafts, problems } = json({ mcpServers: { 'My server': entry, x } });
  expect(drafts.map(({ id }) => id)).toEqual(['x']);
  expect(problems).toMatchObject([{ code, params: { server: 'My server', ...params } }]);
});

test('variables that cannot be one are left out, and said', () => {
  const env = { 'A-B': '1', C: {}, D: null, E: 'e' };
  const parsed = json({ x: { ...x, env, envFile: '.env' } });
  expect(parsed.drafts[0]?.launch).toMatchObject({ env: { E: 'e' } });
  expect(Object.keys(variablesOf(parsed))).toEqual(['E']);
  expect(codes(parsed).sort()).toEqual([
    'paste.leftOut',
    'paste.variableName',
    'paste.variableValue',
    'paste.variableValue',
  ]);
});

test('`__proto__` does no harm', () => {
  const parsed = parse(
    '{"__proto__": {"command": "a"}, "mcpServers": {"__proto__": {"command": "b", "env": {"__proto__": {"polluted": 1}, "constructor": "c"}}}}',
  );
  expect(parsed.drafts).toMatchObject([{ id: 'proto', title: '__proto__', launch: { command: 'b' } }]);
  expect(Object.entries(variablesOf(parsed))).toEqual([['constructor', 'c']]);
  expect(codes(parse('__proto__=1 a'))).toEqual(['paste.variableName']);
  expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
});

test('ids are of their own; a name that stands twice is a problem', () => {
  const used = new Set(['x', 'x-2']);
  const config =
    '{"servers": {"X": {"command": "a"}, "x!": {"command": "b"}, "tools": {"command": "c"}, "X": {"command": "d"}}}';
  const { drafts, problems } = parsePasted(config, (id) => used.has(id));
  expect(
    drafts.map(({ id, title, launch }) => [id, title, launch.type === 'stdio' && launch.command]),
  ).toEqual([
    ['x-3', 'X', 'a'],
    ['x-4', 'x!', 'b'],
    ['tools-2', 'tools', 'c'],
  ]);
  expect(problems).toEqual([{ code: 'paste.json.twice', params: { name: 'X', line: 1, column: 88 } }]);
  expect(codes(parsePasted('npx x', () => true))).toEqual(['paste.noFreeName']);
});

test('passwords that VS Code asks for come from the keychain; other placeholders stay and are named', () => {
  const parsed = json({
    inputs: [
      { id: 'api-token', type: 'promptString', password: true },
      { id: 'region', type: 'promptString' },
    ],
    servers: {
      x: {
        command: 'npx',
        args: ['${workspaceFolder}/a', '${input:api-token}'],
        env: {
          TOKEN: 'Bearer ${input:api-token}',
          REGION: '${input:region}',
          KEY: '${env:KEY:-abc}',
          B: '$B',
        },
      },
      y: { command: 'npx', env: { Y: '${input:api-token}' } },
    },
  });
  expect(parsed.drafts[0]?.launch).toMatchObject({
    args: ['${workspaceFolder}/a', '${input:api-token}'],
    env: { TOKEN: 'Bearer ${secret:API_TOKEN}', REGION: '${input:region}', KEY: '${env:KEY:-abc}', B: '$B' },
  });
  expect(parsed.drafts[1]?.launch).toMatchObject({ env: { Y: '${secret:API_TOKEN}' } });
  expect(parsed.secrets).toEqual([]);
  expect(
    parsed.problems.map(({ code, params }) => [code, params['field'] ?? params['variable'], params]),
  ).toEqual([
    ['paste.secretToStore', 'TOKEN', { server: 'x', variable: 'TOKEN', name: 'API_TOKEN' }],
    ['paste.placeholder', 'args.0', { server: 'x', field: 'args.0', variable: 'workspaceFolder' }],
    ['paste.placeholder', 'args.1', { server: 'x', field: 'args.1', variable: 'input:api-token' }],
    ['paste.placeholder', 'env.REGION', { server: 'x', field: 'env.REGION', variable: 'input:region' }],
    ['paste.placeholder', 'env.KEY', { server: 'x', field: 'env.KEY', variable: 'KEY' }],
    ['paste.placeholder', 'env.B', { server: 'x', field: 'env.B', variable: 'B' }],
    ['paste.secretToStore', 'Y', { server: 'y', variable: 'Y', name: 'API_TOKEN' }],
  ]);
});

test('secrets get names of their own, and no problem shows one', () => {
  const secret = 'hunter2-hunter2';
  const env = { API_TOKEN: secret, OTHER: '${secret:API_TOKEN}', EMPTY_TOKEN: '', MODE: 'fast' };
  const parsed = json({ a: { ...x, args: [`--token=${secret}`], env }, b: { ...x, env } });
  expect(parsed.secrets).toEqual([
    { server: 'a', variable: 'API_TOKEN', name: 'API_TOKEN_2' },
    { server: 'b', variable: 'API_TOKEN', name: 'API_TOKEN_3' },
  ]);
  expect(codes(parsed)).toEqual(['paste.secretInArgument', 'paste.exampleValue', 'paste.exampleValue']);
  expect(JSON.stringify(parsed.problems)).not.toContain(secret);
});

test('a whole command line in one field is told', () => {
  expect(codes(json({ x: { command: 'npx -y x' } }))).toEqual(['paste.commandSpaces']);
  expect(codes(json({ x: { command: 'C:\\Program Files\\x.exe' } }))).toEqual([]);
});

test('there is an end to it', () => {
  const servers = Object.fromEntries(Array.from({ length: 201 }, (_, n) => [`s${n}`, { command: 'x' }]));
  const many = json({ servers });
  expect(many.drafts).toHaveLength(200);
  expect(codes(many)).toEqual(['paste.tooManyServers']);
  const env = Object.fromEntries(Array.from({ length: 150 }, (_, n) => [`-${n}`, 'x']));
  expect(json({ x: { ...x, env } }).problems.at(-1)).toEqual({
    code: 'paste.moreProblems',
    params: { count: 50 },
  });
});
