import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client } from '@modelcontextprotocol/client';
import { StdioServerTransport } from '@modelcontextprotocol/server/stdio';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { answerOf } from '#servers/kit/testing.ts';

const MAIN = path.join(import.meta.dirname, 'main.ts');

let folder = '';
let child: ChildProcess | undefined;

beforeEach(() => {
  folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'commander-process-')));
});

afterEach(() => {
  child?.kill('SIGKILL');
  rmSync(folder, { recursive: true });
});

/** The real server as its own process. The SDK's stdio transport of servers, turned round, is a client's. */
function start(env: Record<string, string>) {
  const started = spawn(process.execPath, [MAIN], { env, stdio: ['pipe', 'pipe', 'pipe'] });
  child = started;
  let stderr = '';
  started.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const transport = new StdioServerTransport(started.stdout, started.stdin, {
    maxBufferSize: 64 * 1024 * 1024,
  });
  return { started, transport, stderr: () => stderr };
}

test.each([
  ['modern', { pin: '2026-07-28' }],
  ['legacy', 'legacy'],
] as const)('serves the %s era over stdio and is gone when stdin closes', async (era, mode) => {
  const { started, transport, stderr } = start({ PATCHBAY_WORKSPACE: JSON.stringify([folder]) });
  const client = new Client({ name: 'test', version: '1' }, { versionNegotiation: { mode } });
  await client.connect(transport);
  expect(client.getProtocolEra()).toBe(era);
  const call = async (name: string, args: Record<string, unknown>) =>
    answerOf(await client.callTool({ name, arguments: args }));

  const { tools } = await client.listTools();
  expect(tools.map(({ name }) => name)).toEqual([
    'read_file',
    'write_file',
    'list_directory',
    'check_file_exists',
    'create_directory',
    'delete_file',
    'execute_command',
    'make_command',
    'gather_context',
  ]);
  expect((await call('write_file', { file_path: 'dir/a.txt', content: 'hello' })).data).toEqual({
    path: path.join(folder, 'dir/a.txt'),
    bytes: 5,
    created: true,
  });
  expect(readFileSync(path.join(folder, 'dir/a.txt'), 'utf8')).toBe('hello');
  expect((await call('read_file', { file_path: 'dir/a.txt' })).text).toBe('hello');
  // As JSON twice the 10 MiB that may be written: the message limit must not come before the tool's own.
  const lines = '\n'.repeat(10 * 1024 * 1024);
  expect((await call('write_file', { file_path: 'big', content: lines })).data['bytes']).toBe(lines.length);
  expect((await call('write_file', { file_path: 'big', content: `${lines}\n` })).error).toMatchObject({
    code: 'V',
  });
  expect((await call('read_file', { file_path: '../x' })).error).toMatchObject({ code: 'P' });

  const exit = once(started, 'exit');
  started.stdin.end();
  expect(await exit).toEqual([0, null]);
  if (process.platform === 'linux') expect(existsSync(`/proc/${started.pid}`)).toBe(false);
  expect(stderr()).toBe('');
});

test('without a workspace it starts, lists, and answers D', async () => {
  const { started, transport } = start({});
  const client = new Client(
    { name: 'test', version: '1' },
    { versionNegotiation: { mode: { pin: '2026-07-28' } } },
  );
  await client.connect(transport);
  const { error } = answerOf(await client.callTool({ name: 'read_file', arguments: { file_path: 'a' } }));
  expect(error).toMatchObject({ code: 'D' });
  const exit = once(started, 'exit');
  started.stdin.end();
  expect(await exit).toEqual([0, null]);
});

test('a message beyond the limit ends it, with the reason on stderr and nothing on stdout', async () => {
  const { started, stderr } = start({});
  let stdout = '';
  started.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  // It stops reading before the end: the pipe breaks under us.
  started.stdin.on('error', () => undefined);
  const exit = once(started, 'exit');
  const half = Buffer.alloc(33 * 1024 * 1024, 'x');
  started.stdin.write(half);
  started.stdin.write(half);
  expect(await exit).toEqual([0, null]);
  expect(stderr()).toContain('desktop-commander: a message has more than');
  expect(stdout).toBe('');
});
