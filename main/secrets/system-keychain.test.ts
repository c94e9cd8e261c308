import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

// The real keychain, on a bus and in folders of its own: never the keyring of whoever runs the tests.
const SESSION = 'dbus-run-session';
const able =
  process.platform === 'linux' &&
  [SESSION, 'gnome-keyring-daemon'].every(
    (program) => spawnSync(program, ['--version'], { stdio: 'ignore' }).error === undefined,
  );

const UNLOCKED = 'printf "x\\n" | gnome-keyring-daemon --unlock --components=secrets >/dev/null && exec "$@"';
const LOCKED = 'exec "$@"';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'patchbay-keyring-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

async function inSession(shell: string, script: string): Promise<unknown> {
  const runtime = join(folder, 'run');
  mkdirSync(runtime, { mode: 0o700 });
  const source = `
    import { createKeychain } from ${JSON.stringify(import.meta.resolve('./keychain.ts'))};
    const keychain = createKeychain('test');
    const say = (value) => process.stdout.write(JSON.stringify(value));
    ${script}`;
  const child = spawn(
    SESSION,
    ['--', 'sh', '-c', shell, 'sh', process.execPath, '--input-type=module', '-e', source],
    {
      env: { PATH: process.env['PATH'], HOME: folder, XDG_DATA_HOME: folder, XDG_RUNTIME_DIR: runtime },
      stdio: ['ignore', 'pipe', 'ignore'],
    },
  );
  let out = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  const code = await new Promise((resolve) => child.on('close', resolve));
  expect({ code, out }).toEqual({ code: 0, out: expect.stringMatching(/./) as string });
  await ended(folder);
  return JSON.parse(out);
}

/** The keyring outlives its bus by a moment; done when no process names our folder any more. */
async function ended(folder: string): Promise<void> {
  for (;;) {
    const alive = readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .filter((pid) => {
        try {
          const state = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /, '')[0];
          return state !== 'Z' && readFileSync(`/proc/${pid}/environ`, 'utf8').includes(folder);
        } catch {
          return false;
        }
      });
    if (alive.length === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

test.skipIf(!able)('an unlocked keyring keeps short and long secrets (needs gnome-keyring)', async () => {
  const seen = await inSession(
    UNLOCKED,
    `const long = '日本語 '.repeat(2000);
     await keychain.set('LONG', long);
     await keychain.set('SHORT', 'one');
     await keychain.set('SHORT', 'two');
     const names = await keychain.list();
     const values = [await keychain.get('SHORT'), (await keychain.get('LONG')) === long, await keychain.get('NONE') ?? null];
     const gone = [await keychain.delete('LONG'), await keychain.delete('LONG')];
     say({ names, values, gone, left: await keychain.list() });`,
  );
  expect(seen).toEqual({
    names: ['LONG', 'SHORT'],
    values: ['two', true, null],
    gone: [true, false],
    left: ['SHORT'],
  });
});

test.skipIf(!able).each([
  ['get', `keychain.get('NONE')`],
  ['set', `keychain.set('NAME', 'value')`],
  ['list', 'keychain.list()'],
])('without an unlocked keyring %s says that it is unavailable (needs gnome-keyring)', async (_, call) => {
  const seen = await inSession(
    LOCKED,
    `say(await ${call}.then(() => 'worked', ({ name, problem }) => ({ name, problem })));`,
  );
  expect(seen).toEqual({ name: 'KeychainUnavailable', problem: expect.stringMatching(/./) as string });
});
