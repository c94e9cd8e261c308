import { readFileSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { callContext, connectTo } from '#servers/kit/testing.ts';
import type { TestClient } from '#servers/kit/testing.ts';
import { createCommandHistory } from '#servers/commands/command-history.ts';
import { desktopCommander } from './desktop-commander.ts';
import { executeCommand } from './execute-command.ts';
import { createFixture } from './fixture.ts';
import type { Fixture } from './fixture.ts';

let ws: Fixture & TestClient;

beforeEach(async () => {
  ws = await createFixture((folder) =>
    connectTo(desktopCommander, { folders: [folder], settings: { COMMANDER_ALLOW: 'sleep, no-such-tool' } }),
  );
});

afterEach(async () => {
  vi.unstubAllEnvs();
  await ws.close();
});

const call = (command: string, more: Record<string, string | number> = {}) =>
  ws.call('execute_command', { command, ...more });

test('answers exit code and both streams; failing is an answer too', async () => {
  const { data, text } = await call(`node -e 'console.log(1); console.error(2); process.exit(3)'`);
  expect(data).toMatchObject({
    command: ['node', '-e', 'console.log(1); console.error(2); process.exit(3)'],
    working_directory: ws.folder,
    exit_code: 3,
    success: false,
    stdout: '1\n',
    stderr: '2\n',
  });
  expect(text).toBe('node ended with exit code 3.\n1\n\n2\n');
  expect((await call(`echo 'a;  b' "it's"`)).data).toMatchObject({ stdout: "a;  b it's\n", success: true });
});

test('runs where it is told', async () => {
  const { data } = await call('pwd', { working_directory: 'sub/deeper' });
  expect(data).toMatchObject({ stdout: `${ws.at('sub/deeper')}\n`, working_directory: ws.at('sub/deeper') });
});

test('stdin is closed', async () => {
  expect((await call('cat')).data).toMatchObject({ stdout: '', success: true });
});

test('tokens of our own environment do not arrive', async () => {
  vi.stubEnv('GH_TOKEN', 'hunter22');
  const { data } = await call('env');
  expect(data['stdout']).toMatch(/^PATH=/m);
  expect(data['stdout']).not.toContain('hunter22');
});

describe('refused', () => {
  test.each([
    'bash',
    'rm a.txt',
    './node',
    '/bin/ls',
    'Ls',
    'sudo ls',
    'ls; id',
    'ls && id',
    'ls | wc',
    'echo $(id)',
    'echo `id`',
    'echo "${PATH}"',
    'echo x > y',
    'ls\nid',
    'echo /dev/tcp/host/80',
    'echo ../../x',
    'npx rm -rf x',
    'npx rm -fr x',
    'npx mv --force x y',
    'docker run x sh -c id',
    'docker run x /bin/bash -lc id',
    'npx perl -e 1',
    'npx chmod 777 a.txt',
    'echo /etc/shadow',
    'env LD_PRELOAD=x ls',
    'env PATH=/x ls',
    'env A=1 rm a.txt',
    'env -S ls',
    'env -C / ls',
    'find . -exec id +',
    'find . -execdir id +',
    'find . -ok id +',
    'tar -I id -cf x a.txt',
    'tar --to-command=id -xf x',
    'tar --checkpoint-action=exec=id -cf x a.txt',
    'zip x a.txt -T -TT id',
    'cat /etc/hostname',
    'cat ../out/secret.txt',
    'cat file-out',
    'cat folder-out/secret.txt',
    'grep -f../out/secret.txt x',
    'grep --file=/etc/hostname x',
    'tar -C/ -cf x etc',
    'ls ..',
  ])('%s is P', async (command) => {
    const { error, data } = await call(command);
    expect(error).toMatchObject({ code: 'P', field: 'command' });
    expect(data).toEqual({ error });
  });

  test.each([
    ["echo 'a", 'command'],
    ['', 'command'],
    [' ', 'command'],
    ["''", 'command'],
    [`echo ${'x'.repeat(4_092)}`, 'command'],
  ])('%j is V', async (command, field) => {
    expect((await call(command)).error).toMatchObject({ code: 'V', field });
  });

  test.each([
    [{ working_directory: 'none' }, 'V', 'working_directory'],
    [{ working_directory: 'a.txt' }, 'V', 'working_directory'],
    [{ working_directory: '' }, 'V', 'working_directory'],
    [{ working_directory: '../out' }, 'P', 'working_directory'],
    [{ working_directory: 'folder-out' }, 'P', 'working_directory'],
    [{ timeout: 0 }, 'V', 'timeout'],
    [{ timeout: 601 }, 'V', 'timeout'],
    [{ timeout: 1.5 }, 'V', 'timeout'],
    [{ shell: 1 }, 'V', 'shell'],
  ])('%j is %s', async (more, code, field) => {
    expect((await call('ls', more)).error).toMatchObject({ code, field });
  });
});

test.each(['ls -l a.txt sub', 'wc ./sub/../a.txt', 'env -i A=1 env', `git --version`, 'find . -name c.txt'])(
  '%s is not',
  async (command) => {
    expect((await call(command)).data).toMatchObject({ success: true });
  },
);

test('a program that is missing is D with its name and how to get it', async () => {
  vi.stubEnv('PATH', ws.folder);
  const { error, text } = await call('kubectl version');
  expect(error).toMatchObject({ code: 'D', program: 'kubectl' });
  expect(text).toMatch(/kubectl is not installed.*kubernetes\.io/);
  expect((await call('no-such-tool')).text).toMatch(/Install no-such-tool/);
});

test('without a workspace it is D', async () => {
  const bare = await connectTo(desktopCommander);
  expect((await bare.call('execute_command', { command: 'ls' })).error).toMatchObject({ code: 'D' });
  await bare.close();
});

test('too slow is T, too much output is E', async () => {
  expect((await call('sleep 30', { timeout: 1 })).error).toMatchObject({ code: 'T', program: 'sleep' });
  const print = `node -e 'process.stdout.write("x".repeat(10 * 1024 * 1024 + 1))'`;
  expect((await call(print)).error).toMatchObject({ code: 'E', limit: 10 * 1024 * 1024 });
});

test('cancelled, nothing of it is left', async () => {
  const cancel = new AbortController();
  writeFileSync(
    ws.at('tree.js'),
    `const { spawn } = require('child_process');
     const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { detached: true });
     require('fs').writeFileSync('pids', process.pid + ' ' + child.pid);
     setInterval(() => {}, 1000);`,
  );
  const running = executeCommand(createCommandHistory()).call(
    { command: 'node tree.js' },
    callContext(desktopCommander, { folders: [ws.folder], signal: cancel.signal }),
  );
  const pids = () => readFileSync(ws.at('pids'), 'utf8').split(' ').map(Number);
  await vi.waitFor(() => expect(pids()).toHaveLength(2), { timeout: 10_000 });
  cancel.abort(new Error('enough'));
  await expect(running).rejects.toThrow('enough');
  // A zombie would still answer to a signal, so the state is looked at.
  const left = (pid: number): boolean => {
    try {
      return process.platform === 'linux' && !/\) [ZX] /.test(readFileSync(`/proc/${pid}/stat`, 'latin1'));
    } catch {
      return false;
    }
  };
  expect(pids().filter(left)).toEqual([]);
});

test('the context says what is there and what ran', async () => {
  await call('echo 1');
  const { data } = await ws.call('gather_context', {});
  const { context } = data as { context: Record<string, unknown> };
  expect(context).toMatchObject({
    system: { platform: process.platform },
    workspace: ws.folder,
    programs: {
      available: expect.arrayContaining(['ls', 'node']) as string[],
      missing: expect.anything() as string[],
    },
  });
  expect((context['history'] as unknown[]).at(-1)).toMatchObject({ command: ['echo', '1'], exit_code: 0 });
});

test('the history holds a hundred', () => {
  const history = createCommandHistory();
  const result = {
    working_directory: '/',
    success: true,
    stdout: '',
    stderr: '',
    duration_ms: 1,
    exit_code: 0,
  };
  for (let n = 0; n < 120; n++) history.note({ ...result, command: [String(n)] });
  expect(history.list()).toHaveLength(100);
  expect(history.list()[0]).toEqual({ command: ['20'], exit_code: 0, duration_ms: 1 });
});
