import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { accessSync, appendFileSync, constants, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { onSignal, throwIfStopped } from './halt.mjs';
import { repository } from './paths.mjs';

const windows = process.platform === 'win32';

/** @param {string} name @returns {string | undefined} */
export function findProgram(name) {
  // A user's PATH often lacks the system folders (ldconfig).
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/sbin'];
  return folders
    .filter((folder) => folder !== '')
    .map((folder) => join(folder, name))
    .find((path) => {
      try {
        accessSync(path, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });
}

const setpriv = process.platform === 'linux' ? findProgram('setpriv') : undefined;

/**
 * Starts a child in a group of its own, so that a Ctrl+C reaches it once, from us. Where setpriv is there it
 * gets a SIGTERM when we die, even by SIGKILL.
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} options
 */
export function launch(command, args, options) {
  const [file, list] = setpriv ? [setpriv, ['--pdeathsig', 'TERM', '--', command, ...args]] : [command, args];
  return spawn(file, list, { detached: !windows, ...options });
}

/** Signals a child started by {@link launch} with all it started in its group.
 * @param {import('node:child_process').ChildProcess} child @param {NodeJS.Signals} signal */
export function signalGroup(child, signal) {
  try {
    if (windows || child.pid === undefined) child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch {
    // gone already
  }
}

/** @param {import('node:child_process').ChildProcess} child */
export function exited(child) {
  return new Promise((/** @type {(code: number) => void} */ done) => {
    const code = () => child.exitCode ?? (child.signalCode ? 1 : undefined);
    const now = code();
    if (now !== undefined) done(now);
    else child.once('exit', () => done(code() ?? 1)).once('error', () => done(127));
  });
}

/** Waits for the last output, but not for a stray grandchild that keeps the pipe open.
 * @param {import('node:child_process').ChildProcess} child */
export async function drained(child) {
  const open = [child.stdout, child.stderr].flatMap((stream) => (stream && !stream.closed ? [stream] : []));
  const closed = Promise.all(open.map((stream) => once(stream, 'close')));
  await Promise.race([closed, sleep(1000, undefined, { ref: false })]);
}

/**
 * @typedef {object} RunOptions
 * @property {string} [cwd] the repository when left out
 * @property {NodeJS.ProcessEnv} [env]
 * @property {number} [timeoutMs]
 * @property {string} [log] file that gets all output
 * @property {(text: string) => void} [onOutput]
 */

/**
 * Runs a command to its end and never rejects for its failure.
 * @param {string} command
 * @param {string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<{ code: number, stdout: string, output: string }>} output = stdout and stderr as they came
 */
export async function run(command, args, { cwd = repository, env, timeoutMs, log, onOutput } = {}) {
  throwIfStopped();
  if (log) {
    mkdirSync(dirname(log), { recursive: true });
    writeFileSync(log, '');
  }
  const child = launch(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let stdout = '';
  let output = '';
  const take = (/** @type {string} */ text) => {
    output += text;
    if (log) appendFileSync(log, text);
    onOutput?.(text);
  };
  child.stdout?.setEncoding('utf8').on('data', (text) => (take(text), (stdout += text)));
  child.stderr?.setEncoding('utf8').on('data', take);
  child.once('error', (error) => take(`${error.message}\n`));
  const forget = onSignal((signal) => signalGroup(child, signal));
  const timer = timeoutMs && setTimeout(() => signalGroup(child, 'SIGKILL'), timeoutMs);
  const code = await exited(child);
  await drained(child);
  clearTimeout(timer);
  forget();
  throwIfStopped();
  return { code, stdout, output };
}

/** npm as [command, first arguments], run by the given Node. @param {string} [node] */
export function npm(node = process.execPath) {
  const cli = process.env.npm_execpath;
  if (cli && /npm-cli\.[cm]?js$/.test(cli)) return { command: node, args: [cli] };
  return { command: windows ? 'npm.cmd' : 'npm', args: [] };
}

/** The script behind an installed package's command. @param {string} name @param {string} [command] */
export function tool(name, command = name) {
  const folder = join(repository, 'node_modules', name);
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return join(folder, typeof bin === 'string' ? bin : bin[command]);
}
