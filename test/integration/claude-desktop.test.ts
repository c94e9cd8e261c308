import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { launcherPath, writeLauncher } from '#main/app/launcher.ts';
import { CLI, buildCli, cleanUp } from './cli.ts';
import { offeredToAnybody } from '../support/offered-to-anybody.ts';
import { bundles, removeHome, startEngine } from './engine.ts';
import type { TestEngine } from './engine.ts';
import { testHost } from './host.ts';

const REPOSITORY = resolve(import.meta.dirname, '../..');
const MCPORTER = join(REPOSITORY, 'node_modules/mcporter/dist/cli.js');
const EVERYTHING = join(REPOSITORY, 'node_modules/@modelcontextprotocol/server-everything/dist/index.js');
const THINKING = join(
  REPOSITORY,
  'node_modules/@modelcontextprotocol/server-sequential-thinking/dist/index.js',
);
const SECRET = 'sk-live-0123456789abcdef01234567';

let bay: TestEngine;
let root: string;
let file: string;
let agreed: string[];
const before = process.env['XDG_CONFIG_HOME'];

beforeAll(buildCli, 60_000);
afterAll(cleanUp);
beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'patchbay-claude-'));
  file = join(root, 'Claude', 'claude_desktop_config.json');
  mkdirSync(dirname(file));
  process.env['XDG_CONFIG_HOME'] = root;
  agreed = [];
  bay = await startEngine({
    host: testHost({
      pickFile: () => Promise.resolve(join(root, 'picked.json')),
      agree({ params }) {
        agreed.push(String(params['names']));
        return Promise.resolve(true);
      },
    }),
  });
  writeLauncher({ home: bay.home, node: process.execPath, cli: CLI, servers: bundles(), npm: undefined });
});
afterEach(async () => {
  if (before === undefined) delete process.env['XDG_CONFIG_HOME'];
  else process.env['XDG_CONFIG_HOME'] = before;
  await bay.close();
  removeHome(bay.home);
  rmSync(root, { recursive: true, force: true });
});

const client = 'claude-desktop';
const config = () => JSON.parse(readFileSync(file, 'utf8')) as { mcpServers: Record<string, unknown> };
const allow = { effect: 'allow', scope: 'call', where: [] } as never;

async function write(wanted: { servers: string[]; remove?: string[]; clear?: boolean }) {
  const preview = await bay.ask('client.preview', { client, ...wanted });
  const written = await bay.ask('client.write', { client, ...wanted, hash: preview.hash });
  return { ...written, preview };
}

async function approve(server: string): Promise<void> {
  const started = bay.start(server);
  await bay.answer(allow);
  expect((await started).state.state).toBe('ready');
}

/** What another MCP client, one we have no part in, makes of the file: the names of the tools of each server. */
async function seenByMcporter(): Promise<Record<string, string[]>> {
  const env = {
    HOME: root,
    PATH: process.env['PATH'],
    DBUS_SESSION_BUS_ADDRESS: process.env['DBUS_SESSION_BUS_ADDRESS'],
  };
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [MCPORTER, 'list', '--config', file, '--json'],
    {
      cwd: root,
      env,
    },
  );
  const { servers } = JSON.parse(stdout) as { servers: { name: string; tools?: { name: string }[] }[] };
  return Object.fromEntries(
    servers.map(({ name, tools }) => [name, (tools ?? []).map((tool) => tool.name).toSorted()]),
  );
}

