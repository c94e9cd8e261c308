import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { OWNER } from '#contract/call.ts';
import type { OutcomeView } from '#contract/outcome.ts';
import { FIXTURES, foreignServer, removeHome, startEngine, temporaryHome } from './engine.ts';
import type { TestEngine } from './engine.ts';

// What a program may do in a person's name: called as the command line calls.

const home = temporaryHome();
const counter = join(home, 'count');
let bay: TestEngine;

beforeAll(async () => {
  bay = await startEngine({
    home,
    servers: [
      foreignServer('rude', [join(FIXTURES, 'servers/rude.mjs')], { trusted: true }),
      foreignServer('modern', [join(FIXTURES, 'servers/modern.mjs')], { env: { COUNTER_FILE: counter } }),
    ],
  });
  await Promise.all([bay.start('rude'), bay.start('modern')]);
});

afterAll(async () => {
  await bay.close();
  removeHome(home);
});

async function called(server: string, name: string, deadlineMs?: number): Promise<OutcomeView> {
  const reply = await bay.engine.dispatch(
    'tool.call',
    { server, name, args: {}, ...(deadlineMs === undefined ? {} : { deadlineMs }) },
    { surface: 'cli', principal: OWNER, via: 'cli' },
  );
  if (!reply.ok) throw new Error(JSON.stringify(reply.error));
  return (reply.value as { outcome: OutcomeView }).outcome;
}

test('a tool that fails three times in a row is left alone; its neighbours and a person are not', async () => {
  for (let at = 0; at < 3; at += 1)
    expect(await called('rude', 'not-json')).toMatchObject({ outcome: 'failed', cause: 'protocol' });
  expect(await called('rude', 'not-json')).toMatchObject({
    outcome: 'open',
    message: { code: 'call.paused', params: { tool: 'not-json', failures: 3 } },
  });
  const [record] = await bay.ask('call.list', { server: 'rude', limit: 1 });
  expect(record).toMatchObject({ name: 'not-json', outcome: 'open', via: 'cli' });
  // Nobody was asked, and nothing left for the server.
  expect(record?.stages).not.toHaveProperty('granted');
  expect(record?.stages).not.toHaveProperty('invoked');
  expect(await called('rude', 'noise')).toMatchObject({ outcome: 'ok' });
  expect(await bay.call('rude', 'not-json')).toMatchObject({ outcome: 'failed', cause: 'protocol' });
});

test('many calls that die with one process do not pause their tool', async () => {
  const waiting = Array.from({ length: 8 }, () => called('rude', 'never', 20_000));
  const killed = called('rude', 'die', 20_000);
  expect(await Promise.all([...waiting, killed])).toEqual(
    Array.from({ length: 9 }, () => expect.objectContaining({ outcome: 'failed', cause: 'died' })),
  );
  // Until it runs again.
  await expect
    .poll(async () => (await called('rude', 'never', 50)).outcome, { timeout: 10_000 })
    .toBe('timeout');
});

test('a program that calls too often is told how long to wait, asks nobody and reaches nothing; a person goes on', async () => {
  const rule = { effect: 'allow', who: '*', server: 'modern', tool: '*', where: [] } as const;
  const counted = (): number =>
    existsSync(counter) ? readFileSync(counter, 'utf8').split('\n').length - 1 : 0;
  await bay.agree('rule.set', { rule: { ...rule, where: [] } });
  await bay.ask('settings.set', { change: { callsPerMinute: 10 } });
  const outcomes = [await called('modern', 'count'), await called('modern', 'count')];
  expect(outcomes).toMatchObject([{ outcome: 'ok' }, { outcome: 'ok' }]);
  expect(counted()).toBe(2);
  expect(await called('modern', 'count')).toMatchObject({
    outcome: 'limited',
    retryAfterMs: expect.any(Number) as number,
    message: { code: 'call.limited', params: { limit: 10, burst: 2 } },
  });
  expect(counted()).toBe(2);
  expect(await bay.call('modern', 'count')).toMatchObject({ outcome: 'ok' });
  await bay.agree('settings.set', { change: { callsPerMinute: 0 } });
  for (let at = 0; at < 30; at += 1) expect(await called('modern', 'count')).toMatchObject({ outcome: 'ok' });
  expect(counted()).toBe(33);
});
