import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { findProgram } from '../command.mjs';
import { secretsActivatable, secretsUnlocked } from './bus.mjs';
import { openDisplay } from './display.mjs';
import { openKeyring } from './keyring.mjs';

/** @typedef {{ display: boolean, keyring: boolean }} Lacks what this environment has not, so we must start it */

/** The session bus: its variable, or the place where systemd puts it. @param {NodeJS.ProcessEnv} env */
function busEnvironment(env) {
  const usual = join(env.XDG_RUNTIME_DIR ?? '/nowhere', 'bus');
  if (env.DBUS_SESSION_BUS_ADDRESS) return env;
  return existsSync(usual) ? { ...env, DBUS_SESSION_BUS_ADDRESS: `unix:path=${usual}` } : undefined;
}

/**
 * A keyring that must first be unlocked counts only where a person can see the question.
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<Lacks>}
 */
export async function whatIsLacking(env) {
  if (process.platform !== 'linux') return { display: false, keyring: false };
  const display = !env.DISPLAY && !env.WAYLAND_DISPLAY;
  const bus = findProgram('dbus-send') ? busEnvironment(env) : undefined;
  const usable = bus && ((await secretsUnlocked(bus)) || (!display && (await secretsActivatable(bus))));
  return { display, keyring: !usable };
}

/**
 * Starts what is lacking. The result's `env` is what the app adds to its own.
 * @param {Lacks} lacks
 * @param {string} keyringFolder
 */
export async function openSession(lacks, keyringFolder) {
  const opened = await Promise.allSettled([
    lacks.display ? openDisplay() : undefined,
    lacks.keyring ? openKeyring(keyringFolder) : undefined,
  ]);
  const parts = opened.flatMap((part) => (part.status === 'fulfilled' && part.value ? [part.value] : []));
  const close = async () => {
    await Promise.all(parts.map((part) => part.close()));
  };
  const failed = opened.find((part) => part.status === 'rejected');
  if (failed) {
    await close();
    throw failed.reason;
  }
  /** @type {NodeJS.ProcessEnv} */
  const env = Object.assign({}, ...parts.map((part) => part.env));
  if (lacks.keyring) env.PATCHBAY_KEYRING = 'private';
  else env.DBUS_SESSION_BUS_ADDRESS = busEnvironment(process.env)?.DBUS_SESSION_BUS_ADDRESS;
  return { env, close };
}
