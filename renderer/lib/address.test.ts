import { expect, test } from 'vitest';
import { addressOf, addressWarnings } from './address.ts';

const launch = (url: string) => ({ type: 'http' as const, url, headers: {} });
const warned = (url: string) =>
  addressWarnings(launch(url)).map((code) => code.replace('approval.warn.', ''));

test.each([
  'https://example.com/mcp',
  'http://localhost:3000/mcp',
  'http://127.8.0.1/mcp',
  'http://[::1]:80/mcp',
  'https://example.com/${secret:KEY}/mcp?xn--=1',
])('nothing to say of %s', (url) => {
  expect(warned(url)).toEqual([]);
});

test.each([
  ['http://example.com/mcp', ['plain']],
  ['http://127.0.0.1.example.com/mcp', ['plain']],
  ['http://localhost.example.com/mcp', ['plain']],
  ['https://xn--pple-43d.com/mcp', ['lookAlike']],
  ['https://аpple.com/mcp', ['lookAlike']],
  ['http://${secret:KEY}.example.com/', ['secretHost', 'plain']],
])('%s', (url, warnings) => {
  expect(warned(url)).toEqual(warnings);
});

test.each([
  ['https://Example.com:8443/a?b', 'example.com:8443', ['https://', 'Example.com:8443', '/a?b']],
  ['https://аpple.com/mcp', 'xn--pple-43d.com', ['https://', 'аpple.com', '/mcp']],
  // Read as https://evil.example/: what stands there must not be taken for the host.
  ['https:///evil.example/good.example', 'evil.example', ['https:///evil.example/good.example', '', '']],
  ['https://evil.example\\@good.example/', 'evil.example', ['https://', 'evil.example', '\\@good.example/']],
])('the host of %s', (url, host, [before, typed, after]) => {
  expect(addressOf(launch(url))).toEqual({ host, before, typed, after });
});