test("Claude's servers are imported, approved, and given back as ours; another client finds the same tools in all of them", async () => {
  const original = `{\r\n  "theme": "dark",\r\n  "mcpServers": {\r\n    "Everything": {"command": ${JSON.stringify(process.execPath)}, "args": [${JSON.stringify(EVERYTHING)}, "stdio"]},\r\n    "Thinking": {\r\n      "command": ${JSON.stringify(process.execPath)},\r\n      "args": [${JSON.stringify(THINKING)}],\r\n      "env": {"API_KEY": "${SECRET}"}\r\n    }\r\n  }\r\n}`;
  writeFileSync(file, original);
  const { parsed, entries } = await bay.ask('client.import', { client });
  expect(parsed.drafts.map(({ id }) => id)).toEqual(['everything', 'thinking']);
  expect(entries).toMatchObject({ everything: { name: 'Everything' }, thinking: { name: 'Thinking' } });
  const [everything, thinking] = parsed.drafts;
  const [hint] = parsed.secrets;
  expect(hint).toMatchObject({ server: 'thinking', variable: 'API_KEY', name: 'API_KEY' });
  if (everything === undefined || thinking === undefined) throw new Error('not read');
  const env = { API_KEY: '${secret:API_KEY}' };
  await bay.ask('server.add', { server: everything });
  await bay.ask('server.add', {
    server: { ...thinking, launch: { ...thinking.launch, env } as never },
    secrets: [{ name: 'API_KEY', value: SECRET }],
  });
  expect((await bay.ask('client.list', {}))[0]?.entries).toMatchObject([
    { name: 'Everything', same: 'everything' },
    { name: 'Thinking', same: 'thinking' },
  ]);

  // Nothing that a person has not approved can be started by way of the file.
  const servers = ['everything', 'thinking', 'desktop-commander'];
  const remove = ['Everything', 'Thinking'];
  const early = await bay.ask('client.preview', { client, servers, remove });
  expect(early.warnings.map(({ code }) => code)).toEqual(['clients.unapproved', 'clients.unapproved']);
  await approve('everything');
  await approve('thinking');
  expect(await bay.request('client.write', { client, servers, remove, hash: early.hash })).toMatchObject({
    error: { reason: { code: 'clients.changedMeanwhile' } },
  });
  expect(readFileSync(file, 'utf8')).toBe(original);

  const { app, backup, preview } = await write({ servers, remove });
  expect(preview.warnings).toEqual([]);
  expect(preview.diff).not.toContain(SECRET);
  const through = (id: string) => ({ command: launcherPath(bay.home), args: ['run', id] });
  expect(config()).toEqual({
    theme: 'dark',
    mcpServers: {
      Everything: { command: process.execPath, args: [EVERYTHING, 'stdio'] },
      Thinking: through('thinking'),
      'desktop-commander': through('desktop-commander'),
    },
  });
  expect(readFileSync(file, 'utf8')).not.toContain(SECRET);
  expect(app.entries).toMatchObject([
    { same: 'everything' },
    { ours: 'thinking' },
    { ours: 'desktop-commander' },
  ]);

  await bay.start('desktop-commander');
  const names = async (server: string) =>
    (await bay.ask('tool.list', { server })).map(({ ref }) => ref.name).toSorted();
  const seen = await seenByMcporter();
  expect(seen['Everything']).toEqual(offeredToAnybody(await names('everything')));
  expect(seen['Thinking']).toEqual(await names('thinking'));
  expect(seen['desktop-commander']).toEqual(await names('desktop-commander'));
  expect(Object.values(seen).map((tools) => tools.length > 0)).toEqual([true, true, true]);

  await bay.ask('client.restore', { client, backup: backup?.id ?? '' });
  expect(readFileSync(file, 'utf8')).toBe(original);
}, 60_000);

test('a secret goes into the file only after the system itself has asked', async () => {
  writeFileSync(file, '{}');
  const launch = {
    type: 'stdio',
    command: process.execPath,
    args: [THINKING],
    env: { API_KEY: '${secret:API_KEY}' },
  } as const;
  await bay.ask('server.add', {
    server: { id: 'thinking', title: 'Thinking', launch: { ...launch, args: [...launch.args] } },
    secrets: [{ name: 'API_KEY', value: SECRET }],
  });
  await approve('thinking');
  const { preview } = await write({ servers: ['thinking'], clear: true });
  expect(JSON.stringify(preview)).not.toContain(SECRET);
  expect(agreed).toEqual(['API_KEY']);
  expect(config().mcpServers).toEqual({
    thinking: { command: process.execPath, args: [THINKING], env: { API_KEY: SECRET } },
  });
});

test('a page can name no file of its own; one that a person picks in the dialog can', async () => {
  const picked = join(root, 'picked.json');
  writeFileSync(picked, '{"mcpServers": {"a": {"command": "b"}}}');
  expect(await bay.request('client.choose', { client, path: picked })).toMatchObject({
    error: { reason: { code: 'clients.unknownPlace' } },
  });
  expect(await bay.ask('client.choose', { client })).toMatchObject({
    path: picked,
    entries: [{ name: 'a' }],
  });
  expect(await bay.request('client.list', {}, 'approval')).toMatchObject({
    error: { reason: { code: 'request.wrongSurface' } },
  });
  expect(await bay.ask('client.choose', { client, path: file })).toMatchObject({
    path: file,
    state: 'missing',
  });
});
