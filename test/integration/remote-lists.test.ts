import { afterEach, expect, test } from 'vitest';
import type { ServerResponse } from 'node:http';
import { sayEvent, sayJson, serveHttp, textResult } from '../fixtures/servers/http-fixture.ts';
import type { Asked, HttpFixture } from '../fixtures/servers/http-fixture.ts';
import { call, connect, endAll, keep, textOf } from './remote.ts';

afterEach(endAll);

const SUBSCRIPTION = 'io.modelcontextprotocol/subscriptionId';

/** A server of the modern era that says when its tools change; `answers` may take a method over. */
async function serveChanging(
  tools: () => object[],
  answers: Record<string, (asked: Asked, response: ServerResponse) => void> = {},
): Promise<HttpFixture> {
  const fixture = await serveHttp((asked, response) => {
    const { id, method = '' } = asked.message;
    const own = answers[method];
    const complete = { resultType: 'complete', ttlMs: 0, cacheScope: 'private' };
    if (own !== undefined) own(asked, response);
    else if (method === 'server/discover') {
      const capabilities = { tools: { listChanged: true } };
      const result = { ...complete, supportedVersions: ['2026-07-28'], capabilities };
      sayJson(response, { jsonrpc: '2.0', id, result });
    } else if (method === 'tools/list') {
      sayJson(response, { jsonrpc: '2.0', id, result: { ...complete, tools: tools() } });
    } else if (method === 'subscriptions/listen') acknowledge(asked, response);
  });
  return keep(fixture);
}

function acknowledge({ message: { id } }: Asked, response: ServerResponse): void {
  const params = { _meta: { [SUBSCRIPTION]: id }, notifications: { toolsListChanged: true } };
  sayEvent(response, { jsonrpc: '2.0', method: 'notifications/subscriptions/acknowledged', params });
}

const tool = (name: string, region: object) => ({
  name,
  inputSchema: { type: 'object', properties: { region } },
});
const asksOf = (fixture: HttpFixture, method: string) =>
  fixture.asked.filter(({ message }) => message.method === method);

test('a call whose headers no longer fit is sent once more after the tools were listed again', async () => {
  let wanted = false;
  const fixture = await serveChanging(
    () => [tool('where', { type: 'string', ...(wanted ? { 'x-mcp-header': 'Region' } : {}) })],
    {
      'tools/call'({ message: { id }, headers }, response) {
        if (headers['mcp-param-region'] === 'eu') {
          sayJson(response, {
            jsonrpc: '2.0',
            id,
            result: { resultType: 'complete', ...textResult('here') },
          });
          return;
        }
        wanted = true;
        const error = { code: -32020, message: 'Mcp-Param-Region is missing' };
        sayJson(response, { jsonrpc: '2.0', id, error }, 400);
      },
    },
  );
  const { session, inventories } = await connect(fixture.url);
  expect(await textOf(call(session, 'where', { region: 'eu' }))).toBe('here');
  expect(asksOf(fixture, 'tools/call')).toHaveLength(2);
  expect(inventories).toHaveLength(2);
  // One that is never content costs one more attempt, not one after the other.
  expect(await call(session, 'where', { region: 'us' })).toMatchObject({ error: { code: -32020 } });
  expect(asksOf(fixture, 'tools/call')).toHaveLength(3);
  expect(asksOf(fixture, 'tools/list')).toHaveLength(2);
});

test('the stream on which changes are told is opened again, and what was missed is read', async () => {
  const names = ['before'];
  let opened = 0;
  const fixture = await serveChanging(() => names.map((name) => tool(name, { type: 'string' })), {
    'subscriptions/listen'(asked, response) {
      acknowledge(asked, response);
      if (opened++ > 0) return;
      setTimeout(() => {
        names.push('after');
        response.end();
      }, 100);
    },
  });
  const { inventories, attached } = await connect(fixture.url);
  await expect.poll(() => inventories.at(-1)?.tools.map(({ name }) => name)).toEqual(['before', 'after']);
  expect(asksOf(fixture, 'subscriptions/listen')).toHaveLength(2);
  await attached.close();
  const stopped = fixture.asked.length;
  await fixture.asked.findLast(({ message }) => message.method === 'subscriptions/listen')?.gone;
  expect(fixture.asked).toHaveLength(stopped);
});

test('a server that says after every list that it changed is not listed without end', async () => {
  let stream: ServerResponse | undefined;
  const fixture = await serveChanging(
    () => {
      const params = { _meta: { [SUBSCRIPTION]: 'listen:0' } };
      setImmediate(() => {
        if (stream !== undefined)
          sayEvent(stream, { jsonrpc: '2.0', method: 'notifications/tools/list_changed', params });
      });
      return [];
    },
    {
      'subscriptions/listen'(asked, response) {
        stream = response;
        acknowledge(asked, response);
      },
    },
  );
  await connect(fixture.url);
  await expect.poll(() => asksOf(fixture, 'tools/list').length).toBeGreaterThan(2);
  const before = asksOf(fixture, 'tools/list').length;
  await new Promise((done) => setTimeout(done, 1_000));
  expect(asksOf(fixture, 'tools/list').length - before).toBeLessThanOrEqual(1);
});
