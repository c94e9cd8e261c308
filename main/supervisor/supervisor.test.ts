import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, describe, expect, test } from 'vitest';
import { text } from '#contract/text.ts';
import { AttachFailure } from './attach.ts';
import { launchHash } from './consent.ts';
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

describe('starts that fail', () => {
  test('an exit is judged by the policy and told with code and last words', async () => {
    const { supervisor, states } = use();
    const state = await supervisor.start(serverOf('exits-at-once'));
    expect(state).toMatchObject({
      state: 'failed',
      reason: text('server.budgetSpentSaying', {
        count: 3,
        seconds: 60,
        line: 'cannot find the config file',
      }),
      advice: text('server.advice.seeLog'),
    });
    expect(states).toEqual(['starting:1', 'waiting', 'starting:2', 'waiting', 'starting:3', 'failed']);
  });

  test('without restarts the exit itself is the reason', async () => {
    const { supervisor, states } = use();
    const state = await supervisor.start(serverOf('exits-at-once', { restart: { restart: 'never' } }));
    expect(state).toMatchObject({
      state: 'failed',
      reason: { code: 'server.exitedSaying', params: { code: 3, line: 'cannot find the config file' } },
    });
    expect(states).toEqual(['starting:1', 'failed']);
  });

  test('one that never answers is stopped and not tried again', async () => {
    const { supervisor, states } = use();
    const starting = supervisor.start(serverOf('hangs', { restart: { startTimeoutMs: 300 } }));
    await eventually(() => supervisor.pid('broken') !== undefined);
    const pid = supervisor.pid('broken') ?? 0;
    expect(await starting).toMatchObject({
      state: 'failed',
      reason: text('server.startTimeout', { seconds: 0.3 }),
      advice: text('server.advice.slowStart'),
    });
    expect(states).toEqual(['starting:1', 'stopping:stdin', 'stopping:term', 'failed']);
    expect(gone(pid)).toBe(true);
  });

  test.each([
    [
      new AttachFailure(text('server.noisyStart', { line: 'hi' }), text('server.advice.checkProtocol')),
      text('server.noisyStart', { line: 'hi' }),
    ],
    [new Error('version 0'), text('server.handshakeFailed', { problem: 'version 0' })],
  ])('a handshake that fails is told as it is and not tried again', async (error, reason) => {
    const { supervisor, states } = use({ attach: () => Promise.reject(error) });
    const state = await supervisor.start(serverOf('ends-with-stdin'));
    expect(state).toMatchObject({ state: 'failed', reason, advice: text('server.advice.checkProtocol') });
    expect(states).toEqual(['starting:1', 'stopping:stdin', 'failed']);
  });

  test.each([
    [
      'a missing program',
      { command: 'no-such-program' },
      text('server.commandMissing', { command: 'no-such-program' }),
      'checkCommand',
    ],
    [
      'a file that is not a program',
      { command: '/etc/passwd' },
      text('server.commandNotExecutable', { command: '/etc/passwd' }),
      'checkPermission',
    ],
    [
      'a missing folder',
      { cwd: '/no/such/folder' },
      text('server.cwdMissing', { cwd: '/no/such/folder' }),
      'checkFolder',
    ],
    [
      'a missing secret',
      { env: { KEY: '${secret:API_KEY}' } },
      text('server.secretMissing', { name: 'API_KEY' }),
      'addSecret',
    ],
  ])('%s is found before anything is spawned', async (_, launch, reason, advice) => {
    const { supervisor, states } = use();
    const state = await supervisor.start(serverOf('ends-with-stdin', { launch }));
    expect(state).toMatchObject({ state: 'failed', reason, advice: { code: `server.advice.${advice}` } });
    expect(states).toEqual(['starting:1', 'failed']);
  });

  test('what the system refuses to spawn is told', async () => {
    const { supervisor } = use();
    const server = serverOf('ends-with-stdin', { args: ['a\0b'] });
    expect(await supervisor.start(server)).toMatchObject({
      state: 'failed',
      reason: { code: 'server.spawnFailed' },
    });
  });

  test('nothing foreign runs unless exactly this launch was approved', async () => {
    const { supervisor } = use();
    const foreign = { ...serverOf('ends-with-stdin'), source: 'command' as const };
    const refusal = {
      state: 'failed',
      reason: text('server.notConsented'),
      advice: text('server.advice.approve'),
    };
    expect(await supervisor.start(foreign)).toMatchObject(refusal);
    const consent = launchHash(foreign.launch);
    const changed = {
      ...foreign,
      consent,
      launch: { ...foreign.launch, args: [...foreign.launch.args, '--more'] },
    };
    expect(await supervisor.start(changed)).toMatchObject(refusal);
    expect(await supervisor.start({ ...foreign, consent })).toMatchObject({ state: 'ready' });
  });
});

