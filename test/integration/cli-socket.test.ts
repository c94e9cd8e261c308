import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { MAX_LINE_BYTES } from '#contract/engine-socket.ts';
import { lockOf } from './cli.ts';
import { FIXTURES, foreignServer, removeHome, startEngine } from './engine.ts';
import type { TestEngine } from './engine.ts';

const scratch = mkdtempSync(join(tmpdir(), 'patchbay-socket-'));
const counter = join(scratch, 'count');
let bay: TestEngine;

const counted = (): string => (existsSync(counter) ? readFileSync(counter, 'utf8') : '');

interface Reply {
  id: number | null;
  reply: { ok: boolean; value?: unknown; error?: { reason: { code: string } } };
}

/** A client that says whatever a test wants. */
async function client(path = lockOf(bay.home).socket) {
  const socket: Socket = connect(path);
  await new Promise((connected, failed) => {
    socket.once('connect', connected);
    socket.once('error', failed);
  });
  socket.on('error', () => undefined);
  const closed = new Promise<void>((done) => {
    socket.once('close', () => {
      done();
    });
  });
  const lines = createInterface(socket)[Symbol.asyncIterator]();
  return {
    socket,
    closed,
    next: async () => JSON.parse(String((await lines.next()).value)) as Reply,
    say: (line: unknown) => socket.write(typeof line === 'string' ? line : `${JSON.stringify(line)}\n`),
  };
}

beforeAll(async () => {
  bay = await startEngine({
    servers: [
      foreignServer('modern', [join(FIXTURES, 'servers/modern.mjs')], { env: { COUNTER_FILE: counter } }),
    ],
  });
  await bay.agree('rule.set', {
    rule: { effect: 'allow', who: '*', server: 'modern', tool: '*', where: [] },
  });
  await bay.start('modern');
});

afterAll(async () => {
  await bay.close();
  removeHome(bay.home);
  rmSync(scratch, { recursive: true, force: true });
});

test.skipIf(process.platform === 'win32')('nobody else can open it (permission bits: not on Windows)', () => {
  const { mode } = statSync(join(bay.home, 'engine.sock'));
  expect(mode & 0o777).toBe(0o600);
  expect(lockOf(bay.home)).toMatchObject({ pid: process.pid, headless: false });
});

test.each([
  ['no JSON', 'hello\n', null, 'request.malformed'],
  ['half of it', '{"id":1,\n', null, 'request.malformed'],
  ['a list', '[1,2]\n', null, 'request.malformed'],
  ['no name', '{"id":3,"params":{}}\n', 3, 'request.malformed'],
  ['a long name', `{"id":4,"name":"${'x'.repeat(300)}"}\n`, 4, 'request.malformed'],
  ['an unknown name', '{"id":5,"name":"nonsense"}\n', 5, 'request.unknown'],
  ['a name of every object', '{"id":6,"name":"__proto__"}\n', 6, 'request.unknown'],
  ['what only a window may ask', '{"id":7,"name":"secret.list","params":{}}\n', 7, 'request.wrongSurface'],
  ['wrong parameters', '{"id":8,"name":"server.start","params":{"server":7}}\n', 8, 'request.invalid'],
  ['no parameters', '{"id":9,"name":"server.start"}\n', 9, 'request.invalid'],
  ['no object', '{"id":10,"name":"tool.call","params":[]}\n', 10, 'request.invalid'],
])('%s is answered, and the connection stays', async (_what, line, id, code) => {
  const { say, next, socket } = await client();
  say(line);
  expect(await next()).toMatchObject({ id, reply: { ok: false, error: { reason: { code } } } });
  say({ id: 99, name: 'approval.list', params: {} });
  expect(await next()).toEqual({ id: 99, reply: { ok: true, value: [] } });
  socket.destroy();
});

test('a line that is too long is refused and ends its connection, and no other', async () => {
  const other = await client();
  const { say, next, closed } = await client();
  const part = 'x'.repeat(1024 * 1024);
  for (let sent = 0; sent <= MAX_LINE_BYTES; sent += part.length) say(part);
  expect(await next()).toMatchObject({ id: null, reply: { error: { reason: { code: 'request.tooLong' } } } });
  await closed;
  other.say({ id: 1, name: 'approval.list', params: {} });
  expect((await other.next()).reply.ok).toBe(true);
  other.socket.destroy();
});

