import { afterEach, expect, test } from 'vitest';
import { sayEvent, sayJson, serveLegacy, serveModern, textResult } from '../fixtures/servers/http-fixture.ts';
import { call, connect, endAll, everything, keep, textOf } from './remote.ts';

afterEach(endAll);

test('the reference server over Streamable HTTP: session, progress, farewell', async () => {
  const port = await everything('streamableHttp');
  const { session, peer, inventories, destinations, attached } = await connect(
    `http://127.0.0.1:${port}/mcp`,
  );
  expect(peer).toMatchObject({ era: 'legacy', protocolVersion: '2025-11-25' });
  expect(inventories[0]?.tools.length).toBeGreaterThan(8);
  expect(await textOf(call(session, 'echo', { message: 'hello' }))).toContain('hello');
  const steps: number[] = [];
  const progress = (step: number): void => void steps.push(step);
  const long = call(session, 'trigger-long-running-operation', { duration: 0.3, steps: 3 }, { progress });
  expect(await textOf(long)).toContain('completed');
  expect(steps).toEqual([1, 2, 3]);
  expect(destinations()).toMatchObject([{ host: `127.0.0.1:${port}`, verdict: 'allowed', purpose: 'far' }]);
  await attached.close();
  expect(await call(session, 'echo')).toMatchObject({ kind: 'closed' });
});

test.each(['sse', 'http'] as const)('the reference server over HTTP+SSE, entered as %s', async (type) => {
  const port = await everything('sse');
  const { session, peer, inventories } = await connect(`http://127.0.0.1:${port}/sse`, type);
  expect(peer.era).toBe('legacy');
  expect(inventories[0]?.tools.length).toBeGreaterThan(8);
  expect(await textOf(call(session, 'echo', { message: 'old' }))).toContain('old');
});

test('a modern server: headers say what the body says, and closing the stream cancels', async () => {
  const fixture = keep(await serveModern());
  const { session, peer } = await connect(fixture.url, 'http', { 'X-Team': 'blue' });
  expect(peer).toMatchObject({ era: 'modern', protocolVersion: '2026-07-28' });
  expect(await textOf(call(session, 'echo', { text: 'näh' }))).toBe('näh');
  const asked = fixture.asked.at(-1);
  expect(asked?.headers).toMatchObject({
    'mcp-protocol-version': '2026-07-28',
    'mcp-method': 'tools/call',
    'mcp-name': 'echo',
    'x-team': 'blue',
  });
  const stop = new AbortController();
  const waiting = call(session, 'wait', {}, { signal: stop.signal });
  await expect.poll(() => fixture.asked.at(-1)?.message.params?.['name']).toBe('wait');
  stop.abort();
  expect(await waiting).toEqual({ kind: 'cancelled' });
  await fixture.asked.at(-1)?.gone;
  expect(fixture.asked.filter(({ message }) => message.method === 'notifications/cancelled')).toEqual([]);
});

test('the legacy era: session id and revision are repeated, cancelling is said, closing deletes', async () => {
  const fixture = keep(await serveLegacy({ slow: () => undefined }));
  const { session, attached } = await connect(fixture.url);
  const stop = new AbortController();
  const waiting = call(session, 'slow', {}, { signal: stop.signal });
  await expect.poll(() => fixture.asked.at(-1)?.message.method).toBe('tools/call');
  const asked = fixture.asked.at(-1);
  expect(asked?.headers).toMatchObject({
    'mcp-session-id': 'session-1',
    'mcp-protocol-version': '2025-11-25',
  });
  stop.abort();
  expect(await waiting).toEqual({ kind: 'cancelled' });
  await asked?.gone;
  await expect
    .poll(() => fixture.asked.at(-1)?.message)
    .toMatchObject({ method: 'notifications/cancelled', params: { requestId: asked?.message.id } });
  await attached.close();
  expect(fixture.asked.at(-1)).toMatchObject({
    method: 'DELETE',
    headers: { 'mcp-session-id': 'session-1' },
  });
});

