import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { text } from '#contract/text.ts';
import { createFakeClock } from '#main/kernel/fake-clock.ts';
import { AttachFailure } from './attach.ts';
import type { SupervisorOptions } from './supervisor.ts';
import { eventually, makeRig, offspring, program, serverOf } from './testing/rig.ts';
import type { Rig } from './testing/rig.ts';

/** Stands for npx: says what it fetches, waits until it may go on, then becomes the server. */
const FAKE_PACKAGE_RUNNER = `#!/bin/sh
echo "fetching $2" >&2
while [ ! -e "$ARRIVED" ]; do sleep 0.02; done
exec "$NODE" "$PROGRAM"
`;

let rig: Rig;
let folder: string;
const arrived = (): string => join(folder, 'arrived');

function use(given: Partial<SupervisorOptions> = {}): Rig {
  rig = makeRig({
    loginPath: () => Promise.resolve([folder, '/usr/bin', '/bin'].join(delimiter)),
    ...given,
  });
  return rig;
}

const installing = (restart = {}) =>
  serverOf('ends-with-stdin', {
    launch: {
      command: 'npx',
      args: ['-y', 'some-server'],
      env: { ARRIVED: arrived(), NODE: process.execPath, PROGRAM: program('ends-with-stdin') },
    },
    restart,
  });

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'patchbay-runner-'));
  writeFileSync(join(folder, 'npx'), FAKE_PACKAGE_RUNNER);
  chmodSync(join(folder, 'npx'), 0o755);
});

afterEach(async () => {
  await rig.remove();
  rmSync(folder, { recursive: true, force: true });
  expect(await offspring()).toEqual([]);
  expect(rig.surprises).toEqual([]);
});

test('a package runner is shown to install with its output, and may take longer than other servers', async () => {
  const clock = createFakeClock();
  const { supervisor, lines } = use({ clock });
  const starting = supervisor.start(installing({ startTimeoutMs: 1_000 }));
  await eventually(() => {
    clock.advance(50);
    return lines.length > 0;
  });
  expect(lines[0]).toMatchObject({ stream: 'stderr', line: 'fetching some-server' });
  clock.advance(60_000);
  expect(supervisor.state('broken')).toMatchObject({ state: 'starting', installing: true });
  writeFileSync(arrived(), '');
  expect(await starting).toMatchObject({ state: 'ready' });
});

test('one that does not end its work in time is given up, and the reason says what it was doing', async () => {
  const clock = createFakeClock();
  const { supervisor, states } = use({ clock });
  const starting = supervisor.start(installing());
  await eventually(() => supervisor.pid('broken') !== undefined);
  clock.advance(120_000);
  expect(states.at(-1)).toBe('stopping:stdin');
  clock.advance(10_000);
  expect(await starting).toMatchObject({
    state: 'failed',
    reason: text('server.installTimeout', { seconds: 120 }),
    advice: text('server.advice.slowInstall'),
  });
});

test('a handshake that gives up first is told in the same words', async () => {
  let allowed = 0;
  const { supervisor } = use({
    attach: ({ server }) => {
      allowed = server.restart.startTimeoutMs;
      const reason = text('server.startTimeout', { seconds: 119 });
      return Promise.reject(new AttachFailure(reason, text('server.advice.slowStart')));
    },
  });
  writeFileSync(arrived(), '');
  expect(await supervisor.start(installing())).toMatchObject({
    reason: text('server.installTimeout', { seconds: 120 }),
  });
  expect(allowed).toBe(120_000);
});

test('a program that was installed after the shell was first asked is found', async () => {
  const asked: boolean[] = [];
  const { supervisor } = use({
    loginPath: (again = false) => {
      asked.push(again);
      return Promise.resolve(again ? [folder, '/usr/bin', '/bin'].join(delimiter) : '/nowhere');
    },
  });
  writeFileSync(arrived(), '');
  expect(await supervisor.start(installing())).toMatchObject({ state: 'ready' });
  expect(asked).toEqual([false, true]);
});
