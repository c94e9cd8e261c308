import { createServer } from 'node:http';
import type { Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createEgress } from './egress.ts';
import type { Outlet } from './egress.ts';

let server: Server;
let origin = '';
let asked: string[];
let answer: (step: number, response: ServerResponse) => void;
let outlet: Outlet;

beforeEach(async () => {
  asked = [];
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (piece: Buffer) => (body += piece.toString()));
    request.on('end', () => {
      asked.push(`${request.method ?? ''} ${request.url ?? ''} ${body}`.trim());
      answer(Number(request.url?.slice(1)), response);
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  outlet = createEgress(() => 7).open('far', 'server');
});

afterEach(async () => {
  await outlet.close();
  await new Promise((done) => server.close(done));
});

const send = (step: number) =>
  outlet.send({
    method: 'POST',
    url: new URL(`${origin}/${step}`),
    headers: {},
    body: '{}',
    signal: new AbortController().signal,
  });

test.each([307, 308])('%i within the origin is followed three times, with the body', async (status) => {
  answer = (step, response) => {
    if (step === 0) response.end('there');
    else response.writeHead(status, { location: `/${step - 1}` }).end();
  };
  expect(await (await send(3)).body.text()).toBe('there');
  expect(asked).toEqual(['POST /3 {}', 'POST /2 {}', 'POST /1 {}', 'POST /0 {}']);
  await expect(send(4)).rejects.toMatchObject({ name: 'RedirectRefused', to: `${origin}/0` });
});

test.each([301, 302, 303, 305, 306])('%i is not followed: the method would be another', async (status) => {
  answer = (_step, response) => response.writeHead(status, { location: '/9?token=1' }).end();
  await expect(send(1)).rejects.toMatchObject({
    name: 'RedirectRefused',
    to: `${origin}/9`,
    kind: 'loopback',
  });
  expect(asked).toHaveLength(1);
});

test.each([
  ['http://127.0.0.1:1/x', 'http://127.0.0.1:1/x', 'loopback'],
  ['http://169.254.169.254/latest', 'http://169.254.169.254/latest', 'metadata'],
  ['https://example.com/', 'https://example.com/', undefined],
  ['http://[', '(nowhere, HTTP 307)', undefined],
])('to %s is not followed', async (location, to, kind) => {
  answer = (_step, response) => response.writeHead(307, { location }).end();
  await expect(send(1)).rejects.toMatchObject({ name: 'RedirectRefused', to, kind });
  expect(asked).toHaveLength(1);
});

test('one that says nothing of where to leads nowhere', async () => {
  answer = (_step, response) => response.writeHead(308).end();
  await expect(send(1)).rejects.toMatchObject({ to: '(nowhere, HTTP 308)', kind: undefined });
});

test.each([200, 204, 300, 304, 309, 404, 500])('%i is an answer', async (status) => {
  answer = (_step, response) => response.writeHead(status, { location: '/9' }).end();
  const { statusCode, body } = await send(1);
  expect(statusCode).toBe(status);
  await body.dump();
  expect(asked).toHaveLength(1);
});

test('what is closed sends nothing, and ends what waits on it', async () => {
  answer = () => undefined;
  const waiting = send(1);
  waiting.catch(() => undefined);
  await expect.poll(() => asked.length).toBe(1);
  await outlet.close();
  await expect(waiting).rejects.toThrow();
  await expect(send(1)).rejects.toThrow('the connection is closed');
  expect(asked).toHaveLength(1);
});
