import { mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { exec } from './exec.ts';
import type { ExecOptions } from './exec.ts';
import { processOf } from './process-table.ts';

let folder = '';

beforeEach(() => {
  folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'exec-')));
});

afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

function options(more: Partial<ExecOptions> = {}): ExecOptions {
  const { signal } = new AbortController();
  return { cwd: folder, timeoutMs: 20_000, maxOutputBytes: 1_000_000, overflow: 'end', signal, ...more };
}

/** Runs a program of Node's. */
async function node(source: string, more: Partial<ExecOptions> = {}, args: string[] = []) {
  const end = await exec(process.execPath, ['-e', source, '--', ...args], options(more));
  if (!('stdout' in end)) throw new Error(end.how);
  return { ...end, out: end.stdout.toString(), err: end.stderr.toString() };
}

test('arguments arrive as they are: no shell reads them', async () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 20 }).filter((one) => !one.includes('\0'));
  const nasty = fc.constantFrom(
    '$(id)',
    '`id`',
    '; id',
    '&& id',
    '| id',
    '>x',
    '*',
    '~',
    '$HOME',
    '"',
    "'",
    '\n',
  );
  await fc.assert(
    fc.asyncProperty(fc.array(fc.oneof(text, nasty), { maxLength: 6 }), async (args) => {
      const { out } = await node('console.log(JSON.stringify(process.argv.slice(1)))', {}, args);
      expect(JSON.parse(out)).toEqual(args);
    }),
    { numRuns: 12 },
  );
});

test('answers both streams, the exit code, and the signal as a code', async () => {
  expect(await node('console.log(1); console.error(2); process.exit(3)')).toMatchObject({
    how: 'exited',
    exitCode: 3,
    out: '1\n',
    err: '2\n',
    truncated: false,
  });
  if (process.platform === 'win32') return;
  expect(await node('process.kill(process.pid, "SIGKILL")')).toMatchObject({ how: 'exited', exitCode: 137 });
});

test('stdin is what was given, or closed', async () => {
  const echo = 'process.stdin.pipe(process.stdout)';
  expect((await node(echo, { input: 'abc' })).out).toBe('abc');
  expect((await node(echo)).out).toBe('');
  // More than a pipe holds, for one who does not read.
  expect(await node('process.exit(0)', { input: 'x'.repeat(1e6) })).toMatchObject({ exitCode: 0 });
});

test('of our environment only the allowed names arrive, and what was given', async () => {
  vi.stubEnv('GITHUB_TOKEN', 'secret');
  vi.stubEnv('SSH_AUTH_SOCK', '/agent');
  vi.stubEnv('DBUS_SESSION_BUS_ADDRESS', 'bus');
  vi.stubEnv('NODE_OPTIONS', '--no-warnings');
  vi.stubEnv('LD_PRELOAD', '');
  vi.stubEnv('LC_ALL', 'C');
  vi.stubEnv('PATCHBAY_NONCE', 'nonce-of-the-app');
  const { out } = await node('console.log(JSON.stringify(process.env))', {
    env: { OWN: '1', PATCHBAY_NONCE: 'other' },
  });
  const seen = JSON.parse(out) as Record<string, string>;
  expect(seen).toMatchObject({ PATH: process.env['PATH'], LC_ALL: 'C', OWN: '1' });
  expect(seen['PATCHBAY_NONCE']).toBe('nonce-of-the-app');
  const hidden = ['GITHUB_TOKEN', 'SSH_AUTH_SOCK', 'DBUS_SESSION_BUS_ADDRESS', 'NODE_OPTIONS', 'LD_PRELOAD'];
  expect(Object.keys(seen).filter((name) => hidden.includes(name))).toEqual([]);
});

test('a program that is not there is missing; a folder that is not there is refused', async () => {
  for (const name of ['no-such-program', '/no/such/program', './exec', '../exec', '', 'a\0b', folder]) {
    expect(await exec(name, [], options())).toEqual({ how: 'missing' });
  }
  expect(await exec(process.execPath, [], options({ cwd: '/no/such/folder' }))).toMatchObject({
    how: 'refused',
    errno: 'ENOENT',
  });
  expect(await exec(process.execPath, ['a\0b'], options())).toMatchObject({ how: 'refused' });
});

test('nothing runs for a caller who is gone already', async () => {
  const signal = AbortSignal.abort(new Error('gone'));
  await expect(node('require("fs").writeFileSync("ran", "")', { signal })).rejects.toThrow('gone');
  expect(() => readFileSync(path.join(folder, 'ran'))).toThrow('ENOENT');
});

