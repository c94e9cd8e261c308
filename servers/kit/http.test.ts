import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { retryAfterMs } from './http-failure.ts';
import { request } from './http.ts';
import type { HttpRequest } from './http.ts';

let server: Server;
let base = '';
let connections = 0;
let answer: (request: IncomingMessage, response: ServerResponse) => void;

beforeEach(async () => {
  connections = 0;
  answer = (_request, response) => response.end('hello');
  server = createServer((incoming, response) => answer(incoming, response));
  server.on('connection', () => connections++);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterEach(async () => {
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
});

const send = (url: string, more: Partial<HttpRequest> = {}) =>
  request(url, { timeoutMs: 10_000, reach: 'configured', signal: new AbortController().signal, ...more });

test('sends method, headers and body, and answers status, headers and body', async () => {
  answer = (incoming, response) => {
    let body = '';
    incoming.on('data', (piece: Buffer) => (body += piece.toString()));
    incoming.on('end', () => {
      response.setHeader('set-cookie', ['a=1', 'b=2']);
      response
        .writeHead(201)
        .end(JSON.stringify([incoming.method, incoming.url, incoming.headers['x-one'], body]));
    });
  };
  const sent = await send(`${base}/a?b=c`, {
    method: 'PUT',
    headers: { 'x-one': '1' },
    body: Buffer.from('é'),
  });
  expect(sent.status).toBe(201);
  expect(sent.headers['set-cookie']).toBe('a=1, b=2');
  expect(sent.json()).toEqual(['PUT', '/a?b=c', '1', 'é']);
  expect(sent.body).toEqual(Buffer.from(sent.text()));
});

test.each(['ftp://x/', 'file:///etc/passwd', 'x', '', 'javascript:1'])('%j is V', async (url) => {
  await expect(send(url, { field: 'url' })).rejects.toMatchObject({ code: 'V', fields: { field: 'url' } });
});

describe('what the guard refuses is P, names the parameter, and nothing leaves', () => {
  test.each(['127.0.0.1', 'localhost', '[::ffff:127.0.0.1]', '2130706433', '0x7f.1'])(
    '%s, for an address that somebody else chose',
    async (host) => {
      const { port } = server.address() as AddressInfo;
      await expect(send(`http://${host}:${port}/`, { reach: 'public', field: 'url' })).rejects.toMatchObject({
        code: 'P',
        fields: { field: 'url', kind: 'loopback' },
      });
      expect(connections).toBe(0);
    },
  );

  test.each(['169.254.169.254', 'metadata.google.internal', '[fd00:ec2::254]', '169.254.1.1', '0.0.0.0'])(
    '%s, wherever it comes from',
    async (host) => {
      for (const reach of ['public', 'configured'] as const) {
        await expect(send(`http://${host}/`, { reach })).rejects.toMatchObject({ code: 'P' });
      }
    },
  );

  test('a redirect to somewhere else', async () => {
    answer = (_request, response) =>
      response.writeHead(307, { location: 'http://example.org/x?secret' }).end();
    await expect(send(base)).rejects.toMatchObject({ code: 'P', fields: { to: 'http://example.org/x' } });
  });
});

test('one who does not answer is T; one who answers too slowly too', async () => {
  answer = () => undefined;
  await expect(send(base, { timeoutMs: 100 })).rejects.toMatchObject({
    code: 'T',
    fields: { timeoutMs: 100 },
  });
  answer = (_request, response) => void response.writeHead(200).write('x');
  await expect(send(base, { timeoutMs: 100 })).rejects.toMatchObject({ code: 'T' });
});

test('cancelled, it is what the caller gave as the reason', async () => {
  const cancel = new AbortController();
  answer = () => {
    cancel.abort(new Error('enough'));
  };
  await expect(send(base, { signal: cancel.signal })).rejects.toThrow('enough');
});

test('nobody there is D and says where', async () => {
  await new Promise((done) => server.close(done));
  const { host } = new URL(base);
  await expect(send(base)).rejects.toMatchObject({ code: 'D', fields: { host, errno: 'ECONNREFUSED' } });
  await expect(send('http://no-such-host.invalid/')).rejects.toMatchObject({ code: 'D' });
});

test('one who hangs up is E', async () => {
  answer = (incoming) => incoming.socket.destroy();
  await expect(send(base)).rejects.toMatchObject({ code: 'E' });
});

test('statuses from 400 are E with the body, 429 is R; named ones are answered', async () => {
  const status = (code: number, headers = {}) => {
    answer = (_request, response) => response.writeHead(code, headers).end('because');
  };
  status(400);
  await expect(send(base)).rejects.toMatchObject({ code: 'E', fields: { status: 400, body: 'because' } });
  status(399);
  expect((await send(base)).status).toBe(399);
  status(404);
  expect((await send(base, { allow: [404] })).status).toBe(404);
  await expect(send(base, { allow: [403] })).rejects.toMatchObject({ code: 'E' });
  status(429, { 'retry-after': '7' });
  await expect(send(base)).rejects.toMatchObject({ code: 'R', fields: { retryAfterMs: 7_000 } });
});

test('exactly as many bytes as allowed pass, one more is E', async () => {
  answer = (_request, response) => response.end('x'.repeat(1_000));
  expect((await send(base, { maxBytes: 1_000 })).body).toHaveLength(1_000);
  await expect(send(base, { maxBytes: 999 })).rejects.toMatchObject({ code: 'E', fields: { limit: 999 } });
});

test('what is not JSON is E when it is read as such', async () => {
  const got = await send(base);
  expect(() => got.json()).toThrow(expect.objectContaining({ code: 'E' }));
});

test.each([
  [{}, undefined],
  [{ 'retry-after': '' }, undefined],
  [{ 'retry-after': '120' }, 120_000],
  [{ 'retry-after': 'soon' }, undefined],
  [{ 'retry-after': 'Thu, 01 Jan 1970 00:01:00 GMT' }, 50_000],
  [{ 'retry-after': 'Thu, 01 Jan 1970 00:00:01 GMT' }, 0],
])('%j waits %s', (headers, ms) => {
  expect(retryAfterMs(headers as Record<string, string>, 10_000)).toBe(ms);
});