test('a stream that breaks off costs its own call; a server that is gone ends the session', async () => {
  const fixture = keep(
    await serveLegacy({
      dies(_asked, response) {
        sayEvent(response, { jsonrpc: '2.0', method: 'notifications/message', params: { data: 1 } });
        setTimeout(() => response.destroy(), 20);
      },
      late({ message: { id } }, response) {
        setTimeout(() => {
          sayJson(response, { jsonrpc: '2.0', id, result: textResult('alive') });
        }, 150);
      },
    }),
  );
  const { session, attached } = await connect(fixture.url);
  const late = call(session, 'late');
  expect(await call(session, 'dies')).toMatchObject({ kind: 'closed' });
  expect(await textOf(late)).toBe('alive');
  await fixture.close();
  // The first may still fail on the connection that was cut; the next one finds nobody.
  expect(await call(session, 'late')).toMatchObject({ kind: 'closed' });
  expect(await call(session, 'late')).toMatchObject({ kind: 'closed' });
  expect(await attached.lost).toMatchObject({ code: 'remote.refused' });
});

test('a session that the server has forgotten is lost', async () => {
  const fixture = keep(await serveLegacy({ gone: (_asked, response) => void response.writeHead(404).end() }));
  const { session, attached } = await connect(fixture.url);
  expect(await call(session, 'gone')).toMatchObject({ kind: 'closed' });
  expect(await attached.lost).toMatchObject({ code: 'remote.sessionLost' });
});

test('a legacy stream is taken up again where it broke off, after the time the server asked for', async () => {
  let waitingFor: string | number | undefined;
  const fixture = keep(
    await serveLegacy(
      {
        twice({ message: { id } }, response) {
          waitingFor = id;
          response.writeHead(200, { 'content-type': 'text/event-stream' });
          response.end(': hello\nid: e1\nretry: 10\ndata:\n\n');
        },
      },
      ({ headers }, response) => {
        if (headers['last-event-id'] === 'e1')
          sayEvent(response, { jsonrpc: '2.0', id: waitingFor, result: textResult('after all') });
        else response.writeHead(405).end();
      },
    ),
  );
  const { session, noise } = await connect(fixture.url);
  expect(await textOf(call(session, 'twice'))).toBe('after all');
  // The event without data that only carries an id is no message.
  expect(noise).toEqual([]);
});

test('what the server says unasked arrives on its own stream', async () => {
  const fixture = keep(
    await serveLegacy({}, (_asked, response) => {
      sayEvent(response, { jsonrpc: '2.0', method: 'notifications/tools/list_changed' });
    }),
  );
  const { inventories } = await connect(fixture.url);
  await expect.poll(() => inventories.length).toBeGreaterThan(1);
});

test('odd answers: large, twice, never, endless, too large, another type', async () => {
  const fixture = keep(
    await serveLegacy({
      large: ({ message: { id } }, response) => {
        sayJson(response, { jsonrpc: '2.0', id, result: textResult('x'.repeat(16 * 2 ** 20)) });
      },
      twice: ({ message: { id } }, response) => {
        sayEvent(response, { jsonrpc: '2.0', id, result: textResult('first') });
        sayEvent(response, { jsonrpc: '2.0', id, result: textResult('second') });
        response.end();
      },
      never: (_asked, response) => {
        sayEvent(response, { jsonrpc: '2.0', id: 'somebody', result: {} });
        response.end();
      },
      endless: (asked, response) => {
        const timer = setInterval(() => {
          sayEvent(response, { jsonrpc: '2.0', method: 'notifications/message', params: {} });
        }, 5);
        void asked.gone.then(() => {
          clearInterval(timer);
        });
      },
      huge: ({ message: { id } }, response) => {
        const piece = 'y'.repeat(2 ** 20);
        response.writeHead(200, { 'content-type': 'application/json' });
        response.write(`{"jsonrpc":"2.0","id":${JSON.stringify(id)},"result":{"text":"`);
        const more = (): void => {
          if (!response.destroyed) response.write(piece, () => setImmediate(more));
        };
        more();
      },
      page: (_asked, response) => {
        response.writeHead(200, { 'content-type': 'text/html' }).end('<p>Welcome</p>');
      },
    }),
  );
  const { session } = await connect(fixture.url);
  expect((await textOf(call(session, 'large'))).length).toBe(16 * 2 ** 20);
  expect(await textOf(call(session, 'twice'))).toBe('first');
  expect(await call(session, 'never')).toMatchObject({ kind: 'closed' });
  expect(await call(session, 'endless', {}, { deadlineMs: 100 })).toEqual({ kind: 'timeout' });
  await fixture.asked.find(({ message }) => message.params?.['name'] === 'endless')?.gone;
  expect(await call(session, 'huge')).toEqual({ kind: 'tooLong' });
  expect(await call(session, 'page')).toMatchObject({ kind: 'error' });
  expect(session.inFlight()).toBe(0);
});
