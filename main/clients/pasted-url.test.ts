import { describe, expect, test } from 'vitest';
import type { ParsedServers } from '#contract/server.ts';
import { parsePasted } from './pasted.ts';

const parse = (pasted: string): ParsedServers => parsePasted(pasted, () => false);
const json = (value: unknown): ParsedServers => parse(JSON.stringify(value));
const codes = ({ problems }: ParsedServers): string[] => problems.map(({ code }) => code);

const URL_ = 'https://mcp.example.com/mcp';
const headers = { 'X-Team': 'a' };
const remote = { url: URL_, headers };

describe('a server at a URL in the form of', () => {
  test.each<[string, unknown, 'http' | 'sse']>([
    ['Claude Code', { mcpServers: { x: { type: 'http', ...remote } } }, 'http'],
    ['Claude Code, SSE', { mcpServers: { x: { type: 'sse', ...remote } } }, 'sse'],
    ['Cursor, Zed, LM Studio, Warp', { mcpServers: { x: remote } }, 'http'],
    ['VS Code', { servers: { x: { type: 'http', ...remote } } }, 'http'],
    ['Windsurf, Antigravity', { mcpServers: { x: { serverUrl: URL_, headers } } }, 'http'],
    ['Zed', { context_servers: { x: remote } }, 'http'],
    ['Codex as JSON', { mcp_servers: { x: { url: URL_, http_headers: headers } } }, 'http'],
    ['Gemini', { mcpServers: { x: { httpUrl: URL_, headers } } }, 'http'],
    [
      'Continue',
      { mcpServers: [{ name: 'x', type: 'streamable-http', url: URL_, requestOptions: { headers } }] },
      'http',
    ],
    ['Cline', { mcpServers: { x: { transport: { type: 'streamableHttp', ...remote } } } }, 'http'],
    ['older Cline', { mcpServers: { x: { transportType: 'sse', ...remote } } }, 'sse'],
    [
      'Goose',
      { extensions: {}, mcp: { x: { type: 'streamable_http', uri: URL_, headers, envs: {}, env_keys: [] } } },
      'http',
    ],
    ['opencode', { mcp: { x: { type: 'remote', ...remote, enabled: true } } }, 'http'],
    ['a bare server', { name: 'x', ...remote }, 'http'],
  ])('%s', (_, config, type) => {
    expect(json(config)).toEqual({
      drafts: [{ id: 'x', title: 'x', launch: { type, url: URL_, headers } }],
      secrets: [],
      problems: [],
    });
  });
});

test.each([
  ['https://mcp.linear.app/mcp', 'http', 'linear'],
  [' <http://localhost:3000/sse>\n', 'sse', 'localhost-3000'],
  ['https://api.githubcopilot.com/mcp/?toolsets=all&x=1', 'http', 'githubcopilot'],
  ['https://huggingface.co/mcp', 'http', 'huggingface'],
  ['https://mcp.shop.co.uk/v1/sse?a=1', 'sse', 'shop'],
  ['http://127.0.0.1:8080/files/mcp', 'http', 'files'],
  ['http://[::1]:8080/mcp', 'http', '1-8080'],
])('%s alone is a server', (pasted, type, id) => {
  expect(parse(pasted)).toMatchObject({
    drafts: [{ id, launch: { type, url: pasted.replaceAll(/[<>\s]/g, ''), headers: {} } }],
    problems: [],
  });
});

