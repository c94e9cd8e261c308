import { afterEach, expect, test } from 'vitest';
import { sayJson, serveHttp, serveModern } from '../fixtures/servers/http-fixture.ts';
import { freePort } from '../support/free-port.ts';
import { connect, endAll, keep, refusalOf } from './remote.ts';

afterEach(endAll);

test('a server that wants to know who asks, and one that is a web page', async () => {
  const locked = keep(
    await serveHttp(
      (_asked, response) => void response.writeHead(401, { 'www-authenticate': 'Bearer' }).end(),
    ),
  );
  expect(await refusalOf(connect(locked.url))).toMatchObject({
    reason: { code: 'remote.unauthorized', params: { status: 401 } },
    advice: { code: 'remote.advice.token' },
  });
  const page = keep(
    await serveHttp(
      (_asked, response) => void response.writeHead(200, { 'content-type': 'text/html' }).end('<p>Hi</p>'),
    ),
  );
  const { reason } = await refusalOf(connect(page.url));
  expect(reason).toMatchObject({ code: 'remote.notMcp', params: { type: 'text/html' } });
  const empty = keep(await serveHttp((_asked, response) => void response.writeHead(404).end()));
  expect((await refusalOf(connect(empty.url))).reason.code).toBe('remote.noEndpoint');
  const broken = keep(await serveHttp((_asked, response) => void response.writeHead(502).end('bad gateway')));
  expect((await refusalOf(connect(broken.url))).reason).toMatchObject({
    code: 'remote.status',
    params: { status: 502, said: 'bad gateway' },
  });
});

test('redirects stay where the user said, and metadata addresses are never asked', async () => {
  const other = keep(await serveHttp((_asked, response) => void response.writeHead(200).end()));
  const to = (location: string) =>
    serveHttp((_asked, response) => void response.writeHead(307, { location }).end()).then(keep);
  const away = await refusalOf(connect((await to(`${other.url}?token=hunter2`)).url));
  expect(away.reason).toMatchObject({ code: 'remote.redirected', params: { to: other.url } });
  expect(other.asked).toEqual([]);
  const trap = await to('http://169.254.169.254/latest/meta-data');
  expect((await refusalOf(connect(trap.url))).reason).toMatchObject({
    code: 'remote.redirectedForbidden',
    params: { kind: 'metadata' },
  });
  expect((await refusalOf(connect('http://169.254.169.254/mcp'))).reason).toMatchObject({
    code: 'remote.forbidden',
    params: { kind: 'metadata' },
  });
  const inner = keep(await serveModern());
  const around = keep(
    await serveHttp((asked, response) => {
      if (asked.path === '/mcp') response.writeHead(308, { location: '/inner' }).end();
      else if (asked.path === '/inner')
        sayJson(response, { jsonrpc: '2.0', id: asked.message.id, error: { code: -32601, message: 'x' } });
    }),
  );
  await refusalOf(connect(around.url));
  expect(around.asked.some(({ path }) => path === '/inner')).toBe(true);
  expect(inner.asked).toEqual([]);
});

test('nobody there, and a name that does not exist', async () => {
  const port = await freePort();
  const { reason } = await refusalOf(connect(`http://127.0.0.1:${port}/mcp`));
  expect(reason).toMatchObject({ code: 'remote.refused', params: { host: `127.0.0.1:${port}` } });
  const nowhere = await refusalOf(connect('http://nowhere.invalid/mcp'));
  expect(nowhere.reason.code).toBe('remote.unknownHost');
});

test('an old server may not have its messages sent elsewhere', async () => {
  const fixture = keep(
    await serveHttp((_asked, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write('event: endpoint\ndata: http://example.com/steal\n\n');
    }),
  );
  const { reason } = await refusalOf(connect(fixture.url, 'sse'));
  expect(reason).toMatchObject({ code: 'remote.foreignEndpoint' });
});
