import { lookup } from 'node:dns/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { hostname } from 'node:os';
import { expect, test } from 'vitest';
import { addressKind, hostKind, isAllowed } from './egress-addresses.ts';
import { createDestinations } from './egress-destinations.ts';
import { EgressRefused } from './egress-refusal.ts';
import { createEgress } from './egress.ts';

/** Every spelling is read as a WHATWG URL reads it; `server` and `strict` are what the two policies say. */
test.each([
  ['http://169.254.169.254/', 'metadata', false, false],
  ['http://2852039166/', 'metadata', false, false],
  ['http://0xa9.254.0251.254/', 'metadata', false, false],
  ['http://[::ffff:169.254.169.254]/', 'metadata', false, false],
  ['http://169.254.170.2/', 'metadata', false, false],
  ['http://100.100.100.200/', 'metadata', false, false],
  ['http://[fd00:ec2::254]/', 'metadata', false, false],
  ['http://METADATA.google.internal./', 'metadata', false, false],
  ['http://169.254.1.1/', 'linkLocal', false, false],
  ['http://[fe80::1]/', 'linkLocal', false, false],
  ['http://[64:ff9b::a9fe:a9fe]/', 'linkLocal', false, false],
  ['http://[2002:a9fe:a9fe::1]/', 'linkLocal', false, false],
  ['http://metadata.goog/', 'metadata', false, false],
  ['http://0/', 'unspecified', false, false],
  ['http://[::]/', 'unspecified', false, false],
  ['http://224.0.0.251/', 'multicast', false, false],
  ['http://[ff02::1]/', 'multicast', false, false],
  ['http://255.255.255.255/', 'reserved', false, false],
  ['http://[2001:db8::1]/', 'reserved', false, false],
  ['http://[100::1]/', 'reserved', false, false],
  ['http://[fec0::1]/', 'reserved', false, false],
  ['http://192.0.0.1/', 'reserved', false, false],
  ['http://192.0.2.1/', 'reserved', false, false],
  ['http://198.19.0.1/', 'reserved', false, false],
  ['http://198.51.100.1/', 'reserved', false, false],
  ['http://203.0.113.1/', 'reserved', false, false],
  ['http://localhost/', 'loopback', true, false],
  ['http://127.1/', 'loopback', true, false],
  ['http://[::1]/', 'loopback', true, false],
  ['http://[::ffff:7f00:1]/', 'loopback', true, false],
  ['http://dev.localhost/', 'loopback', true, false],
  ['http://10.1.2.3/', 'private', true, false],
  ['http://192.168.1.1/', 'private', true, false],
  ['http://172.31.0.1/', 'private', true, false],
  ['http://100.64.0.1/', 'private', true, false],
  ['http://[fd12::1]/', 'private', true, false],
  ['http://8.8.8.8/', 'public', true, true],
  ['http://198.20.0.1/', 'public', true, true],
  ['http://172.32.0.1/', 'public', true, true],
  ['http://[2606:4700::1]/', 'public', true, true],
] as const)('%s is %s', (url, kind, server, strict) => {
  expect(hostKind(new URL(url).hostname)).toBe(kind);
  expect(isAllowed(kind, 'server')).toBe(server);
  expect(isAllowed(kind, 'strict')).toBe(strict);
});

test('a name says nothing before it is resolved', () => {
  expect(hostKind('example.com')).toBeUndefined();
  expect(addressKind('::ffff:10.0.0.1')).toBe('private');
});

test('a name that leads to a forbidden address is refused before a byte leaves', async () => {
  let connections = 0;
  const server = createServer((_request, response) => response.end('hello'));
  server.on('connection', () => connections++);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  const egress = createEgress(() => 7);
  const url = new URL(`http://localhost:${port}/`);
  const request = { method: 'GET', url, headers: {}, signal: new AbortController().signal } as const;

  const strict = egress.open('page', 'strict');
  await expect(strict.send(request)).rejects.toThrow(EgressRefused);
  expect(connections).toBe(0);
  const open = egress.open('notes', 'server');
  const { body } = await open.send(request);
  expect(await body.text()).toBe('hello');
  expect(connections).toBe(1);
  expect(egress.destinations()).toMatchObject([
    {
      host: `localhost:${port}`,
      purpose: 'notes',
      verdict: 'allowed',
      address: '127.0.0.1',
      count: 1,
      lastAt: 7,
    },
    { host: `localhost:${port}`, purpose: 'page', verdict: 'refused' },
  ]);
  await Promise.all([strict.close(), open.close()]);
  await new Promise((done) => server.close(done));
});

test('a name that says nothing is judged by the address that it leads to', async (context) => {
  const found = await lookup(hostname()).catch(() => undefined);
  // Most systems give their own name an address of their own.
  if (found === undefined || addressKind(found.address) === 'public')
    return context.skip('its own name leads to the internet here');
  const egress = createEgress(() => 7);
  const outlet = egress.open('page', 'strict');
  const url = new URL(`http://${hostname()}:1/`);
  const sent = outlet.send({ method: 'GET', url, headers: {}, signal: new AbortController().signal });
  await expect(sent).rejects.toMatchObject({ name: 'EgressRefused', kind: addressKind(found.address) });
  const { address } = found;
  expect(egress.destinations()).toMatchObject([{ host: `${hostname()}:1`, address, verdict: 'refused' }]);
  await outlet.close();
});

test('destinations are bounded, and the one seen last comes first', () => {
  let now = 0;
  const destinations = createDestinations(() => ++now);
  for (let n = 0; n < 600; n++) destinations.add({ host: `h${n}:443`, purpose: 'p', verdict: 'allowed' });
  destinations.add({ host: 'h200:443', purpose: 'p', verdict: 'allowed' });
  const list = destinations.list();
  expect(list).toHaveLength(500);
  expect(list[0]).toMatchObject({ host: 'h200:443', count: 2, firstAt: 201, lastAt: 601 });
  expect(list.at(-1)?.host).toBe('h100:443');
});

test('the first request after a server was started anew arrives, once, on a connection of its own', async () => {
  let arrived = 0;
  const listen = async (at: number) => {
    const server = createServer((_request, response) => {
      arrived++;
      response.end('hello');
    });
    await new Promise<void>((done) => server.listen(at, '127.0.0.1', done));
    return server;
  };
  const stop = async (server: Awaited<ReturnType<typeof listen>>) => {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  };
  const old = await listen(0);
  const { port } = old.address() as AddressInfo;
  const url = new URL(`http://127.0.0.1:${port}/`);
  const outlet = createEgress(() => 7).open('far', 'server');
  const { signal } = new AbortController();
  const send = () => outlet.send({ method: 'POST', url, headers: {}, body: '{}', signal });
  await (await send()).body.text();
  await stop(old);
  const anew = await listen(port);
  expect(await (await send()).body.text()).toBe('hello');
  expect(arrived).toBe(2);
  await outlet.close();
  await stop(anew);
});

test('a request that may have arrived is never sent twice', async () => {
  let arrived = 0;
  const server = createServer((request) => {
    arrived++;
    request.socket.destroy();
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  const outlet = createEgress(() => 7).open('far', 'server');
  const url = new URL(`http://127.0.0.1:${port}/`);
  const { signal } = new AbortController();
  await expect(outlet.send({ method: 'POST', url, headers: {}, body: '{}', signal })).rejects.toThrow();
  expect(arrived).toBe(1);
  await outlet.close();
  await new Promise((done) => server.close(done));
});