test('lines that tell another client of a server are read as it reads them', () => {
  const notion = { id: 'notion', launch: { type: 'http', url: 'https://mcp.notion.com/mcp', headers: {} } };
  expect(parse('claude mcp add --transport http notion https://mcp.notion.com/mcp').drafts).toMatchObject([
    notion,
  ]);
  const line = 'claude mcp add -s user -t sse api https://a.example/x -H "X-Team: a: b" --header "X-Two: 2"';
  expect(parse(line)).toMatchObject({
    drafts: [{ id: 'api', launch: { type: 'sse', headers: { 'X-Team': 'a: b', 'X-Two': '2' } } }],
    problems: [],
  });
  expect(parse('claude mcp add air -e MODE=fast -e B=2 -- npx -y air-mcp --verbose')).toMatchObject({
    drafts: [
      {
        id: 'air',
        launch: { command: 'npx', args: ['-y', 'air-mcp', '--verbose'], env: { MODE: 'fast', B: '2' } },
      },
    ],
  });
  expect(codes(parse('claude mcp add --client-id x --transport http n https://a.example'))).toEqual([
    'paste.headerLeftOut',
  ]);
  expect(
    parse(`claude mcp add-json -s user n '{"type":"http","url":"https://a.example/mcp"}'`),
  ).toMatchObject({
    drafts: [{ id: 'n', launch: { type: 'http' } }],
  });
  expect(parse(`code --add-mcp '{"name":"n","type":"http","url":"https://a.example/mcp"}'`)).toMatchObject({
    drafts: [{ id: 'n', launch: { type: 'http', url: 'https://a.example/mcp' } }],
    problems: [],
  });
});

test('only the part of a header that is the secret goes to the keychain', () => {
  const { drafts, secrets } = json({
    mcpServers: {
      gh: { url: URL_, headers: { Authorization: 'Bearer abc-123', 'X-API-Key': 'k3y', Accept2: 'x' } },
    },
  });
  expect(drafts[0]?.launch).toMatchObject({ headers: { Authorization: 'Bearer abc-123' } });
  expect(secrets).toEqual([
    { server: 'gh', variable: 'Authorization', name: 'GH_AUTHORIZATION', value: 'abc-123' },
    { server: 'gh', variable: 'X-API-Key', name: 'GH_X_API_KEY' },
  ]);
});

test('headers and fields that cannot be taken over are said; the server is taken', () => {
  const parsed = json({
    mcpServers: {
      a: {
        url: URL_,
        headers: {
          'Content-Type': 'x',
          'bad name': 'x',
          'X-Two': 'a\nb',
          'X-List': [],
          'x-ok': '1',
          'X-OK': '2',
        },
        oauth: { clientId: 'x' },
        bearer_token_env_var: 'TOKEN',
      },
    },
  });
  expect(parsed.drafts[0]?.launch).toEqual({ type: 'http', url: URL_, headers: { 'X-OK': '2' } });
  expect(codes(parsed).toSorted()).toEqual([
    'paste.headerLeftOut',
    'paste.headerLeftOut',
    'paste.headerRefused',
    'paste.headerRefused',
    'paste.headerRefused',
    'paste.variableValue',
  ]);
});

test('placeholders, examples, and what could be read on the way', () => {
  const input = { id: 'tok', type: 'promptString', password: true };
  const vscode = json({
    inputs: [input],
    servers: { a: { type: 'http', url: URL_, headers: { Authorization: 'Bearer ${input:tok}' } } },
  });
  expect(vscode.drafts[0]?.launch).toMatchObject({ headers: { Authorization: 'Bearer ${secret:TOK}' } });
  expect(codes(vscode)).toEqual(['paste.secretToStore']);

  const auth = (url: string, value: string): string[] =>
    codes(json({ mcpServers: { a: { url, headers: { Authorization: value } } } }));
  expect(auth(URL_, 'Bearer <your-token>')).toEqual(['paste.exampleValue']);
  expect(auth(URL_, 'Bearer ${env:TOKEN}')).toEqual(['paste.placeholder']);
  expect(auth('http://a.example/mcp', 'Bearer abc-123')).toEqual(['paste.plainHttp']);
  expect(auth('http://a.example/mcp', 'Bearer ${secret:TOKEN}')).toEqual(['paste.plainHttp']);
  expect(auth('http://localhost:3000/mcp', 'Bearer abc-123')).toEqual([]);
  expect(auth('https://${secret:HOST}/mcp', 'Bearer ${secret:TOKEN}')).toEqual([]);
  expect(codes(parse('https://a.example/mcp?api_key=abc123'))).toEqual(['paste.secretInUrl']);
});

test('mcp-remote stays a command, and it is said that the URL would do', () => {
  const parsed = parse('npx -y mcp-remote https://a.example/sse --header "X-Team: a"');
  expect(parsed.drafts).toMatchObject([{ launch: { type: 'stdio', command: 'npx' } }]);
  expect(codes(parsed)).toEqual(['paste.directUrl']);
});