test('two clients do not hear of each other, and answers come as they are ready', async () => {
  const [one, two] = [await client(), await client()];
  const wait = { server: 'modern', name: 'wait', args: { ms: 300 } };
  one.say({ id: 1, name: 'tool.call', params: wait });
  one.say({ id: 2, name: 'approval.list', params: {} });
  two.say({ id: 1, name: 'server.logs', params: { server: 'modern' } });
  expect(await one.next()).toMatchObject({ id: 2 });
  expect(await two.next()).toMatchObject({ id: 1, reply: { ok: true, value: [] } });
  expect(await one.next()).toMatchObject({ id: 1, reply: { value: { outcome: { outcome: 'ok' } } } });
  one.socket.destroy();
  two.socket.destroy();
  expect((await bay.ask('call.list', { via: 'cli', limit: 1 }))[0]).toMatchObject({ principal: 'owner' });
});

test('the calls of a client that goes away are cancelled at the server, and only those', async () => {
  const [gone, stays] = [await client(), await client()];
  const wait = (ms: number) => ({ server: 'modern', name: 'wait', args: { ms } });
  const before = counted();
  stays.say({ id: 1, name: 'tool.call', params: wait(1_500) });
  await expect.poll(counted).toBe(`${before}waiting\n`);
  gone.say({ id: 1, name: 'tool.call', params: wait(60_000) });
  await expect.poll(counted).toBe(`${before}waiting\nwaiting\n`);
  gone.socket.destroy();
  await expect.poll(counted).toBe(`${before}waiting\nwaiting\naborted\n`);
  expect(await stays.next()).toMatchObject({ reply: { value: { outcome: { outcome: 'ok' } } } });
  stays.socket.destroy();
  const [newest, older] = await bay.ask('call.list', { via: 'cli', limit: 2 });
  expect(new Set([newest?.outcome, older?.outcome])).toEqual(new Set(['cancelled', 'ok']));
});

test('the command line says no to a question, and never yes', async () => {
  const { say, next, socket } = await client();
  const writing = bay
    .start('desktop-commander')
    .then(() =>
      bay.call('desktop-commander', 'write_file', { file_path: `${bay.home}/workspace/x`, content: '' }),
    );
  await expect.poll(() => bay.ask('approval.list', {})).toHaveLength(1);
  const [approval] = await bay.ask('approval.list', {});
  const answer = (effect: object) => ({
    name: 'approval.answer',
    params: { id: approval?.id, answer: effect },
  });
  say({ id: 1, ...answer({ effect: 'allow', scope: 'call', where: [] }) });
  expect(await next()).toMatchObject({ reply: { error: { reason: { code: 'request.allowInWindow' } } } });
  say({ id: 2, ...answer({ effect: 'deny', reason: 'no' }) });
  expect(await next()).toMatchObject({ reply: { ok: true } });
  expect(await writing).toMatchObject({ outcome: 'denied', message: { params: { reason: 'no' } } });
  expect(existsSync(join(bay.home, 'workspace/x'))).toBe(false);
  socket.destroy();
});

test('an engine with a window does not go because somebody asks it to', async () => {
  const { say, next, socket } = await client();
  say({ id: 1, name: 'engine.handOver', params: {} });
  expect(await next()).toMatchObject({ reply: { error: { reason: { code: 'request.notHeadless' } } } });
  socket.destroy();
});

test.skipIf(process.platform === 'win32')(
  'a home with a long path listens somewhere else, and cleans up (Windows has named pipes)',
  async () => {
    const long = join(scratch, 'x'.repeat(60), 'y'.repeat(60));
    mkdirSync(long, { recursive: true });
    const second = await startEngine({ home: long });
    const { socket: path } = lockOf(long);
    expect(path.startsWith(long)).toBe(false);
    const { say, next, socket } = await client(path);
    say({ id: 1, name: 'state.snapshot', params: {} });
    expect(await next()).toMatchObject({ reply: { value: { home: long } } });
    socket.destroy();
    await second.close();
    expect(existsSync(path)).toBe(false);
  },
);
