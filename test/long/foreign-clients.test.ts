import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeLauncher } from '#main/app/launcher.ts';
import { CLI, buildCli, cleanUp } from '../integration/cli.ts';
import { bundles, removeHome, startEngine } from '../integration/engine.ts';
import type { TestEngine } from '../integration/engine.ts';
import { offeredToAnybody } from '../support/offered-to-anybody.ts';
import { known } from './registry.ts';

const PACKAGES = resolve(import.meta.dirname, '../../node_modules');
const MCPORTER = join(PACKAGES, 'mcporter/dist/cli.js');
const reference = (name: string): string =>
  join(PACKAGES, `@modelcontextprotocol/server-${name}/dist/index.js`);
const SECRET = 'sk-live-0123456789abcdef01234567';
const client = 'claude-desktop';
const before = process.env['XDG_CONFIG_HOME'];

let bay: TestEngine;
let root: string;
let file: string;
/** The name in the exported file and the tools as Patchbay knows them. */
const exported = new Map<string, string[]>();

beforeAll(async () => {
  await buildCli();
  root = mkdtempSync(join(tmpdir(), 'patchbay-clients-'));
  file = join(root, 'Claude', 'claude_desktop_config.json');
  mkdirSync(dirname(file));
  writeFileSync(file, '{}');
  process.env['XDG_CONFIG_HOME'] = root;
  bay = await startEngine();
  const { env } = process;
  writeLauncher({ home: bay.home, node: process.execPath, cli: CLI, servers: bundles(), env });
  for (const [id, args, env] of [
    ['everything', [reference('everything'), 'stdio'], {}],
    ['thinking', [reference('sequential-thinking')], { API_KEY: '${secret:API_KEY}' }],
    ['memory', [reference('memory')], { MEMORY_FILE_PATH: join(root, 'memory.json') }],
  ] as const) {
    const secrets = 'API_KEY' in env ? [{ name: 'API_KEY', value: SECRET }] : [];
    await bay.ask('server.add', {
      server: {
        id,
        title: id,
        launch: { type: 'stdio', command: process.execPath, args: [...args], env: { ...env } },
      },
      secrets,
    });
    const started = bay.start(id);
    await bay.answer({ effect: 'allow', scope: 'call', where: [] } as never);
    expect((await started).state.state).toBe('ready');
  }
  await bay.start('desktop-commander');
  const servers = ['everything', 'thinking', 'memory', 'desktop-commander'];
  const { hash } = await bay.ask('client.preview', { client, servers });
  await bay.ask('client.write', { client, servers, hash });
  for (const id of servers) {
    const tools = await bay.ask('tool.list', { server: id });
    exported.set(id, offeredToAnybody(tools.map(({ ref }) => ref.name)).toSorted());
    expect(tools.length).toBeGreaterThan(0);
  }
});

afterAll(async () => {
  if (before === undefined) delete process.env['XDG_CONFIG_HOME'];
  else process.env['XDG_CONFIG_HOME'] = before;
  await bay.close();
  removeHome(bay.home);
  rmSync(root, { recursive: true, force: true });
  cleanUp();
});

async function foreign(command: string, args: string[]): Promise<string> {
  // npm needs its own settings; what the servers get is the launcher's affair.
  const env = { ...process.env, npm_config_cache: join(root, 'npm') };
  const { stdout } = await promisify(execFile)(command, args, {
    cwd: root,
    env,
    timeout: 300_000,
    maxBuffer: 16 * 1024 * 1024,
  });
  return stdout;
}

const namesOf = (tools: { name: string }[]): string[] => tools.map(({ name }) => name).toSorted();

test('mcporter starts every exported entry and lists the same tools', async () => {
  const said = await foreign(process.execPath, [MCPORTER, 'list', '--config', file, '--json']);
  const { servers } = JSON.parse(said) as { servers: { name: string; tools?: { name: string }[] }[] };
  const seen = new Map(servers.map(({ name, tools = [] }) => [name, namesOf(tools)]));
  expect(seen).toEqual(exported);
});

test('the command line of the MCP Inspector starts every exported entry and lists the same tools', async ({
  skip,
}) => {
  const inspectorPackage = '@modelcontextprotocol/inspector';
  if (!(await known(inspectorPackage))) skip(`npm does not know ${inspectorPackage} here`);
  for (const [id, tools] of exported) {
    const inspector = ['-y', inspectorPackage, '--cli'];
    const said = await foreign('npx', [
      ...inspector,
      '--config',
      file,
      '--server',
      id,
      '--method',
      'tools/list',
    ]);
    const listed = JSON.parse(said) as { tools: { name: string }[] };
    // It can answer for roots, so server-everything offers it one tool more.
    expect(namesOf(listed.tools).filter((name) => name !== 'get-roots-list')).toEqual(tools);
  }
});
