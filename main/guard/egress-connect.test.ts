import dns from 'node:dns';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { syncBuiltinESMExports } from 'node:module';
import { getDefaultAutoSelectFamily, isIPv6, setDefaultAutoSelectFamily } from 'node:net';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { EgressPolicy } from './egress-addresses.ts';
import { createEgress } from './egress.ts';
import type { Egress, Outlet } from './egress.ts';

let server: Server;
let port = 0;
let connections = 0;
let egress: Egress;
const outlets: Outlet[] = [];
const tries = getDefaultAutoSelectFamily();
const { lookup } = dns;

/** What the resolver of this machine says of any name, as somebody who owns a zone could let it say. */
function leadsTo(...addresses: readonly string[]): void {
  const said = addresses.map((address) => ({ address, family: isIPv6(address) ? 6 : 4 }));
  const answer = (_name: string, _options: unknown, done: (error: null, all: typeof said) => void): void => {
    setImmediate(done, null, said);
  };
  Object.assign(dns, { lookup: answer });
  syncBuiltinESMExports();
}

beforeEach(async () => {
  connections = 0;
  server = createServer((_request, response) => response.end('hello'));
  server.on('connection', () => connections++);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  ({ port } = server.address() as AddressInfo);
  egress = createEgress(() => 7);
});

afterEach(async () => {
  setDefaultAutoSelectFamily(tries);
  Object.assign(dns, { lookup });
  syncBuiltinESMExports();
  await Promise.all(outlets.splice(0).map((outlet) => outlet.close()));
  await new Promise((done) => server.close(done));
});

function get(url: string, policy: EgressPolicy) {
  const outlet = egress.open('page', policy);
  outlets.push(outlet);
  return outlet.send({ method: 'GET', url: new URL(url), headers: {}, signal: new AbortController().signal });
}

test('an address that stands there as it is, is refused before a connection is made', async () => {
  await expect(get(`http://127.0.0.1:${port}/`, 'strict')).rejects.toMatchObject({
    name: 'EgressRefused',
    address: '127.0.0.1',
    kind: 'loopback',
  });
  expect(connections).toBe(0);
  expect(await (await get(`http://127.0.0.1:${port}/`, 'server')).body.text()).toBe('hello');
  expect(connections).toBe(1);
});

test.each([
  ['http://169.254.169.254/latest', 'server', '169.254.169.254:80', '169.254.169.254'],
  ['https://10.0.0.1/', 'strict', '10.0.0.1:443', '10.0.0.1'],
  ['https://[::1]/', 'strict', '[::1]:443', '::1'],
  ['http://[fe80::1]:8080/', 'server', '[fe80::1]:8080', 'fe80::1'],
] as const)('%s is refused to %s, and listed with its port', async (url, policy, host, address) => {
  await expect(get(url, policy)).rejects.toMatchObject({ name: 'EgressRefused', address });
  expect(egress.destinations()).toMatchObject([{ host, address, purpose: 'page', verdict: 'refused' }]);
});

test('every address that a name leads to is judged, not its name', async () => {
  for (const scheme of ['http', 'https']) {
    for (const [policy, addresses] of [
      ['strict', ['127.0.0.1']],
      // One that would do does not hide the other.
      ['strict', ['93.184.216.34', '10.0.0.1']],
      ['server', ['169.254.169.254']],
      ['server', ['127.0.0.1', '::ffff:169.254.169.254']],
    ] as const) {
      leadsTo(...addresses);
      await expect(
        get(`${scheme}://rebound.example:${port}/`, policy),
        addresses.join(),
      ).rejects.toMatchObject({ name: 'EgressRefused', address: addresses.at(-1) });
    }
  }
  expect(connections).toBe(0);
  expect(egress.destinations().every(({ verdict }) => verdict === 'refused')).toBe(true);
  leadsTo('127.0.0.1');
  const { body } = await get(`http://rebound.example:${port}/`, 'server');
  expect(await body.text()).toBe('hello');
});

test.each([true, false])('a name is judged also where families are tried in turn: %s', async (inTurn) => {
  setDefaultAutoSelectFamily(inTurn);
  await expect(get(`http://localhost.:${port}/`, 'strict')).rejects.toThrow('loopback');
  expect(await (await get(`http://localhost:${port}/`, 'server')).body.text()).toBe('hello');
  expect(connections).toBe(1);
});

test('a name that leads nowhere is the error of the system', async () => {
  // No label may be so long: nobody is asked.
  const nowhere = `http://${'a'.repeat(64)}.example/`;
  await expect(get(nowhere, 'strict')).rejects.toMatchObject({ syscall: 'getaddrinfo' });
  expect(egress.destinations()).toEqual([]);
});
