import { expect, test } from 'vitest';
import { freeServerId, slugOfCommand, slugOfName } from './server-name.ts';

test.each([
  ['npx -y @scope/server-foo@1.2 --x', 'foo'],
  ['npx -y @modelcontextprotocol/server-filesystem /tmp', 'filesystem'],
  ['npx @playwright/mcp@latest', 'playwright'],
  ['npx -y mcp-server-kubernetes', 'kubernetes'],
  ['npx -y --package=x foo-mcp', 'foo'],
  ['npx mcp-remote', 'mcp-remote'],
  ['npx server-', 'server'],
  ['cmd /c npx -y exa-mcp-server', 'exa'],
  ['C:\\nodejs\\npx.cmd -y foo', 'foo'],
  ['uvx mcp-server-time --local-timezone=x', 'time'],
  ['uvx --from git+https://example.com/a/b.git@v1 b-mcp', 'b'],
  ['uv --directory /srv/weather run weather.py', 'weather'],
  ['python3 -m mcp_server_git', 'git'],
  ['node /home/me/notes/dist/index.js', 'notes'],
  ['docker run -i --rm -e TOKEN --name x mcp/github:latest', 'github'],
  ['/usr/local/bin/Some_Server', 'some-server'],
  ['npx -y', 'npx'],
  ['日本', ''],
])('%s is called %s', (line, slug) => {
  const [command = '', ...args] = line.split(' ');
  expect(slugOfCommand(command, args)).toBe(slug);
});

test.each([
  ['GitHub', 'github'],
  ['My  Server (dev)', 'my-server-dev'],
  ['github.com/x/servers/tree/main/src/git', 'git'],
  ['Übersicht', 'ubersicht'],
  ['server-foo', 'server-foo'],
  ['a'.repeat(63) + ' b', 'a'.repeat(63)],
  ['/', ''],
  ['日本', ''],
])('the name %s gives %s', (name, slug) => {
  expect(slugOfName(name)).toBe(slug);
});

test('ids are free, valid and not too long', () => {
  const used = new Set(['foo', 'foo-2', 'a'.repeat(64)]);
  const isUsed = (id: string): boolean => used.has(id);
  expect(freeServerId('foo', isUsed)).toBe('foo-3');
  expect(freeServerId('a'.repeat(64), isUsed)).toBe(`${'a'.repeat(62)}-2`);
  expect(freeServerId('tools', isUsed)).toBe('tools-2');
  expect(freeServerId('', isUsed)).toBe('server');
  expect(freeServerId('foo', () => true)).toBeUndefined();
});
