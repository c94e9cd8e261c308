import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import { RestartPolicy } from '#contract/server.ts';
import type { Server } from '#contract/server.ts';
import { text } from '#contract/text.ts';
import type { Text } from '#contract/text.ts';
import { AttachFailure } from './attach.ts';
import type { Attached, Line } from './attach.ts';
import { launchHash } from './consent.ts';
import type { SupervisorOptions } from './supervisor.ts';
import { eventually, makeRig, offspring } from './testing/rig.ts';
import type { Rig } from './testing/rig.ts';

const unreachable = new AttachFailure(text('server.connectionLost'), text('server.advice.checkConnection'));

let rig: Rig;
/** Each try to connect, and how its session is lost. */
let calls: { line: Line; signal: AbortSignal; lose: () => void; closed: boolean }[];

interface Behaviour {
  /** What becomes of the nth try, from 0; otherwise it succeeds. */
  tries?: (n: number) => Promise<void> | undefined;
  close?: () => Promise<void>;
}

function use(given: Partial<SupervisorOptions> = {}, { tries, close }: Behaviour = {}): Rig {
  calls = [];
  async function attach(line: Line, signal: AbortSignal): Promise<Attached> {
    let lose = (): void => undefined;
    const lost = new Promise<Text>((resolve) => {
      lose = () => {
        resolve(text('server.connectionLost'));
      };
    });
    const call = { line, signal, lose, closed: false };
    calls.push(call);
    await tries?.(calls.length - 1);
    return {
      lost,
      close() {
        call.closed = true;
        return close?.() ?? Promise.resolve();
      },
    };
  }
  rig = makeRig({ attach, ...given });
  return rig;
}

function remote(given: { url?: string; headers?: Record<string, string>; restart?: object } = {}): Server {
  const launch = {
    type: 'http' as const,
    url: given.url ?? 'https://example.com/mcp',
    headers: given.headers ?? {},
  };
  return {
    id: 'broken',
    title: 'Far away',
    source: 'url',
    launch,
    start: 'manual',
    restart: RestartPolicy.parse({
      intensity: { max: 2, withinMs: 60_000 },
      backoff: { baseMs: 10, maxMs: 20, jitter: 0 },
      shutdownMs: 10_000,
      ...given.restart,
    }),
    trusted: false,
    consent: launchHash(launch),
  };
}

afterEach(async () => {
  await rig.remove();
  expect(rig.surprises).toEqual([]);
});

test('it is ready without a process, with the secrets of its address and headers filled in', async () => {
  const values = new Map([
    ['KEY', 'k&y'],
    ['TOKEN', 't0ken'],
  ]);
  const { supervisor, states, lines } = use({ resolveSecret: (name) => Promise.resolve(values.get(name)) });
  const server = remote({
    url: 'https://example.com/mcp?key=${secret:KEY}',
    headers: { Authorization: 'Bearer ${secret:TOKEN}' },
  });
  expect(await supervisor.start(server)).toMatchObject({ state: 'ready' });
  expect(calls[0]?.line).toMatchObject({
    by: 'url',
    instance: 'broken#1',
    server: { id: 'broken' },
    endpoint: {
      type: 'http',
      url: 'https://example.com/mcp?key=k&y',
      headers: { Authorization: 'Bearer t0ken' },
    },
  });
  expect(supervisor.pid('broken')).toBeUndefined();
  expect(await offspring()).toEqual([]);
  expect(states).toEqual(['starting:1', 'ready']);
  await eventually(() => lines.length === 2);
  expect(lines.map(({ stream, line }) => `${stream} ${line}`)).toEqual([
    'patchbay connecting',
    'patchbay connected',
  ]);
});

test.each([
  ['a secret that is not there', undefined, text('server.secretMissing', { name: 'KEY' }), 'addSecret'],
  ['a secret that would end the header', 'value\r\nEvil: yes', 'server.endpointUnusable', 'checkSecrets'],
])('%s is found before anything is sent', async (_, value, reason, advice) => {
  const { supervisor } = use({ resolveSecret: () => Promise.resolve(value) });
  const state = await supervisor.start(remote({ headers: { 'X-Key': '${secret:KEY}' } }));
  expect(state).toMatchObject({
    state: 'failed',
    reason: typeof reason === 'string' ? { code: reason } : reason,
    advice: { code: `server.advice.${advice}` },
  });
  expect(JSON.stringify(state)).not.toContain('Evil');
  expect(calls).toEqual([]);
});

