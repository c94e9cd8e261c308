import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { RestartPolicy } from '#contract/server.ts';
import type { Server } from '#contract/server.ts';
import { FIXTURES, foreignServer, removeHome, startEngine, temporaryHome } from './engine.ts';
import type { TestEngine } from './engine.ts';

let home: string;
let scratch: string;
let bay: TestEngine | undefined;

beforeEach(() => {
  home = temporaryHome();
  scratch = mkdtempSync(join(tmpdir(), 'patchbay-order-'));
});
afterEach(async () => {
  await bay?.close();
  removeHome(home);
  rmSync(scratch, { recursive: true, force: true });
});

/** A server that writes down when it begins and when it is about to be ready. */
function told(id: string, waitMs: number, more: Partial<Server> = {}, then = 'servers/modern.mjs'): Server {
  const script = join(scratch, `${id}.mjs`);
  const order = JSON.stringify(join(scratch, 'order'));
  const main = JSON.stringify(pathToFileURL(join(FIXTURES, then)).href);
  writeFileSync(
    script,
    `import { appendFileSync } from 'node:fs';
appendFileSync(${order}, '${id} begins\\n');
await new Promise((resolve) => setTimeout(resolve, ${waitMs}));
appendFileSync(${order}, '${id} ends\\n');
${then === '' ? 'process.exit(1);' : `await import(${main});`}\n`,
  );
  return foreignServer(id, [script], more);
}
const order = (): string[] => readFileSync(join(scratch, 'order'), 'utf8').trim().split('\n');

async function open(servers: Server[] = []): Promise<TestEngine> {
  await bay?.close();
  bay = await startEngine({ home, servers });
  return bay;
}

async function states(engine: TestEngine): Promise<Record<string, string>> {
  const { servers } = await engine.ask('state.snapshot', {});
  return Object.fromEntries(servers.map(({ server, state }) => [server.id, state.state]));
}

test('those that always start do so by themselves, each after those it waits for; a failed one holds up nobody', async () => {
  const never = RestartPolicy.parse({ restart: 'never' });
  const engine = await open([
    told('last', 0, { start: 'always', after: ['first', 'broken', 'nobody'] }),
    told('first', 300, { start: 'always' }),
    told('broken', 0, { start: 'always', restart: never }, ''),
    told('manual', 0),
  ]);
  await expect
    .poll(() => states(engine))
    .toMatchObject({ first: 'ready', last: 'ready', broken: 'failed', manual: 'stopped' });
  expect(order().indexOf('last begins')).toBeGreaterThan(order().indexOf('first ends'));
  expect(order().indexOf('last begins')).toBeGreaterThan(order().indexOf('broken ends'));
  expect(order().filter((line) => line.startsWith('manual'))).toEqual([]);
  expect(await engine.ask('approval.list', {}, 'approval')).toEqual([]);
});

test('one that hangs delays those that wait for it and nobody else', async () => {
  const engine = await open([
    told('hangs', 60_000, { start: 'always' }),
    told('behind', 0, { start: 'always', after: ['hangs'] }),
    told('free', 0, { start: 'always' }),
  ]);
  await expect
    .poll(() => states(engine))
    .toMatchObject({ hangs: 'starting', behind: 'stopped', free: 'ready' });
  // A stop reaches the one that still waits for its turn, too.
  await engine.ask('server.stop', { server: 'behind' });
  await engine.ask('server.stop', { server: 'hangs' });
  expect(await states(engine)).toMatchObject({ hangs: 'stopped', behind: 'stopped' });
  expect(order().filter((line) => line.startsWith('behind'))).toEqual([]);
});

