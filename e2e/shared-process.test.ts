import { afterAll, beforeAll, expect, test } from 'vitest';
import { createFakePrometheus } from '#servers/prometheus-metrics/fake-prometheus.ts';
import type { FakePrometheus } from '#servers/prometheus-metrics/fake-prometheus.ts';
import { expectAccessible } from './support/accessible.ts';
import { launch, removeHome } from './support/app.ts';
import type { RunningApp } from './support/app.ts';

const HUB = 'communication-hub';
const METRICS = 'prometheus-metrics';
let app: RunningApp;
let prometheus: FakePrometheus;

beforeAll(async () => {
  prometheus = await createFakePrometheus('key-of-the-fake');
  app = await launch();
  for (const server of [HUB, METRICS]) await app.main.request('bundled.add', { server });
  const settings = { PROMETHEUS_URL: prometheus.url, PROMETHEUS_API_KEY: '${secret:THE_KEY}' };
  const secrets = [{ name: 'THE_KEY', value: 'key-of-the-fake' }];
  await app.main.request('server.update', { server: METRICS, change: { settings }, secrets });
});
afterAll(async () => {
  await app.close();
  await prometheus.close();
  removeHome(app.home);
});

interface View {
  server: { id: string };
  state: { state: string };
  pid?: number;
  shares?: boolean;
}
async function view(id: string): Promise<View | undefined> {
  const { value } = await app.main.request('state.snapshot', {});
  return (value as { servers: View[] }).servers.find(({ server }) => server.id === id);
}
const run = (title: string) => app.main.page.getByRole('switch', { name: `Run ${title}` });
const ready = (title: string) => app.main.server(title).getByText('Ready').waitFor();

test('chosen while a server runs, it holds for that one after the restart that is offered', async () => {
  const { page } = app.main;
  await run('Communication Hub').click();
  await ready('Communication Hub');
  const before = await view(HUB);
  expect(before).not.toHaveProperty('shares');
  await app.main.open('Settings');
  await page.getByRole('checkbox', { name: "Run Patchbay's own servers in one process" }).click();
  await page.getByText('1 server still runs as before.').waitFor();
  await expectAccessible(page);
  expect((await view(HUB))?.pid).toBe(before?.pid);
  await page.getByRole('button', { name: 'Restart it now' }).click();
  await expect.poll(async () => (await view(HUB))?.shares).toBe(true);
  await expect.poll(() => page.getByText('still runs as before').count()).toBe(0);
});

test('two servers run in one process, and the panel says which', async () => {
  await app.main.open('Servers');
  await run('Prometheus Metrics').click();
  await ready('Prometheus Metrics');
  const { pid } = (await view(HUB)) ?? {};
  expect(await view(METRICS)).toMatchObject({ pid, shares: true });
  await app.main.server('Prometheus Metrics').click();
  const panel = app.main.page.getByRole('complementary', { name: 'Prometheus Metrics' });
  await panel.getByRole('tab', { name: 'Overview' }).click();
  await panel.getByText(`${pid}, shared with Communication Hub`).waitFor();
});

test('one is stopped and the other still answers', async () => {
  await run('Communication Hub').click();
  await app.main.server('Communication Hub').getByText('Stopped').waitFor();
  await app.main.openTool('Prometheus Metrics', 'prometheus_query');
  await app.main.enter({ query: 'up' });
  await app.main.run();
  await app.main.report().getByText('Done').waitFor();
});

test('the process is killed, and both are back in another', async () => {
  await app.main.open('Servers');
  await run('Communication Hub').click();
  await ready('Communication Hub');
  const { pid = 0 } = (await view(HUB)) ?? {};
  process.kill(pid, 'SIGKILL');
  const back = async () => {
    const both = [await view(HUB), await view(METRICS)];
    return both.every((one) => one?.state.state === 'ready' && one.pid !== pid && one.shares);
  };
  await expect.poll(back, { timeout: 30_000 }).toBe(true);
  expect((await view(HUB))?.pid).toBe((await view(METRICS))?.pid);
});
