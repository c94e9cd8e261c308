import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { buildCli, cleanUp, furnish, patchbay, runs, serve } from './cli.ts';
import type { Ended, Served } from './cli.ts';
import { FIXTURES, foreignServer, removeHome } from './engine.ts';

const scratch = mkdtempSync(join(tmpdir(), 'patchbay-cli-'));
const counter = join(scratch, 'count');
const everything = join(FIXTURES, '../../node_modules/@modelcontextprotocol/server-everything/dist/index.js');
let home: string;
let served: Served;

const counted = (): string => (existsSync(counter) ? readFileSync(counter, 'utf8') : '');
const bay = (...words: string[]): Promise<Ended> => patchbay(home, words);
const json = async (...words: string[]) => {
  const { code, stdout } = await bay(...words, '--json');
  return { code, value: JSON.parse(stdout) as unknown };
};

beforeAll(async () => {
  await buildCli();
  home = await furnish([
    foreignServer('modern', [join(FIXTURES, 'servers/modern.mjs')], { env: { COUNTER_FILE: counter } }),
    foreignServer('everything', [everything, 'stdio']),
  ]);
  served = await serve(home, '--json');
}, 60_000);

afterAll(async () => {
  expect(await served.stop()).toBe(0);
  expect(runs(served.pid)).toBe(false);
  expect(existsSync(join(home, 'engine.lock'))).toBe(false);
  expect(existsSync(join(home, 'engine.sock'))).toBe(false);
  cleanUp();
  removeHome(home);
  rmSync(scratch, { recursive: true, force: true });
});

test('serve says one line when it is ready', () => {
  expect(JSON.parse(served.line)).toEqual({ ready: true, home, pid: served.pid });
});

test('status and list, for people and for programs', async () => {
  const status = await bay('status');
  expect(status).toMatchObject({ code: 0, stderr: '' });
  expect(status.stdout).toContain(home);
  expect(status.stdout).toMatch(/^modern +Stopped +2 tools$/m);
  expect((await json('status')).value).toMatchObject({ home, approvals: [] });
  const list = await bay('list', 'modern');
  expect(list).toMatchObject({ code: 0, stderr: '' });
  expect(list.stdout).toMatch(/^modern +tool +count +Adds one line to a file$/m);
  expect((await json('list', '--search', 'adds line')).value).toMatchObject([
    { server: 'modern', name: 'count' },
  ]);
  expect((await json('list', 'modern', '--kind', 'prompt')).value).toEqual([]);
});

test('a server is started, called and stopped; a stopped one is unavailable', async () => {
  expect(await bay('call', 'modern', 'count')).toMatchObject({ code: 6, stdout: '' });
  expect((await bay('start', 'modern')).stdout).toMatch(/^modern +Ready/);
  const before = counted();
  expect(await bay('call', 'modern', 'count', 'note=7')).toEqual({
    code: 0,
    stdout: 'counted\n',
    stderr: '',
  });
  // The tool wants text, so 7 was text.
  expect(counted()).toBe(`${before}7\n`);
  expect(await json('call', 'modern', 'count', '--args', '{"note":"in JSON"}')).toMatchObject({
    code: 0,
    value: { outcome: 'ok' },
  });
  writeFileSync(join(scratch, 'arguments.json'), '{"note":"from a file"}');
  expect((await bay('call', 'modern', 'count', '--args-file', join(scratch, 'arguments.json'))).code).toBe(0);
  expect(counted()).toMatch(/in JSON\nfrom a file\n$/);
  expect(await bay('stop', 'modern')).toMatchObject({ code: 0 });
  expect(await json('restart', 'modern')).toMatchObject({ code: 0, value: { state: { state: 'ready' } } });
});

test('what the tool itself calls an error is 1, and its words are the result', async () => {
  await bay('start', 'desktop-commander');
  const missing = await bay('call', 'desktop-commander', 'read_file', `file_path=${home}/workspace/nothing`);
  expect(missing.code).toBe(1);
  expect(missing.stdout).toContain('nothing');
  const { value } = await json(
    'call',
    'desktop-commander',
    'read_file',
    `file_path=${home}/workspace/nothing`,
  );
  expect(value).toMatchObject({ outcome: 'toolError' });
});

