import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import { text } from '#contract/text.ts';
import type { SupervisorOptions } from './supervisor.ts';
import { eventually, gone, makeRig, offspring, serverOf } from './testing/rig.ts';
import type { Rig } from './testing/rig.ts';

let rig: Rig;
function use(given: Partial<SupervisorOptions> = {}): Rig {
  rig = makeRig(given);
  return rig;
}

afterEach(async () => {
  await rig.remove();
  expect(await offspring()).toEqual([]);
  expect(rig.surprises).toEqual([]);
});

test('one that behaves ends when its stdin does', async () => {
  const { supervisor, states } = use();
  await supervisor.start(serverOf('ends-with-stdin'));
  const pid = supervisor.pid('broken') ?? 0;
  await supervisor.stop('broken');
  expect(states).toEqual(['starting:1', 'ready', 'stopping:stdin', 'stopped']);
  expect(gone(pid)).toBe(true);
  expect(supervisor.pid('broken')).toBeUndefined();
});

test('one that ignores stdin and SIGTERM is killed', async () => {
  const { supervisor, states, lines } = use();
  // Long enough for it to say on a slow machine what it ignores.
  await supervisor.start(serverOf('ignores-term', { restart: { shutdownMs: 1500 } }));
  const pid = supervisor.pid('broken') ?? 0;
  await supervisor.stop('broken');
  expect(states).toEqual([
    'starting:1',
    'ready',
    'stopping:stdin',
    'stopping:term',
    'stopping:kill',
    'stopped',
  ]);
  expect(gone(pid)).toBe(true);
  await eventually(() => lines.length === 2);
  expect(lines.map(({ line }) => line)).toEqual(['stdin ended', 'SIGTERM ignored']);
});

test('a second stop does not wait', async () => {
  const { supervisor, states } = use();
  await supervisor.start(serverOf('ignores-term', { restart: { shutdownMs: 600_000 } }));
  await Promise.all([supervisor.stop('broken'), supervisor.stop('broken'), supervisor.stop('broken')]);
  expect(states).toEqual([
    'starting:1',
    'ready',
    'stopping:stdin',
    'stopping:term',
    'stopping:kill',
    'stopped',
  ]);
});

test.each([[[]], [['clean']]])('a grandchild in a session of its own goes too (%j)', async (args) => {
  const { supervisor, firstLines, states } = use();
  await supervisor.start(serverOf('slips-away', { args, restart: { shutdownMs: 200 } }));
  const grandchild = Number(firstLines[0]);
  expect(gone(grandchild)).toBe(false);
  await supervisor.stop('broken');
  expect(gone(grandchild)).toBe(true);
  expect(states.slice(2)).toEqual(['stopping:stdin', 'stopping:term', 'stopping:kill', 'stopped']);
});

test('what a crash leaves is swept before the restart', async () => {
  const { supervisor, firstLines, states } = use();
  await supervisor.start(serverOf('slips-away', { restart: { shutdownMs: 200 } }));
  const leader = supervisor.pid('broken') ?? 0;
  process.kill(leader, 'SIGKILL');
  await eventually(() => firstLines.length === 2 && supervisor.state('broken').state === 'ready');
  expect(gone(Number(firstLines[0]))).toBe(true);
  expect(states).toEqual([
    'starting:1',
    'ready',
    'stopping:term',
    'stopping:kill',
    'waiting',
    'starting:2',
    'ready',
  ]);
});

test('works at once during a start that is still being prepared, and nothing is spawned later', async () => {
  let answer: ((value: string) => void) | undefined;
  const { supervisor, states } = use({
    resolveSecret: () =>
      new Promise((resolve) => {
        answer = resolve;
      }),
  });
  const starting = supervisor.start(
    serverOf('ends-with-stdin', { launch: { env: { KEY: '${secret:KEY}' } } }),
  );
  await eventually(() => answer !== undefined);
  await supervisor.stop('broken');
  expect(await starting).toMatchObject({ state: 'stopped' });
  answer?.('value');
  await delay(50);
  expect(await offspring()).toEqual([]);
  expect(states).toEqual(['starting:1', 'stopped']);
});

test('works during a handshake, which is told', async () => {
  let aborted = false;
  const { supervisor } = use({
    attach: (_, signal) =>
      new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => {
          aborted = true;
          reject(new Error('aborted'));
        });
      }),
  });
  const starting = supervisor.start(serverOf('ends-with-stdin'));
  await eventually(() => supervisor.pid('broken') !== undefined);
  await supervisor.stop('broken');
  expect(await starting).toMatchObject({ state: 'stopped' });
  expect(aborted).toBe(true);
});

test('restart runs a new process and only after the old one has gone', async () => {
  const { supervisor, states } = use();
  const server = serverOf('ends-with-stdin');
  await supervisor.start(server);
  const first = supervisor.pid('broken') ?? 0;
  expect(await supervisor.restart(server)).toMatchObject({ state: 'ready' });
  expect(gone(first)).toBe(true);
  expect(supervisor.pid('broken')).not.toBe(first);
  expect(states).toEqual(['starting:1', 'ready', 'stopping:stdin', 'starting:1', 'ready']);
});

test('close stops everything, and nothing starts afterwards', async () => {
  const { supervisor } = use();
  const names = ['one', 'two', 'three'];
  await Promise.all(names.map((id) => supervisor.start({ ...serverOf('ends-with-stdin'), id })));
  const pids = names.map((id) => supervisor.pid(id) ?? 0);
  await supervisor.close();
  expect(pids.every(gone)).toBe(true);
  expect(await supervisor.start(serverOf('ends-with-stdin'))).toMatchObject({
    reason: text('server.shuttingDown'),
  });
});
