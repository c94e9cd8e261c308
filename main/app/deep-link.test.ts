import { expect, test } from 'vitest';
import { readDeepLink } from './deep-link.ts';

const enc = encodeURIComponent;
const CONFIG = { command: 'npx', args: ['-y', 'some server'], env: { LEVEL: 'info' } };

test.each([
  [
    'a command',
    `patchbay:add?name=Notes&command=${enc('npx -y @scope/notes --dir "/a b"')}`,
    { Notes: { command: 'npx', args: ['-y', '@scope/notes', '--dir', '/a b'], env: {} } },
  ],
  [
    'an address',
    `patchbay:add?name=Far&url=${enc('https://example.com/mcp')}`,
    { Far: { type: 'http', url: 'https://example.com/mcp', headers: {} } },
  ],
  ['the JSON of one server', `patchbay:add?name=One&config=${enc(JSON.stringify(CONFIG))}`, { One: CONFIG }],
  [
    'a plus for a blank, and a host',
    'PATCHBAY://add?name=a+b&command=node',
    {
      'a b': { command: 'node', args: [], env: {} },
    },
  ],
])('%s is read as what one would paste', (_, address, servers) => {
  const read = readDeepLink(address);
  expect(read.ok && JSON.parse(read.text)).toEqual({ mcpServers: servers });
});

test('what nobody would see stands there as an escape, and means the same', () => {
  const read = readDeepLink(
    `patchbay:add?name=x&config=${enc('{"command":"node","args":["a\u202Eb\u00A0c\u{E0041}"]}')}`,
  );
  if (!read.ok) throw new Error(read.reason.code);
  expect(read.text).toContain(String.raw`a\u202eb\u00a0c\udb40\udc41`);
  expect(JSON.parse(read.text)).toMatchObject({ mcpServers: { x: { args: ['a\u202Eb\u00A0c\u{E0041}'] } } });
});

test.each([
  ['nothing', '', 'link.unknown'],
  ['another scheme', 'vscode:mcp/install?name=a&command=b', 'link.unknown'],
  ['another verb', 'patchbay:run?command=node', 'link.unknown'],
  ['a verb that only begins alike', 'patchbay:address?command=node', 'link.unknown'],
  ['a path below the verb', 'patchbay:add/x?command=node', 'link.unknown'],
  ['a fragment', 'patchbay:add?command=node#x', 'link.unknown'],
  ['a line break', 'patchbay:add?command=no\nde', 'link.unknown'],
  ['a blank', 'patchbay:add?command=node --inspect', 'link.unknown'],
  ['text that is not encoded', 'patchbay:add?command=nöde', 'link.unknown'],
  ['an argument behind it', 'patchbay:add?command=node" --no-sandbox', 'link.unknown'],
  ['no way at all', 'patchbay:add?name=a', 'link.wrongFields'],
  ['two ways', `patchbay:add?command=node&url=${enc('https://a.example')}`, 'link.wrongFields'],
  ['a field twice', 'patchbay:add?command=node&command=rm', 'link.wrongFields'],
  ['a field of its own', 'patchbay:add?command=node&trusted=true', 'link.wrongFields'],
  ['a prototype', 'patchbay:add?__proto__=x&command=node', 'link.wrongFields'],
  ['a broken escape', 'patchbay:add?command=%E0%A4', 'link.wrongFields'],
  ['an empty command', 'patchbay:add?command=', 'link.wrongFields'],
  ['a name that hides something', `patchbay:add?name=${enc('a\u202Eb')}&command=node`, 'link.wrongFields'],
  ['a long name', `patchbay:add?name=${'n'.repeat(101)}&command=node`, 'link.wrongFields'],
  ['an address as the command', `patchbay:add?command=${enc('https://a.example/mcp')}`, 'link.wrongFields'],
  ['JSON that is a list', 'patchbay:add?config=[]', 'link.wrongFields'],
  ['JSON of many servers', `patchbay:add?config=${enc('{"mcpServers":{}}')}`, 'link.wrongFields'],
  ['JSON that is broken', `patchbay:add?config=${enc('{"command":')}`, 'link.wrongFields'],
  [
    'a secret to send away',
    `patchbay:add?url=${enc('https://a.example/${secret:TOKEN}')}`,
    'link.refersToSecret',
  ],
  [
    'a secret in a header',
    `patchbay:add?config=${enc('{"url":"https://a.example","headers":{"X":"${secret:TOKEN}"}}')}`,
    'link.refersToSecret',
  ],
  [
    'a secret in a command',
    `patchbay:add?config=${enc('{"command":"node","env":{"A":"${env:HOME}"}}')}`,
    'link.refersToSecret',
  ],
  ['more than anybody reads', `patchbay:add?command=${'n'.repeat(17_000)}`, 'link.tooLong'],
])('%s is refused', (_, address, code) => {
  const read = readDeepLink(address);
  expect(read.ok ? read.text : read.reason.code).toBe(code);
});

test.each(['file:///etc/passwd', 'javascript:alert(1)', 'ftp://a.example', 'http://'])(
  'the address %s is no server',
  (url) => {
    expect(readDeepLink(`patchbay:add?url=${enc(url)}`).ok).toBe(false);
  },
);
