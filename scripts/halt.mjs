import { constants } from 'node:os';
import { say } from './say.mjs';

/** An expected end: the message is one sentence for the user with the next step, and no stack follows. */
export class Halt extends Error {
  /** @param {string} message @param {number} [exitCode] */
  constructor(message, exitCode = 1) {
    super(message);
    this.exitCode = exitCode;
  }
}

const PARENT_MS = 250;
const OLDEST_NODE = 20;

const { npm_lifecycle_event: event = 'start' } = process.env;

/** The command the user gave, for "run ... again". */
export const THIS = ['start', 'test'].includes(event) ? `npm ${event}` : `npm run ${event}`;

/** @typedef {'SIGINT' | 'SIGTERM' | 'SIGHUP'} StopSignal */

/** @type {StopSignal | undefined} */
let stopped;
/** @type {Set<(signal: StopSignal) => void>} */
const listeners = new Set();

/**
 * Whoever runs a child hears of the signals here. The wish to stop stays: {@link throwIfStopped} ends the work
 * between two children, so that every `finally` on the way out still runs.
 * @param {(signal: StopSignal) => void} listener
 * @returns {() => void} no longer
 */
export function onSignal(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function throwIfStopped() {
  if (stopped) throw new Halt('Stopped.', 128 + constants.signals[stopped]);
}

/** What was written is not how this is used. @param {unknown} error @param {string} usage */
export function misused(error, usage) {
  if (error instanceof Halt) return error;
  const [problem] = /** @type {Error} */ (error).message.split('. ');
  return new Halt(`${problem?.replace(/\.$/, '')}. ${usage}`, 2);
}

/** One sentence for any error. @param {unknown} error */
export function inWords(error) {
  if (error instanceof Halt) return error.message;
  const { code, path, message } = /** @type {NodeJS.ErrnoException} */ (error);
  if (code === 'ENOSPC') return 'The disk is full: free about 2 GB, then try again.';
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS')
    return `Patchbay may not write to ${path ?? 'a file it needs'}: check its owner, then try again.`;
  return `Something unexpected happened: ${message}. PATCHBAY_DEBUG=1 shows where.`;
}

/** @param {StopSignal} signal */
function stop(signal) {
  stopped ??= signal;
  for (const listener of listeners) listener(signal);
}

/** npm runs a script below a shell, and a SIGTERM to npm ends these two but never reaches us. */
function endWithNpm() {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    stop('SIGTERM');
  }, PARENT_MS);
}

/**
 * The one catch of a script. `work` returns the exit code.
 * @param {() => Promise<number>} work
 */
export async function script(work) {
  for (const signal of /** @type {StopSignal[]} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
    process.on(signal, stop);
  if (process.env.npm_lifecycle_event) endWithNpm();
  let code = 1;
  try {
    if (Number.parseInt(process.versions.node, 10) < OLDEST_NODE)
      throw new Halt(
        `Patchbay needs Node ${OLDEST_NODE} or newer (this is ${process.version}): install it, then ${THIS}.`,
      );
    code = await work();
  } catch (error) {
    code = error instanceof Halt ? error.exitCode : 1;
    say(inWords(error));
    if (process.env.PATCHBAY_DEBUG) console.error(error);
  }
  // A pipe that a stray grandchild still holds must not keep us.
  process.exit(code);
}
