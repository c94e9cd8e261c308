import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ServerView } from '#contract/server.ts';
import { createFakePrometheus } from '#servers/prometheus-metrics/fake-prometheus.ts';
import type { FakePrometheus } from '#servers/prometheus-metrics/fake-prometheus.ts';
import { removeHome, startEngine } from './engine.ts';
import type { TestEngine } from './engine.ts';

const METRICS = 'prometheus-metrics';
const HUB = 'communication-hub';
const COMMANDER = 'desktop-commander';
let bay: TestEngine;
let prometheus: FakePrometheus;

beforeEach(async () => {
  prometheus = await createFakePrometheus('key-of-the-fake');
  bay = await startEngine();
  for (const server of [METRICS, HUB]) await bay.ask('bundled.add', { server });
  const settings = { PROMETHEUS_URL: prometheus.url, PROMETHEUS_API_KEY: '${secret:THE_KEY}' };
  const secrets = [{ name: 'THE_KEY', value: 'key-of-the-fake' }];
  await bay.ask('server.update', { server: METRICS, change: { settings }, secrets });
});
afterEach(async () => {
  await bay.close();
  await prometheus.close();
  removeHome(bay.home);
});

const share = (shareProcess: boolean) => bay.ask('settings.set', { change: { shareProcess } });
async function view(server: string): Promise<ServerView | undefined> {
  const { servers } = await bay.ask('state.snapshot', {});
  return servers.find((one) => one.server.id === server);
}
const lookUp = () => bay.call(METRICS, 'prometheus_query', { query: 'up' });
const owner = () => join(bay.home, 'data', HUB, 'owner');

test('chosen, bundled servers run in one process with what each was told; those that run programs stay alone', async () => {
  await share(true);
  const { pid } = await bay.start(METRICS);
  expect(await bay.start(HUB)).toMatchObject({ pid, shares: true });
  expect(await view(METRICS)).toMatchObject({ pid, shares: true, tools: 12 });
  const commander = await bay.start(COMMANDER);
  expect(commander.pid).not.toBe(pid);
  expect(commander).not.toHaveProperty('shares');
  expect(await lookUp()).toMatchObject({ outcome: 'ok' });
  expect(prometheus.asked.at(-1)?.path).toBe('/api/v1/query');
});

test('the hub begins by itself and gives its folder back when it is stopped, while the other goes on', async () => {
  await share(true);
  const { pid } = await bay.start(METRICS);
  await bay.start(HUB);
  await expect.poll(() => existsSync(owner())).toBe(true);
  expect(await bay.ask('server.stop', { server: HUB })).toMatchObject({ state: { state: 'stopped' } });
  expect(existsSync(owner())).toBe(false);
  expect(await lookUp()).toMatchObject({ outcome: 'ok' });
  expect(await bay.start(HUB)).toMatchObject({ pid });
});

test('a process that is killed takes all of them, and all of them are back in the next one', async () => {
  await share(true);
  const { pid = 0 } = await bay.start(METRICS);
  await bay.start(HUB);
  process.kill(pid, 'SIGKILL');
  const back = async () => {
    const both = [await view(METRICS), await view(HUB)];
    return both.every((one) => one?.state.state === 'ready' && one.pid !== pid);
  };
  await expect.poll(back, { timeout: 20_000 }).toBe(true);
  expect((await view(METRICS))?.pid).toBe((await view(HUB))?.pid);
  expect(await lookUp()).toMatchObject({ outcome: 'ok' });
});

test('the choice changes nothing that runs until it is started again, and says so', async () => {
  const alone = await bay.start(METRICS);
  expect(alone).not.toHaveProperty('shares');
  await share(true);
  expect(await view(METRICS)).toMatchObject({ pid: alone.pid, outdated: true });
  const shared = await bay.ask('server.restart', { server: METRICS });
  expect(shared).toMatchObject({ shares: true });
  expect(shared).not.toHaveProperty('outdated');
  await share(false);
  expect(await view(METRICS)).toMatchObject({ shares: true, outdated: true });
  expect(await bay.ask('server.restart', { server: METRICS })).not.toHaveProperty('shares');
});

test('nobody else can be called as the figures of the shared process are', async () => {
  const launch = { type: 'stdio', command: 'x', args: [], env: {} } as const;
  const reply = await bay.request('server.add', {
    server: { id: 'shared-process', title: 'Mine', launch: { ...launch, args: [] } },
  });
  expect(reply).toMatchObject({ ok: false, error: { field: 'server.id' } });
});
