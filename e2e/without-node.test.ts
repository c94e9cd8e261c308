import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addServers } from '../test/support/add-servers.ts';
import { RestartPolicy, Server } from '#contract/server.ts';
import { launchHash } from '#main/supervisor/consent.ts';
import { launch, removeHome, temporaryHome } from './support/app.ts';
import type { RunningApp } from './support/app.ts';
import { fixture, reference } from './support/foreign.ts';

let app: RunningApp;
let bin: string;

beforeAll(async () => {
  bin = mkdtempSync(join(tmpdir(), 'patchbay-path-'));
  mkdirSync(join(bin, 'bin'));
  // A machine that has a shell and nothing that could run a server.
  for (const name of ['sh', 'env']) symlinkSync(`/usr/bin/${name}`, join(bin, 'bin', name));
  // The login shell has the last word on PATH, so it has to say the same.
  for (const name of ['.profile', '.bash_profile', '.zprofile'])
    writeFileSync(join(bin, name), `export PATH='${join(bin, 'bin')}'\n`);
  // A package of our own, so that npx needs no network.
  const own = join(bin, 'tiny-server');
  mkdirSync(own);
  cpSync(fixture('shapes.mjs'), join(own, 'main.mjs'));
  writeFileSync(
    join(own, 'package.json'),
    JSON.stringify({ name: 'tiny-server', version: '1.0.0', bin: { 'tiny-server': 'run.mjs' } }),
  );
  writeFileSync(
    join(own, 'run.mjs'),
    "#!/usr/bin/env node\nawait new Promise((done) => setTimeout(done, 1500));\nawait import('./main.mjs');\n",
  );
  const home = temporaryHome();
  const stdio = { type: 'stdio', env: {} } as const;
  const node = { ...stdio, command: 'node', args: [reference('everything'), 'stdio'] };
  const npx = { ...stdio, command: 'npx', args: ['-y', `file:${own}`], env: { npm_config_offline: 'true' } };
  const uvx = { ...stdio, command: 'uvx', args: ['mcp-server-time'] };
  const shared = {
    source: 'command',
    start: 'manual',
    restart: RestartPolicy.parse({}),
    trusted: false,
  } as const;
  addServers(home, [
    Server.parse({
      ...shared,
      id: 'needs-node',
      title: 'Needs Node',
      launch: node,
      consent: launchHash(node),
    }),
    Server.parse({ ...shared, id: 'needs-npx', title: 'Needs npx', launch: npx, consent: launchHash(npx) }),
    Server.parse({ ...shared, id: 'needs-uv', title: 'Needs uv', launch: uvx, consent: launchHash(uvx) }),
  ]);
  app = await launch({ home, env: { PATH: join(bin, 'bin'), HOME: bin } });
});
afterAll(async () => {
  await app.close();
  removeHome(app.home);
  rmSync(bin, { recursive: true, force: true });
});

test('without Node it says so, and the Node that comes with Patchbay is one press away', async () => {
  const { page } = app.main;
  await page.getByRole('switch', { name: 'Run Needs Node' }).click();
  await app.main.server('Needs Node').getByText('Failed').first().waitFor();
  await app.main.server('Needs Node').click();
  await page.getByRole('button', { name: 'Use Patchbay’s own Node' }).first().click();
  await app.main.server('Needs Node').getByText('Ready').first().waitFor({ timeout: 20_000 });
});

const npm = process.env['PATCHBAY_NPM'];

test.skipIf(npm === undefined)(
  npm === undefined
    ? 'a package runner is shown as installing (skipped: npm was not fetched)'
    : 'a package runner is shown as installing, on the Node and npm of Patchbay',
  async () => {
    const { page } = app.main;
    await page.getByRole('switch', { name: 'Run Needs npx' }).click();
    await app.main.server('Needs npx').getByText('Failed').first().waitFor();
    await app.main.server('Needs npx').click();
    await page.getByRole('button', { name: 'Use Patchbay’s own Node' }).first().click();
    await page.getByText('Installing').first().waitFor();
    await app.main.server('Needs npx').getByText('Ready').first().waitFor({ timeout: 60_000 });
  },
);

test('without uv it says which program is missing and how to get it', async () => {
  const { page } = app.main;
  await page.getByRole('switch', { name: 'Run Needs uv' }).click();
  await app.main.server('Needs uv').getByText('Failed').first().waitFor();
  await app.main.server('Needs uv').click();
  const failed = await app.main.request('state.snapshot', {});
  expect(JSON.stringify(failed.value)).toContain('uv');
  await page
    .getByText(/astral\.sh|uv/)
    .filter({ visible: true })
    .first()
    .waitFor();
});
