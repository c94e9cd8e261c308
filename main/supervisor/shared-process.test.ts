import { once } from 'node:events';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Client } from '@modelcontextprotocol/client';
import { StdioServerTransport } from '@modelcontextprotocol/server/stdio';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { text } from '#contract/text.ts';
import { eventually, gone, makeRig, offspring, pipesOf, serverOf } from './testing/rig.ts';
import type { Rig } from './testing/rig.ts';

const ROOT = join(import.meta.dirname, '../..');
const MODULE = pathToFileURL(join(ROOT, 'test/fixtures/guests/guests.ts')).href;

let rig: Rig;
let clients: Map<string, Client>;

beforeEach(() => {
  clients = new Map();
  rig = makeRig({
    sharing: {
      program: { main: join(ROOT, 'servers/shared-process/main.ts'), cwd: ROOT, env: {} },
      guest: ({ id }) => (id === 'alone' ? undefined : { id, module: MODULE }),
    },
    extraEnv: ({ id }) => ({ PATCHBAY_DATA: `/data-of-${id}` }),
    async attach(line) {
      const { stdin, stdout } = pipesOf(line);
      const client = new Client({ name: 'test', version: '1' });
      const lost = once(stdout, 'close').then(() => text('server.connectionLost'));
      await client.connect(new StdioServerTransport(stdout, stdin));
      clients.set(line.server.id, client);
      return { lost, close: () => client.close() };
    },
  });
});

afterEach(async () => {
  await rig.remove();
  expect(await offspring()).toEqual([]);
  expect(rig.surprises).toEqual([]);
});

const server = (id: string, shutdownMs = 10_000) => ({
  ...serverOf('hangs', { launch: { env: { WORD: `word of ${id}` } }, restart: { shutdownMs } }),
  id,
});
const start = async (id: string, shutdownMs?: number): Promise<void> => {
  expect(await rig.supervisor.start(server(id, shutdownMs))).toMatchObject({ state: 'ready' });
};
const pid = (id: string): number => rig.supervisor.pid(id) ?? 0;
const state = (id: string): string => rig.supervisor.state(id).state;
const call = async (id: string, name: string) =>
  (await clients.get(id)?.callTool({ name, arguments: {} }))?.structuredContent as Record<string, unknown>;
/** Whether it runs in another process than this one, whose end the supervisor may hear of a little later. */
const isBack = (id: string, before: number): boolean =>
  pid(id) !== 0 && pid(id) !== before && state(id) === 'ready';
/** Begins a call that is not answered. */
const hang = (id: string, name: string): void => {
  call(id, name).catch(() => undefined);
};
const printed = (id: string): string[] => rig.supervisor.lastLines(`${id}#1`, 100).map(({ line }) => line);

test('servers share one process, each with settings of its own that the process itself does not have', async () => {
  await Promise.all([start('plain'), start('rude')]);
  expect(pid('plain')).toBe(pid('rude'));
  const told = { pid: pid('plain'), inEnvironment: [] };
  expect(await call('plain', 'tell')).toEqual({ ...told, word: 'word of plain' });
  expect(await call('rude', 'tell')).toEqual({ ...told, word: 'word of rude' });
});

test('one is stopped, though it hangs in a call, and the other goes on; the last one out ends the process', async () => {
  await Promise.all([start('plain'), start('rude')]);
  const shared = pid('plain');
  hang('rude', 'hang');
  await rig.supervisor.stop('rude');
  expect(rig.supervisor.pid('rude')).toBeUndefined();
  expect(await call('plain', 'tell')).toMatchObject({ pid: shared });
  await start('rude');
  expect(pid('rude')).toBe(shared);
  await rig.supervisor.stop('rude');
  await rig.supervisor.stop('plain');
  await eventually(() => gone(shared));
  expect(rig.supervisor.sharedPid()).toBeUndefined();
});

test('when the process dies all of them start again by their own policy, together in another', async () => {
  await Promise.all([start('plain'), start('rude')]);
  const shared = pid('plain');
  process.kill(shared, 'SIGKILL');
  await eventually(() => isBack('plain', shared) && isBack('rude', shared));
  expect(await call('plain', 'tell')).toMatchObject({ pid: pid('rude'), word: 'word of plain' });
});

test('what nobody catches in one ends them all, and the log of each says why', async () => {
  await Promise.all([start('plain'), start('rude')]);
  const shared = pid('plain');
  hang('rude', 'crash');
  await eventually(() => isBack('plain', shared) && isBack('rude', shared));
  expect(gone(shared)).toBe(true);
  for (const id of ['plain', 'rude']) expect(printed(id).join('\n')).toContain('Error: nobody catches this');
});

test('one that keeps the processor cannot be stopped alone: the process goes, and the others start again', async () => {
  await Promise.all([start('plain'), start('rude', 150)]);
  const shared = pid('plain');
  hang('rude', 'block');
  await eventually(() => printed('plain').includes('blocking'));
  await rig.supervisor.stop('rude');
  expect(gone(shared)).toBe(true);
  await eventually(() => isBack('plain', shared));
  expect(state('rude')).toBe('stopped');
  expect(await call('plain', 'tell')).toMatchObject({ word: 'word of plain' });
});

test('each log has what its server says, without its secret; what is printed is noise and breaks nothing', async () => {
  await Promise.all([start('plain'), start('rude')]);
  expect(await call('rude', 'print')).toMatchObject({ error: { code: 'I' } });
  await eventually(() => printed('rude').some((line) => line.startsWith('rude: print: TypeError')));
  expect(printed('rude').join('\n')).toContain('a surprise about [redacted]');
  expect(printed('plain').filter((line) => line.includes('surprise'))).toEqual([]);
  expect(((await call('rude', 'much'))['text'] as string).length).toBe(3_000_000);
  expect(await call('plain', 'tell')).toMatchObject({ word: 'word of plain' });
});

test('what a server does by itself begins with it, with its own settings and folder, and ends with it', async () => {
  await Promise.all([start('plain'), start('busy')]);
  await eventually(() => printed('busy').includes('began with word of busy in /data-of-busy'));
  await rig.supervisor.stop('busy');
  await eventually(() => printed('plain').includes('ended'));
  expect(await call('plain', 'tell')).toMatchObject({ word: 'word of plain' });
});

test('a server without a definition fails with the reason in its log, and leaves the others alone', async () => {
  await start('plain');
  const shared = pid('plain');
  expect(await rig.supervisor.start(server('nobody'))).toMatchObject({ state: 'failed' });
  expect(printed('nobody').join('\n')).toContain('there is no server nobody in its module');
  expect(await call('plain', 'tell')).toMatchObject({ pid: shared });
});

test('whoever does not share has a process of its own', async () => {
  await start('plain');
  void rig.supervisor.start(server('alone', 50));
  await eventually(() => rig.supervisor.pid('alone') !== undefined);
  expect(pid('alone')).not.toBe(pid('plain'));
  await rig.supervisor.stop('alone');
});
