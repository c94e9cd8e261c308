import { afterEach, beforeEach, expect, test } from 'vitest';
import { createFakePrometheus } from '#servers/prometheus-metrics/fake-prometheus.ts';
import type { FakePrometheus } from '#servers/prometheus-metrics/fake-prometheus.ts';
import { removeHome, startEngine } from './engine.ts';
import type { TestEngine } from './engine.ts';

const server = 'prometheus-metrics';
const KEY = 'k3y-of-the-fake-0815-4711';
let bay: TestEngine;
let prometheus: FakePrometheus;

beforeEach(async () => {
  prometheus = await createFakePrometheus(KEY);
  bay = await startEngine();
});
afterEach(async () => {
  await bay.close();
  await prometheus.close();
  removeHome(bay.home);
});

const ids = async () => (await bay.ask('state.snapshot', {})).servers.map((view) => view.server.id);
const field = (reply: Awaited<ReturnType<TestEngine['request']>>) =>
  reply.ok ? 'ok' : [reply.error.field, reply.error.reason.code];

function setUp() {
  const secrets = [{ name: 'THE_KEY', value: KEY }];
  const settings = { PROMETHEUS_URL: prometheus.url, PROMETHEUS_API_KEY: '${secret:THE_KEY}' };
  return bay.ask('server.update', { server, change: { settings }, secrets });
}

test('all of them are on the shelf with what they need; only those taken up are servers', async () => {
  expect(await ids()).toEqual(['desktop-commander']);
  const one = (await bay.ask('bundled.list', {})).find(({ id }) => id === server);
  expect(one).toMatchObject({
    title: 'Prometheus Metrics',
    needs: [{ kind: 'service', name: 'Prometheus' }],
    settings: [{ env: 'PROMETHEUS_URL' }, { env: 'PROMETHEUS_API_KEY', kind: 'secret' }, {}],
  });
  expect(one?.tools).toContainEqual({ name: 'rule_list', verbs: ['read'] });
  expect(field(await bay.request('server.start', { server }))).toEqual(['server', 'request.unknownServer']);
  expect(field(await bay.request('bundled.add', { server: 'nobody' }))).toEqual([
    'server',
    'request.unknownServer',
  ]);
  const draft = {
    id: server,
    title: 'Mine',
    launch: { type: 'stdio', command: 'x', args: [], env: {} },
  } as const;
  expect(
    field(await bay.request('server.add', { server: { ...draft, launch: { ...draft.launch, args: [] } } })),
  ).toEqual(['server.id', 'request.serverExists']);
});

test('added, told and started, it works with what it was told, secret included, also after a restart', async () => {
  await bay.ask('bundled.add', { server });
  expect(await bay.ask('bundled.add', { server })).toMatchObject({ server: { id: server } });
  expect(await ids()).toEqual(['desktop-commander', server]);
  expect((await setUp()).server.launch).toMatchObject({ env: { PROMETHEUS_API_KEY: '${secret:THE_KEY}' } });
  expect(await bay.ask('bundled.check', { server })).toMatchObject([{ state: 'there' }]);
  await bay.close();
  bay = await startEngine({ home: bay.home });
  expect((await bay.start(server)).state.state).toBe('ready');
  expect(await bay.call(server, 'prometheus_query', { query: 'up' })).toMatchObject({ outcome: 'ok' });
  expect(prometheus.asked.at(-1)?.path).toBe('/api/v1/query');
});

test('a change is an edit of the server, recorded and marked; what runs goes on until it is started again', async () => {
  await bay.ask('bundled.add', { server });
  await setUp();
  const { pid } = await bay.start(server);
  const settings = { PROMETHEUS_URL: null };
  const changed = await bay.ask('server.update', { server, change: { settings } });
  expect(changed).toMatchObject({ pid, outdated: true });
  expect(changed.server.launch).not.toHaveProperty('env.PROMETHEUS_URL');
  expect(await bay.ask('server.restart', { server })).not.toHaveProperty('outdated');
  const { markers } = await bay.ask('metrics.query', { from: 0, to: Date.now() + 60_000, server });
  const kinds = markers.map(({ kind }) => kind);
  expect(kinds.filter((kind) => kind === 'edited')).toHaveLength(2);
  expect(kinds[0]).toBe('added');
});

test('a setting that cannot be is named, and a secret is never kept with what refers to it', async () => {
  await bay.ask('bundled.add', { server });
  const update = async (settings: Record<string, string | null>, id = server) =>
    field(await bay.request('server.update', { server: id, change: { settings } }));
  expect(await update({ PROMETHEUS_URL: 'nowhere' })).toEqual([
    'change.settings.PROMETHEUS_URL',
    'request.settingUrl',
  ]);
  expect(await update({ PROMETHEUS_API_KEY: KEY })).toEqual([
    'change.settings.PROMETHEUS_API_KEY',
    'request.settingSecret',
  ]);
  expect(await update({ NODE_OPTIONS: '--require=/evil' })).toEqual([
    'change.settings.NODE_OPTIONS',
    'request.settingUnknown',
  ]);
  const refused = await bay.request('server.update', {
    server,
    change: { settings: { PROMETHEUS_URL: 'nowhere', PROMETHEUS_API_KEY: '${secret:THE_KEY}' } },
    secrets: [{ name: 'THE_KEY', value: KEY }],
  });
  expect(refused.ok).toBe(false);
  expect(await bay.ask('secret.list', {})).toEqual([]);
});

test('removed, it runs no more and its rules go with it; undone, all of it is back without a question of trust', async () => {
  await bay.ask('bundled.add', { server });
  await setUp();
  await bay.start(server);
  expect(await bay.ask('server.removal', { server })).toMatchObject({ secrets: ['THE_KEY'] });
  await bay.ask('server.remove', { server });
  expect(await ids()).toEqual(['desktop-commander']);
  expect(await bay.call(server, 'prometheus_query', { query: 'up' })).toMatchObject({ outcome: 'notFound' });
  const back = await bay.ask('server.restore', { server });
  expect(back).toMatchObject({
    tools: 12,
    state: { state: 'stopped' },
    server: { launch: { env: { PROMETHEUS_URL: prometheus.url } } },
  });
  await bay.ask('server.remove', { server: 'desktop-commander' });
  await bay.close();
  bay = await startEngine({ home: bay.home });
  expect(await ids()).toEqual([server]);
});
