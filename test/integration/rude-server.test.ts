import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { foreignServer, FIXTURES, removeHome, startEngine } from './engine.ts';
import type { TestEngine } from './engine.ts';

const rude = join(FIXTURES, 'servers/rude.mjs');
let bay: TestEngine;

beforeAll(async () => {
  // Trusted, so that its read-only tools are called without a question.
  bay = await startEngine({
    servers: [
      foreignServer('rude', [rude], { trusted: true }),
      foreignServer('noisy', [rude, '--noisy-start'], { trusted: true }),
      foreignServer('no-server', ['-e', 'console.log("I am a web server"); setTimeout(() => {}, 60000)'], {
        restart: { ...foreignServer('x', []).restart, startTimeoutMs: 7_000 },
      }),
    ],
  });
  await bay.start('rude');
});

afterAll(async () => {
  await bay.close();
  removeHome(bay.home);
});

const textOf = (outcome: Awaited<ReturnType<TestEngine['call']>>): unknown =>
  'result' in outcome ? (outcome.result as { content: { text: string }[] }).content[0]?.text : outcome;

test('a broken definition costs nobody else: repaired, left out with a warning, or counted once', async () => {
  const names = (await bay.ask('tool.list', { server: 'rude' })).map(({ ref }) => ref.name);
  expect(names).toContain('untyped');
  expect(names).not.toContain('broken');
  expect(names.filter((name) => name === 'noise')).toHaveLength(1);
  const view = (await bay.ask('state.snapshot', {})).servers.find(({ server }) => server.id === 'rude');
  expect(view?.warnings.map(({ code }) => code)).toEqual(['catalog.dropped', 'catalog.dropped']);
});

test('noise and a 20 MB line of it stay out of the way and are in the log', async () => {
  expect(textOf(await bay.call('rude', 'noise'))).toBe('after noise');
  expect(textOf(await bay.call('rude', 'huge-line'))).toBe('after the huge line');
  await expect
    .poll(async () => (await bay.ask('server.logs', { server: 'rude' })).map(({ line }) => line.slice(0, 20)))
    .toEqual(expect.arrayContaining(['debug: working on it', 'xxxxxxxxxxxxxxxxxxxx']));
});

test('a result over the limit fails its own call alone', async () => {
  const call = await bay.call('rude', 'huge-result');
  expect(call).toMatchObject({
    outcome: 'failed',
    cause: 'protocol',
    message: { code: 'call.resultTooLong' },
  });
  expect(textOf(await bay.call('rude', 'noise'))).toBe('after noise');
});

test('the first of two answers counts', async () => {
  expect(textOf(await bay.call('rude', 'twice'))).toBe('first');
  expect(textOf(await bay.call('rude', 'noise'))).toBe('after noise');
});

test.each(['not-json', 'wrong-type'])('a result that is %s is the fault of the server', async (name) => {
  expect(await bay.call('rude', name)).toMatchObject({ outcome: 'failed', cause: 'protocol' });
});

test('no answer is a timeout', async () => {
  expect(await bay.call('rude', 'never', {}, { deadlineMs: 50 })).toMatchObject({ outcome: 'timeout' });
});

test.each(['half-a-line', 'die'])(
  'every call in flight has an outcome when the server ends: %s',
  async (name) => {
    await bay.start('rude');
    const open = Array.from({ length: 16 }, () => bay.call('rude', 'never'));
    const last = bay.call('rude', name);
    for (const call of await Promise.all([...open, last])) {
      expect(call).toMatchObject({ outcome: 'failed', cause: 'died' });
    }
    // By its policy it is back, without being asked.
    await expect
      .poll(async () => textOf(await bay.call('rude', 'noise')), { timeout: 10_000 })
      .toBe('after noise');
  },
);

test('a server that greets on stdout is understood all the same', async () => {
  expect((await bay.start('noisy')).state.state).toBe('ready');
});

test('a program that is no MCP server fails with what it said', async () => {
  const { state } = await bay.start('no-server');
  expect(state).toMatchObject({
    state: 'failed',
    reason: { code: 'server.noisyStart', params: { line: 'I am a web server' } },
    advice: { code: 'server.advice.checkProtocol' },
  });
});
