import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openKeyring } from './keyring.mjs';

const linux = process.platform === 'linux';
const start = promisify(execFile);

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'patchbay-keyring-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Living processes whose command line or environment names our folder. */
function survivors(text: string): string[] {
  const read = (file: string) => {
    try {
      return readFileSync(file, 'utf8');
    } catch {
      return '';
    }
  };
  return readdirSync('/proc')
    .filter((pid) => /^\d+$/.test(pid) && Number(pid) !== process.pid)
    .filter((pid) => (read(`/proc/${pid}/environ`) + read(`/proc/${pid}/cmdline`)).includes(text))
    .filter((pid) => !/\) Z /.test(read(`/proc/${pid}/stat`)));
}

async function keytar(env: NodeJS.ProcessEnv, call: string): Promise<string> {
  const code = `require('keytar').${call}.then((value) => console.log(JSON.stringify(value)))`;
  const { stdout } = await start(process.execPath, ['-e', code], { env: { ...process.env, ...env } });
  return stdout.trim();
}

describe.runIf(linux)('a keyring of our own (gnome-keyring: on Linux)', () => {
  test('opens again with what was put in, private, and leaves nothing running', async () => {
    const home = join(folder, 'home with a space');
    const first = await openKeyring(home);
    expect(await keytar(first.env, "setPassword('patchbay-test', 'NAME', 'secret')")).not.toBe('');
    await first.close();
    expect(survivors(folder)).toEqual([]);

    const second = await openKeyring(home);
    expect(await keytar(second.env, "getPassword('patchbay-test', 'NAME')")).toBe('"secret"');
    await second.close();
    expect(survivors(folder)).toEqual([]);

    expect(statSync(home).mode & 0o777).toBe(0o700);
    expect(statSync(join(home, 'password')).mode & 0o777).toBe(0o600);
    expect(readdirSync(home).filter((name) => name.startsWith('run'))).toEqual([]);
  });

  test('works below a home whose path is too long for a socket', async () => {
    const long = join(folder, 'x'.repeat(120));
    const { env, close } = await openKeyring(long);
    expect(await keytar(env, "getPassword('patchbay-test', 'NAME')")).toBe('null');
    await close();
    expect(survivors(long)).toEqual([]);
  });

  test('says so when its password was lost', async () => {
    const { close } = await openKeyring(folder);
    await close();
    rmSync(join(folder, 'password'));
    await expect(openKeyring(folder)).rejects.toThrow(/password is missing/);
    expect(survivors(folder)).toEqual([]);
  });
});
