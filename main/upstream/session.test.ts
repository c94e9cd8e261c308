import { PassThrough } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { Call } from '#contract/call.ts';
import { createPayload } from './payload.ts';
import { createPipe } from './pipe.ts';
import { MAX_MESSAGE_BYTES, createSession } from './session.ts';

function connect(limitBytes?: number) {
  const stdin = new PassThrough();
  const stdout = new PassThrough();
  const foreign: string[] = [];
  const noise: string[] = [];
  const seen = { tooLong: 0, ended: 0 };
  const session = createSession(
    (events) => createPipe({ stdin, stdout }, limitBytes ?? MAX_MESSAGE_BYTES, events),
    {
      onForeign: (line) => foreign.push(line.toString()),
      onNoise: (line) => noise.push(line),
      onTooLong: () => void seen.tooLong++,
      onTrouble: () => undefined,
      onWarning: () => undefined,
      onEnd: () => void seen.ended++,
    },
    { sent: () => undefined, received: () => undefined },
  );
  const sent = async (): Promise<Record<string, unknown>[]> => {
    await new Promise(setImmediate);
    const text = (stdin.read() as Buffer | null)?.toString() ?? '';
    return text
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as Record<string, unknown>);
  };
  const say = async (value: unknown): Promise<void> => {
    stdout.write(typeof value === 'string' ? value : `${JSON.stringify(value)}\n`);
    await new Promise(setImmediate);
  };
  return { session, sent, say, foreign, noise, seen, stdout };
}

const options = { deadlineMs: 10_000 };

test('answers find their requests in any order, and bytes pass unchanged', async () => {
  const { session, sent, say } = connect();
  const first = session.request('tools/call', { name: 'a' }, options);
  const second = session.request('tools/call', { name: 'b' }, options);
  const [a, b] = await sent();
  await say(`{"result":{"n":2, "odd":"\\u00e9"},"jsonrpc":"2.0","id":"${String(b?.['id'])}"}\n`);
  await say({ jsonrpc: '2.0', id: a?.['id'], error: { code: -32602, message: 'no' } });
  expect(await second).toMatchObject({ kind: 'result' });
  const answer = await second;
  expect(answer.kind === 'result' && answer.result.toString()).toBe('{"n":2, "odd":"\\u00e9"}');
  expect(await first).toEqual({ kind: 'error', error: { code: -32602, message: 'no' } });
});

test('an id answered twice, or never asked, disturbs nobody', async () => {
  const { session, sent, say, foreign } = connect();
  const asked = session.request('x', {}, options);
  const [request] = await sent();
  const reply = { jsonrpc: '2.0', id: request?.['id'], result: { n: 1 } };
  await say(reply);
  await say(reply);
  await say({ jsonrpc: '2.0', id: 'p999', result: {} });
  expect(await asked).toMatchObject({ kind: 'result' });
  expect(foreign).toEqual([]);
  expect(session.inFlight()).toBe(0);
});

test('the answers and requests of others go to the SDK', async () => {
  const { say, foreign } = connect();
  await say({ jsonrpc: '2.0', id: 0, result: {} });
  await say({ jsonrpc: '2.0', id: 'p1', method: 'ping' });
  await say({ jsonrpc: '2.0', method: 'notifications/message', params: {} });
  expect(foreign).toHaveLength(3);
});

test('noise is reported and never mistaken for the protocol', async () => {
  const { say, noise } = connect();
  await say('Server listening…\n');
  await say('{"level":"info"}\n');
  await say('{"jsonrpc":"2.0","id":nope,"result":{}}\n');
  await say('{"jsonrpc":"2.0","method":"notifications/progress","params":{broken}}\n');
  expect(noise).toHaveLength(4);
});

test('a deadline and a cancel both tell the server', async () => {
  const { session, sent } = connect();
  const abort = new AbortController();
  const late = session.request('x', {}, { deadlineMs: 5 });
  const cancelled = session.request('y', {}, { deadlineMs: 10_000, signal: abort.signal });
  abort.abort();
  expect(await cancelled).toEqual({ kind: 'cancelled' });
  expect(await late).toEqual({ kind: 'timeout' });
  const methods = (await sent()).map((message) => message['method']);
  expect(methods).toEqual(['x', 'y', 'notifications/cancelled', 'notifications/cancelled']);
});

test('progress reaches the one who asked for it', async () => {
  const { session, sent, say, foreign } = connect();
  const seen: unknown[] = [];
  void session.request('x', {}, { ...options, progress: (...args) => seen.push(args) });
  const [request] = await sent();
  const token = String(
    (request?.['params'] as { _meta?: { progressToken?: string } } | undefined)?._meta?.progressToken,
  );
  await say({
    jsonrpc: '2.0',
    method: 'notifications/progress',
    params: { progressToken: token, progress: 1, total: 3 },
  });
  await say({
    jsonrpc: '2.0',
    method: 'notifications/progress',
    params: { progressToken: 'p77', progress: 1 },
  });
  expect(seen).toEqual([[1, 3, undefined]]);
  expect(foreign).toHaveLength(1);
});

test('an answer that is too long fails its call alone', async () => {
  const { session, sent, say, seen } = connect(10_000);
  const long = session.request('x', {}, options);
  const other = session.request('y', {}, options);
  const [x, y] = await sent();
  await say(`{"result":{"text":"${'z'.repeat(20_000)}"},"jsonrpc":"2.0","id":"${String(x?.['id'])}"}\n`);
  await say({ jsonrpc: '2.0', id: y?.['id'], result: {} });
  expect(await long).toEqual({ kind: 'tooLong' });
  expect(await other).toMatchObject({ kind: 'result' });
  expect(seen.tooLong).toBe(1);
});

test('when the output ends everything in flight is settled, and later requests at once', async () => {
  const { session, stdout, seen, noise, say } = connect();
  const open = session.request('x', {}, options);
  await say('half a li');
  stdout.end();
  expect(await open).toEqual({ kind: 'closed' });
  expect(await session.request('y', {}, options)).toEqual({ kind: 'closed' });
  expect(seen.ended).toBe(1);
  expect(noise).toEqual(['half a li']);
});

test('a large payload is not parsed for its head', () => {
  const big = { content: [{ type: 'text', text: 'q'.repeat(100_000) }], isError: true };
  const payload = createPayload(Buffer.from(JSON.stringify(big)));
  expect(payload.head).toEqual({ isError: true, resultType: 'complete' });
  expect(payload.json()).toEqual(big);
  expect(payload.json()).toBe(payload.json());
  expect(() => createPayload(Buffer.from('[]'))).toThrow(SyntaxError);
});

test('calls in flight are known, and the deadline stands still while one of them is held', async () => {
  const { session, say } = connect();
  const held: number[] = [];
  const asked = session.request(
    'x',
    {},
    { deadlineMs: 30, call: { id: 'a' } as Call, onHeld: (ms) => held.push(ms) },
  );
  void session.request('y', {}, options);
  const [caller, ...others] = session.callers();
  expect(caller?.call).toEqual({ id: 'a' });
  expect(others).toEqual([]);
  const hold = caller?.hold();
  await delay(80);
  hold?.release();
  expect(held[0]).toBeGreaterThan(30);
  const last = caller?.hold();
  await say({ jsonrpc: '2.0', id: 'p1', result: {} });
  expect(await asked).toMatchObject({ kind: 'result' });
  expect(last?.signal.aborted).toBe(true);
  expect(held).toHaveLength(2);
  expect(session.callers()).toEqual([]);
});
