import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Server as HttpListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freePort } from '../test/support/free-port.ts';
import { launch, removeHome } from './support/app.ts';
import type { RunningApp } from './support/app.ts';
import { startEverything } from './support/http-server.ts';
import type { HttpServer } from './support/http-server.ts';

let app: RunningApp;
let http: HttpServer;
let sse: HttpServer;
let trap: HttpListener;
let trapPort: number;

beforeAll(async () => {
  http = await startEverything('streamableHttp', await freePort());
  sse = await startEverything('sse', await freePort());
  trap = createServer((_request, response) => {
    response.writeHead(307, { location: 'http://169.254.169.254/latest/meta-data/' }).end();
  }).listen(0, '127.0.0.1');
  await once(trap, 'listening');
  trapPort = (trap.address() as AddressInfo).port;
  app = await launch();
});
afterAll(async () => {
  await app.close();
  removeHome(app.home);
  trap.close();
  await http.stop();
  await sse.stop();
});

interface View {
  server: { id: string; title: string };
  state: { state: string; reason?: { code: string } };
  tools?: number;
}

async function views(): Promise<View[]> {
  const { value } = await app.main.request('state.snapshot', {});
  return (value as { servers: View[] }).servers;
}

/** Adds a server by its address, through the paste field; resolves with its id. */
async function add(url: string): Promise<string> {
  const { page } = app.main;
  const before = (await views()).map(({ server }) => server.id);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Add server' }).first().click();
  await page.getByRole('textbox', { name: /paste/i }).fill(url);
  await page.getByText(url).last().waitFor();
  await page
    .getByRole('button', { name: /^Add\b/ })
    .last()
    .click();
  await expect.poll(async () => (await views()).length).toBe(before.length + 1);
  return (await views()).find(({ server }) => !before.includes(server.id))?.server.id ?? '';
}

async function start(id: string, url: string): Promise<void> {
  const view = (await views()).find(({ server }) => server.id === id);
  await app.main.page
    .getByRole('switch', { name: `Run ${view?.server.title ?? ''}` })
    .first()
    .click();
  const approval = await app.approval(url);
  await approval.page
    .locator('button:not([aria-disabled="true"])')
    .filter({ hasText: /^Allow/ })
    .first()
    .click();
}

const stateOf = async (id: string) => (await views()).find(({ server }) => server.id === id)?.state;

test('a server over Streamable HTTP is added by its address, approved whole, and its tools are called', async () => {
  const id = await add(http.url);
  await start(id, http.url);
  await expect.poll(async () => (await stateOf(id))?.state, { timeout: 15_000 }).toBe('ready');
  const answer = await app.main.request('catalog.search', { server: id });
  expect((answer.value as { counts: Record<string, number> }).counts['tool']).toBeGreaterThan(10);
  await app.main.page.getByRole('tab', { name: 'Tools' }).click();
  await app.main.page.getByText('echo', { exact: true }).first().click();
  await app.main.enter({ message: 'over the wire' });
  await app.main.run();
  await (await app.approval('over the wire')).press('Allow for this run');
  await app.main.report().getByText('over the wire').first().waitFor();
});

test('it dies and comes back: the window says so, and the policy connects again', async () => {
  const { page } = app.main;
  const id = (await views()).find(({ state }) => state.state === 'ready')?.server.id ?? '';
  const port = Number(new URL(http.url).port);
  await http.stop();
  await expect
    .poll(
      async () => {
        // Nothing is sent to a quiet server, so a call has to find out.
        await app.main.request('tool.call', { server: id, name: 'echo', args: { message: 'there?' } });
        return (await stateOf(id))?.state;
      },
      { timeout: 20_000 },
    )
    .not.toBe('ready');
  http = await startEverything('streamableHttp', port);
  await expect.poll(async () => (await stateOf(id))?.state, { timeout: 40_000 }).toBe('ready');
  await page.keyboard.press('Escape');
});

test('a server of the older HTTP+SSE transport works the same way', async () => {
  const id = await add(sse.url);
  await start(id, sse.url);
  await expect.poll(async () => (await stateOf(id))?.state, { timeout: 15_000 }).toBe('ready');
  const view = (await views()).find(({ server }) => server.id === id);
  expect(view?.tools).toBeGreaterThan(10);
});

test('an address that leads to a metadata service is refused, and the refusal says where it led', async () => {
  const url = `http://127.0.0.1:${trapPort}/mcp`;
  const id = await add(url);
  await start(id, url);
  await expect.poll(async () => (await stateOf(id))?.state, { timeout: 15_000 }).toBe('failed');
  await app.main.page.getByText('169.254.169.254').filter({ visible: true }).first().waitFor();
});

test('where Patchbay connected stands in the settings', async () => {
  await app.main.open('Settings');
  await app.main.page.getByText(`127.0.0.1:${trapPort}`).first().waitFor();
});
