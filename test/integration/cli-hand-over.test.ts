import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { OWNER } from '#contract/call.ts';
import { composeEngine } from '#main/app/compose.ts';
import type { Engine } from '#main/app/compose.ts';
import { StartFailure } from '#main/app/start-failure.ts';
import { buildCli, cleanUp, furnish, lockOf, patchbay, runs, serve } from './cli.ts';
import { FIXTURES, bundles, foreignServer, removeHome } from './engine.ts';

const scratch = mkdtempSync(join(tmpdir(), 'patchbay-hand-over-'));
const counter = join(scratch, 'count');
const counted = (): string => (existsSync(counter) ? readFileSync(counter, 'utf8') : '');
let home: string;

/** As the app with a window opens it. */
function openApp(): Promise<Engine> {
  return composeEngine({
    home: { path: home, chosen: true },
    version: '0.0.0-test',
    node: process.execPath,
    servers: bundles(),
    documents: home,
    takeOver: true,
  });
}

async function askToLeave(path: string): Promise<void> {
  const socket = connect(path);
  socket.write('{"id":1,"name":"engine.handOver"}\n');
  const [answer] = (await once(socket, 'data')) as [Buffer];
  expect(String(answer)).toContain('"leaving":true');
  socket.destroy();
}

beforeAll(async () => {
  await buildCli();
  home = await furnish([
    foreignServer('modern', [join(FIXTURES, 'servers/modern.mjs')], { env: { COUNTER_FILE: counter } }),
  ]);
}, 60_000);

afterEach(() => {
  rmSync(counter, { force: true });
});

afterAll(() => {
  cleanUp();
  removeHome(home);
  rmSync(scratch, { recursive: true, force: true });
});

test('an app gets the home from an engine without a window, which ends what runs and goes', async () => {
  const served = await serve(home);
  await patchbay(home, ['start', 'modern']);
  const call = patchbay(home, ['call', 'modern', 'wait', 'ms=1500']);
  await expect.poll(counted).toBe('waiting\n');
  const opening = openApp();
  // Asked in the middle of it: refused by the one, taken by the other.
  await expect.poll(() => patchbay(home, ['status', '--json']).then(({ stdout }) => stdout)).toContain(home);
  const app = await opening;
  expect(await served.ended).toBe(0);
  expect(runs(served.pid)).toBe(false);
  expect(await call).toMatchObject({ code: 0, stdout: 'waited\n' });
  expect(lockOf(home)).toMatchObject({ pid: process.pid, headless: false });
  expect((await patchbay(home, ['status'])).code).toBe(0);
  expect((await patchbay(home, ['audit', 'verify'])).code).toBe(0);
  await app.close();
});

test('what is asked while it closes is asked once more of its successor, and runs once', async () => {
  const served = await serve(home);
  await patchbay(home, ['start', 'modern']);
  const long = patchbay(home, ['call', 'modern', 'wait', 'ms=3000']);
  await expect.poll(counted).toBe('waiting\n');
  await askToLeave(lockOf(home).socket);
  const asked = patchbay(home, ['call', 'modern', 'count', 'note=once']);
  expect((await long).code).toBe(0);
  expect(await served.ended).toBe(0);
  const app = await openApp();
  // Its server may not be back by the time it is asked for.
  const { code } = await asked;
  expect([0, 6]).toContain(code);
  const caller = { surface: 'app', principal: OWNER, via: 'desk' } as const;
  const calls = await app.dispatch('call.list', { name: 'count' }, caller);
  expect(calls).toMatchObject({ ok: true, value: [{ outcome: code === 0 ? 'ok' : 'unavailable' }] });
  expect(counted().split('once').length - 1).toBe(code === 0 ? 1 : 0);
  await app.close();
});

test('an app does not take the home of another app', async () => {
  const app = await openApp();
  const second = await openApp().catch((error: unknown) => error);
  expect(second).toBeInstanceOf(StartFailure);
  expect(second).toMatchObject({ reason: { code: 'home.locked' } });
  await app.close();
});

test('one that refuses to go keeps the home, and the app says so at once', async () => {
  const path = join(scratch, 'stubborn.sock');
  const stubborn = createServer((socket) => {
    socket.on('data', () => socket.write('{"id":1,"reply":{"ok":false,"error":{}}}\n'));
    socket.on('error', () => undefined);
  });
  await new Promise<void>((listening) => stubborn.listen(path, listening));
  const elsewhere = mkdtempSync(join(scratch, 'home-'));
  const other = await serve(elsewhere);
  const lock = { ...lockOf(elsewhere), socket: path };
  writeFileSync(join(home, 'engine.lock'), JSON.stringify(lock));
  const failure = await openApp().catch((error: unknown) => error);
  expect(failure).toMatchObject({ reason: { code: 'home.notHandedOver', params: { pid: other.pid } } });
  expect(lockOf(home)).toMatchObject(lock);
  rmSync(join(home, 'engine.lock'));
  stubborn.close();
  await other.stop();
});

test('SIGTERM waits for the call that runs; Ctrl+C ends an idle one', async () => {
  const served = await serve(home);
  await patchbay(home, ['start', 'modern']);
  const call = patchbay(home, ['call', 'modern', 'wait', 'ms=1500']);
  await expect.poll(counted).toBe('waiting\n');
  expect(await served.stop('SIGTERM')).toBe(0);
  expect(await call).toMatchObject({ code: 0, stdout: 'waited\n' });
  expect(await (await serve(home)).stop('SIGINT')).toBe(0);
  expect(existsSync(join(home, 'engine.lock'))).toBe(false);
});

test('an engine that dies in the middle of a call is told of as that, not as a refusal', async () => {
  const served = await serve(home);
  await patchbay(home, ['start', 'modern']);
  const call = patchbay(home, ['call', 'modern', 'wait', 'ms=20000']);
  await expect.poll(counted).toBe('waiting\n');
  await served.stop('SIGKILL');
  const { code, stderr } = await call;
  expect(code).toBe(6);
  expect(stderr).toContain('may have taken effect');
  expect((await patchbay(home, ['status'])).code).toBe(6);
});
