import { spawn } from 'node:child_process';
import { constants, existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launcherPath } from '#main/app/launcher.ts';
import { createKeychain } from '#main/secrets/keychain.ts';
import { buildCli, cleanUp, environment, furnish, patchbay, runs, serve } from './cli.ts';
import { addServers } from '../support/add-servers.ts';
import { FIXTURES, foreignServer, removeHome } from './engine.ts';

const scratch = mkdtempSync(join(tmpdir(), 'patchbay-run-'));
const pids = join(scratch, 'pids');
const everything = join(FIXTURES, '../../node_modules/@modelcontextprotocol/server-everything/dist/index.js');
const inline = (source: string): string[] => ['-e', source];
let home: string;

beforeAll(async () => {
  await buildCli();
  home = await furnish([]);
  const remote = { type: 'http', url: 'https://example.com/mcp', headers: {} } as const;
  addServers(home, [
    foreignServer('everything', [everything, 'stdio']),
    foreignServer('family', [join(FIXTURES, 'servers/family.mjs')], { env: { PIDS_FILE: pids } }),
    foreignServer('new', ['x.mjs'], { consent: '' }),
    foreignServer('off', ['x.mjs'], { disabled: true }),
    foreignServer('remote', [], { launch: remote, source: 'url' }),
    foreignServer('no-secret', ['x.mjs'], { env: { KEY: '${secret:NOT_THERE}' } }),
    foreignServer(
      'says',
      inline("process.stdout.write(process.env.KEY); process.stderr.write('its own'); process.exit(42)"),
      {
        env: { KEY: '${secret:THERE}' },
      },
    ),
    foreignServer('environment', inline('process.stdout.write(JSON.stringify(process.env))')),
    foreignServer('pipes', [
      ...inline("for (const fd of [0, 1, 2]) fs.writeSync(1, fs.readFileSync('/proc/self/fdinfo/' + fd))"),
    ]),
  ]);
  const { id } = JSON.parse(readFileSync(join(home, 'home.json'), 'utf8')) as { id: string };
  await createKeychain(id).set('THERE', 'from the keychain');
  // Whoever hosts an engine writes the launcher.
  await (await serve(home)).stop();
}, 60_000);

afterAll(() => {
  cleanUp();
  removeHome(home);
  rmSync(scratch, { recursive: true, force: true });
});

/** Whatever another MCP client would do with the entry that we write into its file. */
async function toolsThroughLauncher(server: string): Promise<string[]> {
  const client = new Client({ name: 'another-client', version: '1.0.0' });
  const env = Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
  const transport = new StdioClientTransport({
    command: launcherPath(home),
    args: ['run', server],
    env,
    stderr: 'ignore',
  });
  await client.connect(transport);
  const { pid } = transport;
  const { tools } = await client.listTools();
  await client.close();
  await expect.poll(() => runs(pid ?? 0)).toBe(false);
  return tools.map(({ name }) => name).toSorted();
}

test.skipIf(process.platform === 'win32')(
  'the launcher is the owner’s alone (permission bits: not on Windows)',
  () => {
    expect(statSync(launcherPath(home)).mode & 0o777).toBe(0o700);
  },
);

test('another MCP client starts what Patchbay has, with and without a running engine', async () => {
  for (const alone of [true, false]) {
    const engine = alone ? undefined : await serve(home);
    expect(await toolsThroughLauncher('desktop-commander')).toEqual([
      'check_file_exists',
      'create_directory',
      'delete_file',
      'execute_command',
      'gather_context',
      'list_directory',
      'make_command',
      'read_file',
      'write_file',
    ]);
    expect(await toolsThroughLauncher('everything')).toContain('echo');
    await engine?.stop();
  }
});

test('stdout, stderr and the exit code are the server’s own, and its secret comes from the keychain', async () => {
  expect(await patchbay(home, ['run', 'says'])).toEqual({
    code: 42,
    stdout: 'from the keychain',
    stderr: 'its own',
  });
});

test('it gets what the supervisor would give it, and nothing of ours', async () => {
  const { stdout } = await patchbay(home, ['run', 'environment']);
  const names = Object.keys(JSON.parse(stdout) as object);
  expect(names).toContain('PATH');
  expect(names.filter((name) => /^(PATCHBAY|DBUS|XDG_RUNTIME|SSH)/.test(name))).toEqual([]);
});

test.skipIf(process.platform !== 'linux')(
  'its pipes are as it was given them: they block (told by /proc: on Linux)',
  async () => {
    const { stdout } = await patchbay(home, ['run', 'pipes']);
    const flags = [...stdout.matchAll(/flags:\s+([0-7]+)/g)].map(([, octal]) => parseInt(octal ?? '', 8));
    expect(flags.map((all) => all & constants.O_NONBLOCK)).toEqual([0, 0, 0]);
  },
);

test.each([
  ['new', 3, 'not been approved'],
  ['off', 3, 'switched off'],
  ['nonsense', 4, 'no server'],
  ['remote', 6, 'URL'],
  ['no-secret', 6, 'NOT_THERE'],
])('%s is not run: exit %i, said on stderr alone', async (server, code, words) => {
  const ended = await patchbay(home, ['run', server]);
  expect(ended).toMatchObject({ code, stdout: '' });
  expect(ended.stderr).toContain(words);
});

test('nothing of ours is ever on stdout: not even asked for', async () => {
  expect(await patchbay(home, ['run', 'says', '--json'])).toMatchObject({ code: 2, stdout: '' });
  expect(await patchbay(join(scratch, 'no-home'), ['run', 'says'])).toMatchObject({ code: 4, stdout: '' });
  expect(existsSync(join(scratch, 'no-home'))).toBe(false);
});

test.skipIf(process.platform !== 'linux')(
  'signals are passed on, and it dies with its launcher (parent-death signal: on Linux)',
  async () => {
    for (const [signal, code] of [
      ['SIGTERM', 143],
      ['SIGKILL', null],
    ] as const) {
      rmSync(pids, { force: true });
      const child = spawn(launcherPath(home), ['run', 'family'], {
        env: environment(home),
        stdio: ['pipe', 'ignore', 'ignore'],
      });
      const ended = new Promise<number | null>((end) => child.once('exit', end));
      await expect.poll(() => existsSync(pids) && readFileSync(pids, 'utf8').endsWith('\n')).toBe(true);
      const [server = 0, grandchild = 0] = readFileSync(pids, 'utf8').trim().split('\n').map(Number);
      child.kill(signal);
      expect(await ended).toBe(code);
      await expect.poll(() => runs(server)).toBe(false);
      // It left its family, and only an engine keeps a ledger of that.
      process.kill(grandchild, 'SIGKILL');
    }
  },
);