test.each([
  [2, ['call', 'modern', 'wait', 'ms=soon']],
  [2, ['call', 'modern', 'wait', 'no pair']],
  [2, ['call', 'modern', 'wait', '--args', '[1]']],
  [2, ['call', 'modern', 'wait', '--args', '{']],
  [2, ['call', 'modern', 'wait', '--args-file', '/no/such/file']],
  [2, ['call', 'modern', 'wait', '--timeout', 'long']],
  [2, ['call', 'modern']],
  [2, ['list', '--kind', 'nonsense']],
  [2, ['logs', 'modern', '--lines', '0']],
  [2, ['nonsense']],
  [2, ['status', '--nonsense']],
  [2, ['audit', 'nonsense']],
  [2, ['approvals', 'nonsense']],
  [3, ['approvals', 'allow', 'x']],
  [4, ['call', 'modern', 'nonsense']],
  [4, ['call', 'nonsense', 'count']],
  [4, ['logs', 'nonsense']],
  [4, ['start', 'nonsense']],
  [4, ['approvals', 'deny', 'nonsense']],
  [6, ['serve']],
  [7, ['call', 'modern', 'wait', 'ms=20000', '--timeout', '0.2']],
])('exit %i: %j says why on stderr and leaves stdout alone', async (code, words) => {
  const ended = await bay(...words);
  expect(ended).toMatchObject({ code, stdout: '' });
  expect(ended.stderr.trim()).not.toBe('');
});

test('a failure is JSON too where JSON was asked for', async () => {
  expect(await json('logs', 'nonsense')).toEqual({
    code: 4,
    value: {
      error: {
        code: 'request.unknownServer',
        params: { server: 'nonsense' },
        message: 'There is no server called nonsense.',
      },
    },
  });
});

test('the version is the one of these sources', async () => {
  expect(await bay('--version')).toMatchObject({ code: 0, stdout: `${packageJson.version}\n`, stderr: '' });
});

test('help goes where it belongs', async () => {
  expect(await bay()).toMatchObject({ code: 0, stderr: '' });
  expect((await bay('call', '--help')).stdout).toContain('SERVER TOOL');
});

test('Ctrl+C cancels the call at the server', async () => {
  const stop = new AbortController();
  const before = counted();
  const call = patchbay(home, ['call', 'modern', 'wait', 'ms=20000'], stop);
  await expect.poll(counted).toBe(`${before}waiting\n`);
  stop.abort();
  expect(await call).toMatchObject({ code: 130 });
  await expect.poll(counted).toBe(`${before}waiting\naborted\n`);
});

test('whoever is asked is told so, can see the question, and say no', async () => {
  let said = '';
  const words = [
    'call',
    'desktop-commander',
    'write_file',
    `file_path=${home}/workspace/no.txt`,
    'content=no',
  ];
  const refused = patchbay(home, words, { hear: (more) => (said += more) });
  await expect.poll(async () => (await json('approvals')).value).toHaveLength(1);
  const [approval] = (await json('approvals')).value as { id: string }[];
  expect((await bay('approvals')).stdout).toContain('"content":"no"');
  await expect.poll(() => said).toContain(approval?.id);
  expect(await bay('approvals', 'deny', approval?.id ?? '', '--reason', 'not now')).toMatchObject({
    code: 0,
  });
  const { code, stdout, stderr } = await refused;
  expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
  expect(stderr).toContain(approval?.id);
  expect(stderr).toContain('not now');
  expect(existsSync(join(home, 'workspace/no.txt'))).toBe(false);
  expect((await bay('approvals')).stdout).toContain('Nothing waits');
});

test('what a server printed is shown, and followed until Ctrl+C, each line once', async () => {
  await bay('start', 'everything');
  const once = await bay('logs', 'everything');
  expect(once.stdout).toMatch(/^\d{4}-\S+Z stderr .*STDIO/m);
  const printed = (await json('logs', 'everything')).value as unknown[];
  expect(await json('logs', 'everything', '-n', '1')).toEqual({ code: 0, value: printed.slice(-1) });
  const stop = new AbortController();
  let heard = '';
  const followed = patchbay(home, ['logs', 'everything', '--follow', '--json'], {
    signal: stop.signal,
    hear: (more) => (heard += more),
  });
  const count = () => heard.split('\n').length - 1;
  await expect.poll(count).toBe(printed.length);
  await bay('restart', 'everything');
  const all = async () => ((await json('logs', 'everything')).value as unknown[]).length;
  await expect.poll(all).toBeGreaterThan(printed.length);
  await expect.poll(async () => count() - (await all())).toBe(0);
  stop.abort();
  const { code, stdout } = await followed;
  expect(code).toBe(130);
  const lines = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);
  expect(lines).toEqual((await json('logs', 'everything')).value);
  expect(lines.length).toBeGreaterThan(printed.length);
});

test('a server that dies in the middle of a call is a failure', async () => {
  const { value } = await json('restart', 'modern');
  const { pid } = value as { pid: number };
  const before = counted();
  const call = bay('call', 'modern', 'wait', 'ms=20000');
  await expect.poll(counted).toBe(`${before}waiting\n`);
  process.kill(pid, 'SIGKILL');
  expect(await call).toEqual({
    code: 6,
    stdout: '',
    stderr: 'The server stopped while it worked on this call.\n',
  });
});

test('it speaks the language of the person', async () => {
  const german = await patchbay(home, ['logs', 'nonsense'], { env: { PATCHBAY_LANGUAGE: 'de' } });
  expect(german.code).toBe(4);
  expect(german.stderr).not.toContain('There is no server');
});
