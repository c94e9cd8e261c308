import { join } from 'node:path';
import { run } from '../command.mjs';
import { Halt, THIS } from '../halt.mjs';
import { firstLine, own } from './owned.mjs';

const BUS = ['org.freedesktop.DBus', '/org/freedesktop/DBus'];
export const SECRETS = 'org.freedesktop.secrets';
const ASK_MS = 2000;

/** D-Bus addresses escape all but these. @param {string} path */
const escaped = (path) =>
  [...Buffer.from(path)]
    .map((byte) => String.fromCharCode(byte))
    .map((char) =>
      /[-0-9A-Za-z_/.]/.test(char) ? char : `%${char.charCodeAt(0).toString(16).padStart(2, '0')}`,
    )
    .join('');

/**
 * A session bus of our own. Not dbus-run-session: killed, it leaves its daemon behind.
 * @param {string} folder for its socket
 * @param {NodeJS.ProcessEnv} env what services it activates will see
 */
export async function openBus(folder, env) {
  const address = `--address=unix:path=${escaped(join(folder, 'bus'))}`;
  const daemon = own('dbus-daemon', ['--session', '--nofork', '--nopidfile', '--print-address=3', address], {
    env,
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const line = await firstLine(daemon, 3);
  if (line === undefined)
    throw new Halt(
      `The session bus (dbus-daemon) did not start: is the package dbus whole? Then run ${THIS} again.`,
    );
  return { env: { DBUS_SESSION_BUS_ADDRESS: line }, close: daemon.stop };
}

/**
 * One method call on the session bus of an environment.
 * @param {NodeJS.ProcessEnv} env
 * @param {string[]} target destination and path
 * @param {string} method
 * @param {string[]} args
 * @returns {Promise<string>} the printed reply; empty when there is none
 */
async function ask(env, [destination = '', path = ''], method, ...args) {
  const options = ['--session', '--print-reply', `--reply-timeout=${ASK_MS}`, `--dest=${destination}`];
  const { code, stdout } = await run('dbus-send', [...options, path, method, ...args], {
    env,
    timeoutMs: ASK_MS,
  });
  return code === 0 ? stdout : '';
}

/** @param {NodeJS.ProcessEnv} env */
export async function secretsRunning(env) {
  return (await ask(env, BUS, 'org.freedesktop.DBus.NameHasOwner', `string:${SECRETS}`)).includes(
    'boolean true',
  );
}

/** @param {NodeJS.ProcessEnv} env */
export async function secretsActivatable(env) {
  return (await ask(env, BUS, 'org.freedesktop.DBus.ListActivatableNames')).includes(`"${SECRETS}"`);
}

/** Whether the login keyring is open, so that nobody needs to be asked for its password. @param {NodeJS.ProcessEnv} env */
export async function secretsUnlocked(env) {
  if (!(await secretsRunning(env))) return false;
  const login = [SECRETS, '/org/freedesktop/secrets/aliases/default'];
  const property = ['string:org.freedesktop.Secret.Collection', 'string:Locked'];
  return (await ask(env, login, 'org.freedesktop.DBus.Properties.Get', ...property)).includes(
    'boolean false',
  );
}
