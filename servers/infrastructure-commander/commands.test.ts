import { writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { connectTo } from '#servers/kit/testing.ts';
import type { TestClient } from '#servers/kit/testing.ts';
import { limits } from './limits.ts';
import { infrastructureCommander } from './infrastructure-commander.ts';
import { createRig } from './rig.ts';
import type { Rig } from './rig.ts';

let ws: Rig & TestClient;

beforeEach(async () => {
  ws = await createRig((folder) => connectTo(infrastructureCommander, { folders: [folder] }));
});

afterEach(async () => {
  vi.unstubAllEnvs();
  await ws.close();
});

describe('execute_command', () => {
  test('runs an allowed program with the variables that it is given', async () => {
    const program = `'import os; print(os.environ["STAGE"], "HOME" in os.environ)'`;
    const { data } = await ws.call('execute_command', {
      command: `python -c ${program}`,
      environment: { STAGE: 'test one' },
    });
    // Where there is no python, D says so; then there is nothing to see here.
    if (data['error'] !== undefined) expect(data).toMatchObject({ error: { code: 'D', program: 'python' } });
    else expect(data).toMatchObject({ success: true, stdout: 'test one True\n' });
    expect((await ws.call('execute_command', { command: 'git --version' })).data).toMatchObject({
      success: true,
      limited: (await limits()).length > 0,
    });
  });

  test.runIf(process.platform === 'linux')(
    'has limits set by the system (told by /proc: on Linux)',
    async () => {
      const source = `console.log(require("fs").readFileSync("/proc/self/limits", "utf8"))`;
      writeFileSync(ws.at('limits.js'), source);
      writeFileSync(ws.at('package.json'), JSON.stringify({ scripts: { limits: 'node limits.js' } }));
      const { data } = await ws.call('execute_command', { command: 'npm run --silent limits' });
      expect(data['limited']).toBe(true);
      expect(data['stdout']).toMatch(/Max cpu time +300 +600 /);
      expect(data['stdout']).toMatch(/Max address space +2147483648 +4294967296 /);
      expect(data['stdout']).toMatch(/Max open files +\d+ +2048 /);
    },
  );

  test.each(['node -e 1', 'curl x', 'ls', 'bash', 'rm x', './git', 'git status; id', 'npm exec -- rm -rf x'])(
    '%s is P',
    async (command) => {
      expect((await ws.call('execute_command', { command })).error).toMatchObject({
        code: 'P',
        field: 'command',
      });
    },
  );

  test.each([
    'PATH',
    'LD_PRELOAD',
    'NODE_OPTIONS',
    'GIT_SSH_COMMAND',
    'BASH_ENV',
    'PYTHONSTARTUP',
    'MAKEFLAGS',
  ])('the variable %s is P', async (name) => {
    const args = { command: 'git --version', environment: { [name]: 'x' } };
    expect((await ws.call('execute_command', args)).error).toMatchObject({
      code: 'P',
      field: `environment.${name}`,
    });
  });

  test.each([
    [{ command: "git 'x" }, 'command'],
    [{ command: 'git', environment: { 'A B': 'x' } }, 'environment.A B'],
    [{ command: 'git', environment: { A: 'a\0b' } }, 'environment.A'],
    [{ command: 'git', environment: { A: 1 } }, 'environment.A'],
    [{ command: 'git', timeout: 601 }, 'timeout'],
    [{ command: 'git', working_directory: 'none' }, 'working_directory'],
  ])('%j is V', async (args, field) => {
    expect((await ws.call('execute_command', args)).error).toMatchObject({ code: 'V', field });
  });

  test('a program that is missing is D, also under limits', async () => {
    vi.stubEnv('PATH', `${ws.fakes.folder}:/usr/bin:/bin`);
    const { error } = await ws.call('execute_command', { command: 'vagrant up' });
    expect(error).toMatchObject({ code: 'D', program: 'vagrant' });
  });
});

describe.runIf(process.platform !== 'win32')('make_command (scripts as stand-ins: not on Windows)', () => {
  test('looks ahead, then makes it in parallel', async () => {
    ws.fakes.answer('make', '--dry-run', { stdout: 'cc a.c\n\ncc b.c\n' });
    ws.fakes.answer('make', '', { stdout: 'done' });
    vi.stubEnv('PATH', `${ws.fakes.folder}:${process.env['PATH'] ?? ''}`);
    const { data } = await ws.call('make_command', { target: 'all', args: 'MODE=fast' });
    expect(data).toMatchObject({ made: true, success: true, stdout: 'done', planned: ['cc a.c', 'cc b.c'] });
    expect(ws.fakes.calls()).toEqual([
      ['make', '--dry-run', 'MODE=fast', 'all'],
      ['make', expect.stringMatching(/^-j\d+$/), 'MODE=fast', 'all'],
    ]);
    await ws.call('make_command', { target: 'all', parallel: false });
    expect(ws.fakes.calls().at(-1)).toEqual(['make', 'all']);
  });

  test('what the dry run refuses is not made', async () => {
    ws.fakes.answer('make', '--dry-run', { stderr: 'no rule', exitCode: 2 });
    vi.stubEnv('PATH', `${ws.fakes.folder}:${process.env['PATH'] ?? ''}`);
    const { data, text } = await ws.call('make_command', { target: 'all' });
    expect(data).toMatchObject({ made: false, success: false, exit_code: 2, stderr: 'no rule', planned: [] });
    expect(text).toContain('Nothing was made.');
    expect(ws.fakes.calls()).toHaveLength(1);
  });

  test.each([
    [{ target: 'a b' }, 'V', 'target'],
    [{ target: 'a', args: "'x" }, 'V', 'args'],
    [{ target: 'a', args: '--eval=x' }, 'P', 'args'],
    [{ target: 'a', parallel: 'yes' }, 'V', 'parallel'],
  ])('%j is %s', async (args, code, field) => {
    expect((await ws.call('make_command', args)).error).toMatchObject({ code, field });
  });

  test('without make it is D', async () => {
    vi.stubEnv('PATH', ws.folder);
    const { error } = await ws.call('make_command', { target: 'a' });
    expect(error).toMatchObject({ code: 'D', program: 'make' });
  });
});
