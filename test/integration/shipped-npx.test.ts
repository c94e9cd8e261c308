import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { text } from '#contract/text.ts';
import { makeRig, offspring, serverOf } from '#main/supervisor/testing/rig.ts';
import type { Rig } from '#main/supervisor/testing/rig.ts';
import { FIXTURES } from './engine.ts';

const node = process.env['PATCHBAY_NODE'] ?? process.execPath;
const npm = process.env['PATCHBAY_NPM'];

let rig: Rig;
let folder: string;

/** A machine without Node: a shell and env are all there is. */
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'patchbay-no-node-'));
  mkdirSync(join(folder, 'bin'));
  for (const name of ['sh', 'env']) {
    const file = [`/bin/${name}`, `/usr/bin/${name}`].find((path) => existsSync(path)) ?? '';
    symlinkSync(file, join(folder, 'bin', name));
  }
  const own = join(folder, 'tiny-server');
  mkdirSync(own);
  cpSync(join(FIXTURES, 'programs/prints-environment.mjs'), join(own, 'main.mjs'));
  const bin = { 'tiny-server': 'run.mjs' };
  writeFileSync(join(own, 'package.json'), JSON.stringify({ name: 'tiny-server', version: '1.0.0', bin }));
  writeFileSync(join(own, 'run.mjs'), "#!/usr/bin/env node\nimport './main.mjs';\n");
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

afterEach(async () => {
  await rig.remove();
  expect(await offspring()).toEqual([]);
});

function use(shipped?: { node: string; npm?: string }): Rig {
  rig = makeRig({ loginPath: () => Promise.resolve(join(folder, 'bin')), shipped });
  return rig;
}

const npx = () =>
  serverOf('prints-environment', {
    launch: {
      command: 'npx',
      args: ['-y', `file:${join(folder, 'tiny-server')}`],
      env: { HOME: folder, npm_config_offline: 'true' },
    },
  });

test('what is missing is told, and the shipped Node is offered where it is there', async () => {
  const { supervisor } = use({ node, npm: '/some/npm' });
  expect(await supervisor.start(npx())).toMatchObject({
    state: 'failed',
    reason: text('server.nodeMissing', { command: 'npx' }),
    advice: text('server.advice.useShippedNode'),
    offer: 'shippedNode',
  });
  await rig.remove();
  const without = await use().supervisor.start(npx());
  expect(without).toMatchObject({ advice: text('server.advice.installNode') });
  expect(without).not.toHaveProperty('offer');
});

test('node is the shipped one, and programs that look for node find it', async () => {
  const { supervisor, firstLines } = use({ node });
  const server = { ...serverOf('prints-environment', { launch: { command: 'node' } }), shippedNode: true };
  expect(await supervisor.start(server)).toMatchObject({ state: 'ready' });
  const { env } = JSON.parse(firstLines[0] ?? '{}') as { env: Record<string, string> };
  expect(env['PATH']?.startsWith(`${dirname(node)}:`)).toBe(true);
});

test.skipIf(npm === undefined)(
  'an npx server runs on the shipped Node and npm, which stay as they are (skipped: npm was not fetched)',
  { timeout: 60_000 },
  async () => {
    const around = (): string[] => [
      ...readdirSync(join(dirname(node), '..')),
      ...readdirSync(npm ?? '', { recursive: true }).map(String),
    ];
    const before = around();
    const { supervisor, firstLines, lines, home } = use({ node, npm });
    const state = await supervisor.start({ ...npx(), shippedNode: true });
    expect(lines.map(({ line }) => line)).toEqual([]);
    expect(state).toMatchObject({ state: 'ready' });
    const { env } = JSON.parse(firstLines[0] ?? '{}') as { env: Record<string, string> };
    expect(env['npm_node_execpath']).toBe(node);
    expect(env['npm_config_prefix']).toBe(join(home, 'npm'));
    expect(env['npm_config_cache']).toBe(join(folder, '.npm'));
    await supervisor.stop('broken');
    expect(around()).toEqual(before);
  },
);