test('what ran when it was closed runs again, what a person stopped does not, and nothing when he does not want it', async () => {
  let engine = await open([told('kept', 0), told('stopped', 0)]);
  await engine.start('kept');
  await engine.start('stopped');
  await engine.ask('server.stop', { server: 'stopped' });
  engine = await open();
  const { id } = await engine
    .ask('state.snapshot', {})
    .then(({ servers }) => servers[1]?.server ?? { id: '' });
  expect(id).toBe('kept');
  await expect.poll(() => states(engine)).toMatchObject({ kept: 'ready', stopped: 'stopped' });
  await engine.ask('settings.set', { change: { restoreRunning: false } });
  engine = await open();
  await engine.start('stopped');
  expect(await states(engine)).toMatchObject({ kept: 'stopped', stopped: 'ready' });
  await engine.ask('settings.set', { change: { restoreRunning: true } });
  engine = await open();
  await expect.poll(() => states(engine)).toMatchObject({ kept: 'stopped', stopped: 'ready' });
});

test('nobody is asked at the start: what nobody agreed to is left stopped, and that is said until it is started', async () => {
  const engine = await open([
    told('unknown', 0, { start: 'always', consent: '' }),
    told('off', 0, { start: 'always', disabled: true }),
    told('fine', 0, { start: 'always' }),
  ]);
  await expect.poll(() => states(engine)).toMatchObject({ fine: 'ready' });
  expect(await states(engine)).toMatchObject({ unknown: 'stopped', off: 'stopped' });
  expect(await engine.ask('approval.list', {}, 'approval')).toEqual([]);
  const notices = async () =>
    (await engine.ask('state.snapshot', {})).notices.map(({ id, text }) => [id, text.params]);
  expect(await notices()).toContainEqual(['leftStopped', { servers: 'unknown', count: 1 }]);
  const started = engine.start('unknown');
  await engine.answer({ effect: 'allow', scope: 'call', where: [] });
  await started;
  expect((await notices()).map(([id]) => id)).not.toContain('leftStopped');
});

test('start all leaves out what cannot start, and a question holds up nobody else', async () => {
  let engine = await open([
    told('asked', 0, { consent: '' }),
    told('free', 0),
    told('behind', 0, { after: ['asked'] }),
  ]);
  const folder = join(scratch, 'gone');
  const { id } = await engine.agree('workspace.set', { workspace: { name: 'Gone', folders: [folder] } });
  await engine.ask('server.update', { server: 'desktop-commander', change: { workspace: id } });
  rmSync(folder, { recursive: true });
  engine = await open();
  const all = engine.ask('server.startAll', {});
  await expect.poll(() => states(engine)).toMatchObject({ free: 'ready' });
  expect(await states(engine)).toMatchObject({ asked: 'stopped', behind: 'stopped' });
  await engine.answer({ effect: 'allow', scope: 'call', where: [] });
  expect((await all).map(({ server, state }) => [server.id, state.state])).toEqual([
    ['desktop-commander', 'stopped'],
    ['asked', 'ready'],
    ['free', 'ready'],
    ['behind', 'ready'],
  ]);
  expect(order().indexOf('behind begins')).toBeGreaterThan(order().indexOf('asked ends'));
});

test('of a bundled server only when and where it runs is changed, and that is kept; a circle is refused', async () => {
  const server = 'desktop-commander';
  let engine = await open([told('mine', 0, { after: [server] })]);
  expect(await engine.request('server.update', { server, change: { title: 'x' } })).toMatchObject({
    error: { field: 'change.title', reason: { code: 'request.serverBundled' } },
  });
  expect(
    await engine.request('server.update', { server, change: { start: 'always', after: ['mine'] } }),
  ).toMatchObject({
    error: { field: 'change.after', reason: { code: 'request.waitsForItself' } },
  });
  await engine.ask('server.update', { server, change: { start: 'always' } });
  engine = await open();
  await expect.poll(() => states(engine)).toMatchObject({ [server]: 'ready', mine: 'stopped' });
  await engine.ask('server.update', { server, change: { disabled: true } });
  engine = await open();
  expect(await engine.request('server.start', { server })).toMatchObject({
    error: { reason: { code: 'request.serverDisabled' } },
  });
});
