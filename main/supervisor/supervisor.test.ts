import { afterEach, describe, expect, test } from 'vitest';
import { text } from '#contract/text.ts';
import { AttachFailure } from './attach.ts';
import { launchHash } from './consent.ts';
import type { SupervisorOptions } from './supervisor.ts';
import { eventually, gone, makeRig, offspring, pipesOf, serverOf } from './testing/rig.ts';
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
    const starting = supervisor.start(
      serverOf('hangs', { restart: { startTimeoutMs: 700, shutdownMs: 600 } }),
    );
    await eventually(() => supervisor.pid('broken') !== undefined);
    const pid = supervisor.pid('broken') ?? 0;
    expect(await starting).toMatchObject({
      state: 'failed',
      reason: text('server.startTimeout', { seconds: 0.7 }),
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
    const { supervisor, states } = use({
      async attach() {
        throw error;
      },
    });
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
      launch: { ...foreign.launch, command: `${process.execPath}-more` },
    };
    expect(await supervisor.start(changed)).toMatchObject(refusal);
    expect(await supervisor.start({ ...foreign, consent })).toMatchObject({ state: 'ready' });
  });
});

describe('after ready', () => {
  test('a crash is followed by a restart with backoff until the budget is spent', async () => {
    const crash: (() => void)[] = [];
    const { supervisor, states } = use({
      attach: (line) => {
        const { stdin, stdout } = pipesOf(line);
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
      'starting:1',
      'ready',
      'waiting',
      'starting:2',
      'ready',
      'waiting',
      'starting:3',
      'ready',
      'failed',
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
      attach: (line) => {
        pipesOf(line).stdout.resume();
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
