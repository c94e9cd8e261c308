import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { serveHttp } from '../fixtures/servers/http-fixture.ts';
import { selfSigned } from '../support/certificate.ts';
import { connect, endAll, keep, refusalOf } from './remote.ts';

afterEach(endAll);

test('a server that signs its own certificate is not connected to, and it is said why', async () => {
  let asked = 0;
  const server = createServer(selfSigned('localhost'), (_request, response) => {
    asked++;
    response.end();
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  const host = `localhost:${port}`;
  const { reason, advice } = await refusalOf(connect(`https://${host}/mcp`));
  expect(reason).toMatchObject({ code: 'remote.certificate', params: { host, why: 'selfSigned' } });
  expect(advice.code).toBe('remote.advice.selfSigned');
  expect(asked).toBe(0);
  await new Promise((done) => server.close(done));
});

test('https where plain http is spoken', async () => {
  const fixture = keep(await serveHttp((_asked, response) => void response.end()));
  const { reason, advice } = await refusalOf(connect(fixture.url.replace('http:', 'https:')));
  expect(reason).toMatchObject({ code: 'remote.certificate', params: { why: 'noTls' } });
  expect(advice.code).toBe('remote.advice.noTls');
});
