import { constants } from 'node:os';
import { drained, exited, launch, signalGroup } from '../command.mjs';
import { onSignal, throwIfStopped } from '../halt.mjs';
import { repository } from '../paths.mjs';
import { say } from '../say.mjs';
import { eachLine, isNoise } from './noise.mjs';

/** Longer than the app's own patience with running calls. */
const QUIT_MS = 20_000;

/**
 * Chromium's own flags for this machine.
 * @param {{ virtualDisplay: boolean, sandbox: boolean }} machine
 */
export function chromiumFlags({ virtualDisplay, sandbox }) {
  if (process.platform !== 'linux') return [];
  const wayland = !virtualDisplay && !process.env.DISPLAY;
  return [
    '--password-store=gnome-libsecret',
    ...(sandbox ? [] : ['--no-sandbox']),
    ...(virtualDisplay ? ['--disable-gpu'] : []),
    ...(wayland ? ['--ozone-platform-hint=auto'] : []),
  ];
}

/**
 * Runs the app on this repository to its end. Signals are passed on; a run that is stuck or late is killed.
 * @param {string} electron
 * @param {string[]} args Chromium's flags, the folder, the user's flags
 * @param {{ env: NodeJS.ProcessEnv, limitMs?: number | undefined }} options
 * @returns {Promise<{ code: number, late: boolean }>}
 */
export async function runApp(electron, args, { env, limitMs }) {
  throwIfStopped();
  const child = launch(electron, args, { cwd: repository, env, stdio: ['ignore', 'pipe', 'pipe'] });
  if (child.stdout) eachLine(child.stdout, say);
  if (child.stderr)
    eachLine(child.stderr, (line) => {
      if (!isNoise(line)) process.stderr.write(`${line}\n`);
    });
  let signals = 0;
  const forget = onSignal((signal) => {
    signals += 1;
    // The main process alone: its helpers must outlive its own tidy quit.
    if (signals > 2) signalGroup(child, 'SIGKILL');
    else child.kill(signal);
    if (signals === 1) setTimeout(() => signalGroup(child, 'SIGKILL'), QUIT_MS).unref();
  });
  let late = false;
  const limit =
    limitMs &&
    setTimeout(() => {
      late = true;
      signalGroup(child, 'SIGKILL');
    }, limitMs);
  await exited(child);
  await drained(child);
  clearTimeout(limit);
  forget();
  return { code: child.exitCode ?? 128 + constants.signals[child.signalCode ?? 'SIGABRT'], late };
}