test('a secret cannot make another kind of address of it', async () => {
  const { supervisor } = use({ resolveSecret: () => Promise.resolve('[') });
  expect(await supervisor.start(remote({ url: 'https://${secret:HOST}/mcp' }))).toMatchObject({
    reason: { code: 'server.endpointUnusable' },
  });
  expect(calls).toEqual([]);
});

test('no address is dialled unless exactly it was approved', async () => {
  const { supervisor } = use();
  const approved = remote();
  const changed = { ...approved, launch: { ...approved.launch, headers: { 'X-More': '1' } } } as Server;
  expect(await supervisor.start(changed)).toMatchObject({ reason: text('server.notConsented') });
  expect(calls).toEqual([]);
});

test('one that cannot be reached at the first start is told at once', async () => {
  const { supervisor, states } = use({}, { tries: () => Promise.reject(unreachable) });
  expect(await supervisor.start(remote())).toMatchObject({
    state: 'failed',
    reason: unreachable.reason,
    advice: unreachable.advice,
  });
  expect(states).toEqual(['starting:1', 'failed']);
});

test('a lost connection is dialled again by the policy, also when that takes more than one try', async () => {
  const { supervisor, states } = use(
    {},
    { tries: (n) => (n === 1 ? Promise.reject(unreachable) : undefined) },
  );
  await supervisor.start(remote());
  calls[0]?.lose();
  await eventually(() => calls.length === 3 && supervisor.state('broken').state === 'ready');
  expect(states).toEqual(['starting:1', 'ready', 'waiting', 'starting:2', 'waiting', 'starting:3', 'ready']);
  expect(calls.map(({ closed }) => closed)).toEqual([true, false, false]);
});

test('the budget ends the tries', async () => {
  const { supervisor } = use({}, { tries: (n) => (n > 0 ? Promise.reject(unreachable) : undefined) });
  await supervisor.start(remote());
  calls[0]?.lose();
  await eventually(() => supervisor.state('broken').state === 'failed');
  expect(calls).toHaveLength(3);
  expect(supervisor.state('broken')).toMatchObject({
    reason: text('server.budgetSpent', { count: 3, seconds: 60 }),
    advice: unreachable.advice,
  });
});

test('one that never answers is given up, and the handshake is told', async () => {
  const { supervisor, states } = use({}, { tries: () => new Promise(() => undefined) });
  expect(await supervisor.start(remote({ restart: { startTimeoutMs: 50 } }))).toMatchObject({
    state: 'failed',
    reason: { code: 'server.startTimeout' },
  });
  expect(calls[0]?.signal.aborted).toBe(true);
  expect(states).toEqual(['starting:1', 'failed']);
});

test('stop hangs up at once and waits for the goodbye', async () => {
  let part = (): void => undefined;
  const { supervisor, states } = use(
    {},
    {
      close: () =>
        new Promise((resolve) => {
          part = resolve;
        }),
    },
  );
  await supervisor.start(remote());
  let stopped = false;
  const stopping = supervisor.stop('broken').then(() => {
    stopped = true;
  });
  expect(calls[0]?.closed).toBe(true);
  expect(supervisor.state('broken').state).toBe('stopped');
  await Promise.resolve();
  expect(stopped).toBe(false);
  part();
  await stopping;
  expect(states).toEqual(['starting:1', 'ready', 'stopped']);
});

test('a goodbye that never ends holds nobody up for longer than shutdownMs', async () => {
  const { supervisor } = use({}, { close: () => new Promise(() => undefined) });
  await supervisor.start(remote({ restart: { shutdownMs: 50 } }));
  await supervisor.stop('broken');
  expect(supervisor.state('broken').state).toBe('stopped');
});

test('restart hangs up before it dials, and never holds two connections', async () => {
  const order: string[] = [];
  const { supervisor, states } = use(
    {},
    {
      tries: () => {
        order.push('dial');
        return undefined;
      },
      close: async () => {
        order.push('hang up');
        await delay(20);
        order.push('hung up');
      },
    },
  );
  await supervisor.start(remote());
  expect(await supervisor.restart(remote())).toMatchObject({ state: 'ready' });
  expect(order).toEqual(['dial', 'hang up', 'hung up', 'dial']);
  expect(states).toEqual(['starting:1', 'ready', 'starting:1', 'ready']);
});
