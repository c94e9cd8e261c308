import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Halt, throwIfStopped } from '../halt.mjs';
import { openBus, secretsUnlocked } from './bus.mjs';
import { own } from './owned.mjs';
import { runFolder } from './run-folder.mjs';

const LONGEST_SOCKET = 107;
const LONGEST_NAME = '/keyring/control'.length;
const OPEN_MS = 10_000;
const POLL_MS = 25;

/** The keyring's password, made on first use. @param {string} folder */
function passwordOf(folder) {
  const file = join(folder, 'password');
  if (existsSync(file)) return readFileSync(file, 'utf8');
  if (existsSync(join(folder, 'keyrings', 'login.keyring')))
    throw new Halt(
      `${file} is missing, so Patchbay's keyring cannot be opened. Put the file back, or move ${folder} away and ` +
        'enter your secrets again.',
    );
  writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' });
  return readFileSync(file, 'utf8');
}

/** Where the sockets go: one folder per run, because two runs on one home must not take each other's.
 * @param {string} folder */
function runtimeFolder(folder) {
  const inside = runFolder(folder, 'run-');
  if (Buffer.byteLength(inside) + LONGEST_NAME <= LONGEST_SOCKET) return inside;
  rmSync(inside, { recursive: true });
  return runFolder(tmpdir(), 'patchbay-run-');
}

/**
 * A session bus with an open keyring of Patchbay's own: the user's keyring is never touched. Only the two
 * daemons see the private folders; the app talks to them over the bus.
 * @param {string} folder where the keyring and its password stay
 * @returns {Promise<{ env: { DBUS_SESSION_BUS_ADDRESS: string }, close: () => Promise<void> }>}
 */
export async function openKeyring(folder) {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);
  const password = passwordOf(folder);
  const runtime = runtimeFolder(folder);
  /** @type {(() => Promise<void>)[]} */
  const stops = [async () => rmSync(runtime, { recursive: true, force: true })];
  const close = async () => {
    for (let stop = stops.pop(); stop; stop = stops.pop()) await stop();
  };
  const { DISPLAY: _display, WAYLAND_DISPLAY: _wayland, PATCHBAY_HOME: _home, ...inherited } = process.env;
  const env = { ...inherited, HOME: folder, XDG_DATA_HOME: folder, XDG_RUNTIME_DIR: runtime };
  try {
    const bus = await openBus(runtime, env);
    stops.push(bus.close);
    const daemon = own('gnome-keyring-daemon', ['--foreground', '--unlock', '--components=secrets'], {
      env: { ...env, ...bus.env },
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    stops.push(daemon.stop);
    daemon.child.stdin?.on('error', () => {}).end(password);
    const until = Date.now() + OPEN_MS;
    while (!(await secretsUnlocked({ ...env, ...bus.env }))) {
      throwIfStopped();
      if (Date.now() > until || daemon.child.exitCode !== null)
        throw new Halt(
          `Patchbay's keyring in ${folder} did not open: if its password file was changed, put it back.`,
        );
      await sleep(POLL_MS);
    }
    return { env: bus.env, close };
  } catch (error) {
    await close();
    throw error;
  }
}