describe('after ready', () => {
  test('a crash is followed by a restart with backoff until the budget is spent', async () => {
    const crash: (() => void)[] = [];
    const { supervisor, states } = use({
      attach: ({ stdin, stdout }) => {
        stdout.resume();
        crash.push(() => stdin.write('x\n'));
        return Promise.resolve({ lost: new Promise(() => undefined), close: () => Promise.resolve() });
      },
    });
    expect(await supervisor.start(serverOf('crashes-later'))).toMatchObject({ state: 'ready' });
    const pids = new Set<number>();
    for (const n of [0, 1, 2]) {
      await eventually(() => supervisor.state('broken').state === 'ready' && crash.length === n + 1);
      pids.add(supervisor.pid('broken') ?? 0);
      crash[n]?.();
      await eventually(() => supervisor.state('broken').state !== 'ready');
    }
    await eventually(() => supervisor.state('broken').state === 'failed');
    expect(states).toEqual([
      ...[
        'starting:1',
        'ready',
        'waiting',
        'starting:2',
        'ready',
        'waiting',
        'starting:3',
        'ready',
        'failed',
      ],
    ]);
    expect(pids.size).toBe(3);
    expect([...pids].every(gone)).toBe(true);
    expect(supervisor.state('broken')).toMatchObject({
      reason: text('server.budgetSpentSaying', { count: 3, seconds: 60, line: 'out of luck' }),
    });
  });

  test('a connection lost while the process lives ends that process and counts as a failure', async () => {
    let lose = (): void => undefined;
    const { supervisor, states } = use({
      attach: ({ stdout }) => {
        stdout.resume();
        const lost = new Promise<ReturnType<typeof text>>((resolve) => {
          lose = () => {
            resolve(text('server.connectionLost'));
          };
        });
        return Promise.resolve({ lost, close: () => Promise.resolve() });
      },
    });
    await supervisor.start(serverOf('ends-with-stdin', { restart: { restart: 'never' } }));
    const pid = supervisor.pid('broken') ?? 0;
    lose();
    await eventually(() => supervisor.state('broken').state === 'failed');
    expect(supervisor.state('broken')).toMatchObject({ reason: text('server.connectionLost') });
    expect(states).toEqual(['starting:1', 'ready', 'stopping:stdin', 'failed']);
    expect(gone(pid)).toBe(true);
  });
});

describe('stopping', () => {
  test('one that behaves ends when its stdin does', async () => {
    const { supervisor, states } = use();
    await supervisor.start(serverOf('ends-with-stdin', { restart: { shutdownMs: 10_000 } }));
    const pid = supervisor.pid('broken') ?? 0;
    await supervisor.stop('broken');
    expect(states).toEqual(['starting:1', 'ready', 'stopping:stdin', 'stopped']);
    expect(gone(pid)).toBe(true);
    expect(supervisor.pid('broken')).toBeUndefined();
  });

  test('one that ignores stdin and SIGTERM is killed', async () => {
    const { supervisor, states, lines } = use();
    await supervisor.start(serverOf('ignores-term'));
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
    await supervisor.start(serverOf('slips-away', { args }));
    const grandchild = Number(firstLines[0]);
    expect(gone(grandchild)).toBe(false);
    await supervisor.stop('broken');
    expect(gone(grandchild)).toBe(true);
    expect(states.slice(2)).toEqual(['stopping:stdin', 'stopping:term', 'stopping:kill', 'stopped']);
  });

  test('what a crash leaves is swept before the restart', async () => {
    const { supervisor, firstLines, states } = use();
    await supervisor.start(serverOf('slips-away'));
    const leader = supervisor.pid('broken') ?? 0;
    process.kill(leader, 'SIGKILL');
    await eventually(() => firstLines.length === 2 && supervisor.state('broken').state === 'ready');
    expect(gone(Number(firstLines[0]))).toBe(true);
    expect(states).toEqual([
      ...['starting:1', 'ready', 'stopping:term', 'stopping:kill', 'waiting', 'starting:2', 'ready'],
    ]);
  });

  test('works at once during a start that is still being prepared, and nothing is spawned later', async () => {
    let answer = (_: string): void => undefined;
    const { supervisor, states } = use({
      resolveSecret: () =>
        new Promise((resolve) => {
          answer = resolve;
        }),
    });
    const starting = supervisor.start(
      serverOf('ends-with-stdin', { launch: { env: { KEY: '${secret:KEY}' } } }),
    );
    await eventually(() => answer.length === 1);
    await supervisor.stop('broken');
    expect(await starting).toMatchObject({ state: 'stopped' });
    answer('value');
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
});

test('the environment is an allow-list with what the launch and the app add', async () => {
  process.env['DBUS_SESSION_BUS_ADDRESS'] ??= 'unix:path=/nowhere';
  const { supervisor, firstLines, home } = use({
    resolveSecret: (name) => Promise.resolve(name === 'API_KEY' ? 's3cret' : undefined),
    extraEnv: () => ({ PATCHBAY_WORKSPACE: '/w' }),
  });
  const env = { KEY: 'Bearer ${secret:API_KEY}', PLAIN: '${notSecret}' };
  await supervisor.start(serverOf('prints-environment', { launch: { env } }));
  const said = JSON.parse(firstLines[0] ?? '{}') as { env: Record<string, string>; cwd: string };
  expect(said.cwd).toBe(home);
  expect(said.env).toMatchObject({ KEY: 'Bearer s3cret', PLAIN: '${notSecret}', PATCHBAY_WORKSPACE: '/w' });
  expect(said.env['PATCHBAY_NONCE']).toMatch(/^[0-9a-f]{32}$/);
  expect(Object.keys(said.env)).toContain('HOME');
  expect(Object.keys(said.env)).not.toContain('DBUS_SESSION_BUS_ADDRESS');
  expect(Object.keys(said.env).filter((name) => name.startsWith('VITEST'))).toEqual([]);
});
