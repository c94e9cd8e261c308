import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchHash } from '#main/supervisor/consent.ts';
import type { StdioLaunch } from '#contract/launch.ts';
import { RestartPolicy, Server } from '#contract/server.ts';
import { gone } from '#main/supervisor/testing/rig.ts';
import { removeHome, startEngine } from '../integration/engine.ts';
import type { TestEngine } from '../integration/engine.ts';
import { known } from './registry.ts';

interface Launched {
  name: string;
  args?: (folder: string) => string[];
  env?: Record<string, string>;
  startTimeoutMs?: number;
}

/** A server package as people install it, and one call that changes nothing anywhere. */
interface Package extends Launched {
  /** At least so many. */
  tools: number;
  call: [tool: string, args: object];
}

const packages: Package[] = [
  { name: '@modelcontextprotocol/server-everything', tools: 10, call: ['echo', { message: 'hello' }] },
  {
    name: '@modelcontextprotocol/server-filesystem',
    tools: 10,
    args: (folder) => [folder],
    call: ['list_allowed_directories', {}],
  },
  { name: '@modelcontextprotocol/server-memory', tools: 9, call: ['read_graph', {}] },
  {
    name: '@modelcontextprotocol/server-sequential-thinking',
    tools: 1,
    call: [
      'sequentialthinking',
      { thought: 'one', thoughtNumber: 1, totalThoughts: 1, nextThoughtNeeded: false },
    ],
  },
  {
    name: '@modelcontextprotocol/server-github',
    tools: 20,
    call: ['search_repositories', { query: 'patchbay' }],
  },
  {
    name: '@modelcontextprotocol/server-gitlab',
    tools: 8,
    env: { GITLAB_PERSONAL_ACCESS_TOKEN: 'none', GITLAB_API_URL: 'http://127.0.0.1:9' },
    call: ['search_repositories', { search: 'patchbay' }],
  },
  {
    name: '@upstash/context7-mcp',
    tools: 2,
    call: ['resolve-library-id', { libraryName: 'zod', query: 'zod' }],
  },
  { name: '@playwright/mcp', tools: 15, args: () => ['--headless'], call: ['browser_close', {}] },
  {
    name: '@modelcontextprotocol/server-system-monitor',
    tools: 1,
    args: () => ['--stdio'],
    call: ['get-system-info', {}],
  },
  { name: '@modelcontextprotocol/server-pdf', tools: 1, args: () => ['--stdio'], call: ['list_pdfs', {}] },
  {
    name: '@modelcontextprotocol/server-map',
    tools: 1,
    args: () => ['--stdio'],
    call: ['geocode', { query: 'Rome' }],
  },
  {
    name: '@zereight/mcp-gitlab',
    tools: 60,
    env: { GITLAB_PERSONAL_ACCESS_TOKEN: 'none', GITLAB_API_URL: 'http://127.0.0.1:9' },
    call: ['list_projects', {}],
  },
  { name: 'nx-mcp', tools: 1, call: ['nx_docs', { userQuery: 'cache' }] },
];

/** It is fetched within this time too. */
const WITHOUT_DATABASE_MS = 60_000;
/** Tries again for ever, or gives up after a while: nothing listens at that port. */
const withoutDatabase: Launched = {
  name: '@modelcontextprotocol/server-redis',
  args: () => ['redis://127.0.0.1:9'],
  startTimeoutMs: WITHOUT_DATABASE_MS,
};

const folder = mkdtempSync(join(tmpdir(), 'patchbay-packages-'));
let bay: TestEngine;

/** A server is given little of our environment; behind a proxy with a certificate of its own npm needs this. */
const extra = process.env['NODE_EXTRA_CA_CERTS'];
const certificates: Record<string, string> = extra === undefined ? {} : { NODE_EXTRA_CA_CERTS: extra };

const idOf = (name: string): string => name.replace('@', '').replaceAll(/[/.]/g, '-');

function serverOf({ name, args, env = {}, startTimeoutMs = 300_000 }: Launched): Server {
  const launch: StdioLaunch = {
    type: 'stdio',
    command: 'npx',
    args: ['-y', name, ...(args?.(join(folder, 'data')) ?? [])],
    env: { ...env, ...certificates, npm_config_cache: join(folder, 'cache') },
  };
  return Server.parse({
    id: idOf(name),
    title: name,
    source: 'command',
    launch,
    start: 'manual',
    restart: RestartPolicy.parse({ restart: 'never', startTimeoutMs, shutdownMs: 2000 }),
    trusted: false,
    consent: launchHash(launch),
  });
}

beforeAll(async () => {
  mkdirSync(join(folder, 'data'));
  writeFileSync(join(folder, 'data', 'note.txt'), 'hello\n');
  bay = await startEngine({
    servers: [...packages, withoutDatabase].map(serverOf),
  });
  for (const { name } of packages) {
    await bay.agree('rule.set', {
      rule: { effect: 'allow', who: '*', server: idOf(name), tool: '*', where: [] },
    });
  }
});

afterAll(async () => {
  await bay.close();
  removeHome(bay.home);
  rmSync(folder, { recursive: true, force: true });
});

test('one that waits for a database that is not there ends with a reason, in its time', async ({ skip }) => {
  const name = '@modelcontextprotocol/server-redis';
  if (!(await known(name))) skip(`npm does not know ${name} here`);
  const begun = Date.now();
  const { state, pid } = await bay.start(idOf(name));
  expect(state).toMatchObject({ state: 'failed', reason: { code: expect.any(String) as string } });
  expect(Date.now() - begun).toBeLessThan(WITHOUT_DATABASE_MS * 2);
  expect(pid).toBeUndefined();
});

test.for(packages)('$name is installed, started, listed, called and stopped', async (one, { skip }) => {
  if (!(await known(one.name))) skip(`npm does not know ${one.name} here`);
  const id = idOf(one.name);
  const view = await bay.start(id);
  expect(view.state).toMatchObject({ state: 'ready' });
  const tools = (await bay.ask('tool.list', { server: id })).map(({ ref }) => ref.name);
  expect(tools.length).toBeGreaterThanOrEqual(one.tools);
  const [name, args] = one.call;
  expect(tools).toContain(name);
  // A backend that is out of reach is an error that the server tells, in either of the two ways there are.
  const ended = await bay.call(id, name, args, { deadlineMs: 60_000 });
  expect(['ok', 'toolError', 'error']).toContain(ended.outcome === 'failed' ? ended.cause : ended.outcome);
  await bay.ask('server.stop', { server: id });
  expect(gone(view.pid ?? 0)).toBe(true);
});