describe('output', () => {
  const print = (bytes: number) => `process.stdout.write('x'.repeat(${bytes}))`;

  test('exactly what is allowed passes, one byte more ends it; both streams count together', async () => {
    expect(await node(print(1_000), { maxOutputBytes: 1_000 })).toMatchObject({ how: 'exited' });
    expect(await node(print(1_001), { maxOutputBytes: 1_000 })).toMatchObject({ how: 'tooMuch' });
    const both = `${print(600)}; process.stderr.write('y'.repeat(401))`;
    const end = await node(both, { maxOutputBytes: 1_000 });
    expect(end.how).toBe('tooMuch');
    expect(end.out.length + end.err.length).toBe(1_000);
  });

  test('one who prints for ever is ended', async () => {
    const end = await node(`setInterval(() => { ${print(100_000)} }, 1)`, { maxOutputBytes: 300_000 });
    expect(end).toMatchObject({ how: 'tooMuch' });
    expect(end.out).toHaveLength(300_000);
  });

  test('dropped, the rest is read and the program comes to its own end', async () => {
    const end = await node(`${print(400_000)}; setTimeout(() => process.exit(4), 300)`, {
      maxOutputBytes: 10,
      overflow: 'drop',
    });
    expect(end).toMatchObject({ how: 'exited', exitCode: 4, truncated: true, out: 'x'.repeat(10) });
  });
});

describe.runIf(process.platform === 'linux')('the tree (/proc: on Linux)', () => {
  /** A child, one that ignores SIGTERM, and one that left the group and the session; each tells its pid. */
  const FAMILY = `
    const { spawn } = require('child_process');
    const { appendFileSync } = require('fs');
    const wait = 'setInterval(() => {}, 1000)';
    const deaf = 'process.on("SIGTERM", () => {});' + wait;
    const child = (source, detached) => spawn(process.execPath, ['-e', source], { detached, stdio: 'inherit' });
    const pids = [process.pid, child(wait).pid, child(deaf).pid, child(wait, true).pid];
    setTimeout(() => { appendFileSync('pids', pids.join(' ')); console.log('ready'); AFTER }, 300);
  `;
  const family = (after: string) => FAMILY.replace('AFTER', after);

  function left(): number[] {
    const pids = readFileSync(path.join(folder, 'pids'), 'utf8').split(' ').map(Number);
    expect(pids).toHaveLength(4);
    return pids.filter((pid) => processOf(pid) !== undefined);
  }

  test('is a process group of its own, which is what can be ended elsewhere', async () => {
    const { out } = await node(
      `console.log(process.pid, require('fs').readFileSync('/proc/self/stat', 'latin1'))`,
    );
    const [pid, , , , , group] = out.replaceAll(/\(.*\)/g, 'name').split(' ');
    expect(group).toBe(pid);
  });

  test('holds what threw the mark away and lost its parent, by its group', async () => {
    const { out } = await node(
      `const orphan = require('child_process').execSync('env -i sleep 1000 >/dev/null 2>&1 & echo $!');
       console.log(orphan.toString())`,
    );
    expect(Number(out)).toBeGreaterThan(1);
    expect(processOf(Number(out))).toBeUndefined();
  });

  test('is gone after the time limit', async () => {
    const end = await node(family('setInterval(() => {}, 1000)'), { timeoutMs: 1_200 });
    expect(end).toMatchObject({ how: 'timedOut', out: 'ready\n' });
    expect(left()).toEqual([]);
  });

  test('may tidy up before it is gone, a little while', async () => {
    const tidy = `process.on('SIGTERM', () => setTimeout(() => {
      require('fs').writeFileSync('tidied', ''); process.exit(0); }, 200));
      setInterval(() => {}, 1000); console.log('ready');`;
    expect(await node(tidy, { timeoutMs: 1_200 })).toMatchObject({ how: 'timedOut', out: 'ready\n' });
    expect(readFileSync(path.join(folder, 'tidied'), 'utf8')).toBe('');
  });

  test('is gone after it was cancelled', async () => {
    const cancel = new AbortController();
    const call = node(family('setInterval(() => {}, 1000)'), { signal: cancel.signal });
    const written = () => readFileSync(path.join(folder, 'pids'), 'utf8');
    await vi.waitFor(written, { timeout: 10_000 });
    cancel.abort(new Error('enough'));
    await expect(call).rejects.toThrow('enough');
    expect(left()).toEqual([]);
  });

  test('is gone after too much output', async () => {
    const end = await node(family('console.log("x".repeat(200))'), { maxOutputBytes: 100 });
    expect(end.how).toBe('tooMuch');
    expect(left()).toEqual([]);
  });

  test('does not outlive the program', async () => {
    const end = await node(family('process.exit(5)'));
    expect(end).toMatchObject({ how: 'exited', exitCode: 5, out: 'ready\n' });
    expect(left()).toEqual([]);
  });
});
