import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CallRecord } from '#contract/call.ts';
import type { Metrics } from '#contract/metrics.ts';
import { FIXTURES, foreignServer, removeHome, startEngine, temporaryHome } from './engine.ts';
import type { TestEngine } from './engine.ts';

const home = temporaryHome();
const DAY = 24 * 3_600_000;
let bay: TestEngine;

// Trusted, so that its read-only tool is called without a question.
const slow = foreignServer('slow', [join(FIXTURES, 'servers/slow.mjs')], { trusted: true });
const open = async (): Promise<void> => {
  bay = await startEngine({ home, servers: [slow] });
};

beforeAll(open);
afterAll(async () => {
  await bay.close();
  removeHome(home);
});

const ask = (): Promise<Metrics> =>
  bay.ask('metrics.query', { from: Date.now() - DAY, to: Date.now() + 1, server: 'slow' });

/** Straight from the audit. */
async function counted(): Promise<Pick<Metrics['total'], 'calls' | 'errors'> & { times: number[] }> {
  const records: CallRecord[] = await bay.ask('call.list', { server: 'slow', limit: 1000 });
  const fine: CallRecord['outcome'][] = ['ok', 'needsInput', 'cancelled'];
  return {
    calls: records.length,
    errors: records.filter(({ outcome }) => !fine.includes(outcome)).length,
    times: records.flatMap(({ upstreamMs }) => upstreamMs ?? []).toSorted((a, b) => a - b),
  };
}

async function expectCounted(): Promise<number> {
  const [{ total }, truth] = [await ask(), await counted()];
  expect({ calls: total.calls, errors: total.errors }).toEqual({ calls: truth.calls, errors: truth.errors });
  const p95 = truth.times[Math.ceil(truth.times.length * 0.95) - 1] ?? Number.NaN;
  expect(Math.abs((total.p95 ?? Number.NaN) - p95)).toBeLessThanOrEqual(p95 * 0.05);
  return total.calls;
}

test('the numbers of a chart are those of the audit, over calls that went well and calls that did not, and over a restart', async () => {
  await bay.start('slow');
  for (let n = 0; n < 40; n++) await bay.call('slow', 'work', { quick: true });
  await bay.call('slow', 'work', {}, { deadlineMs: 20 });
  await bay.call('slow', 'made-up');
  await bay.call('slow', 'work', { quick: 'what' });
  const calls = await expectCounted();
  expect(calls).toBe(43);
  expect((await counted()).errors).toBeGreaterThanOrEqual(2);
  await bay.close();
  await open();
  expect(await expectCounted()).toBe(calls);
});

test('what happened to the server stands beside its numbers', async () => {
  await bay.start('slow');
  await bay.ask('server.restart', { server: 'slow' });
  await bay.ask('server.update', { server: 'slow', change: { title: 'Slower' } });
  await bay.ask('server.stop', { server: 'slow' });
  const { markers } = await ask();
  expect(markers.map(({ kind }) => kind)).toEqual([
    'started',
    'stopped',
    'started',
    'restarted',
    'edited',
    'stopped',
  ]);
});
