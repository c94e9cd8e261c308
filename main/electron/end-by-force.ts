import { spawn } from 'node:child_process';

/** Runs on plain Node, beside us: our end of its stdin closes when we are gone, and with that its work is done. */
const WATCH = `
process.stdin.on('end', () => process.exit()).on('error', () => process.exit()).resume();
setTimeout(() => {
  try { process.kill(Number(process.argv[1]), 'SIGKILL'); } catch {}
  process.exit();
}, Number(process.argv[2]));
`;

/**
 * Ends this process by force when it is still there after `limitMs`. Chromium can hang while it takes itself down, where
 * no timer of ours runs any more; such a process has no window, and keeps every later start away. Returns how to call it off.
 */
export function endByForce(node: string, limitMs: number): () => void {
  const watch = spawn(node, ['-e', WATCH, String(process.pid), String(limitMs)], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
    windowsHide: true,
    env: {},
  });
  // Without it, quitting is as it would have been.
  watch.on('error', () => undefined);
  watch.stdin.on('error', () => undefined);
  watch.unref();
  return () => {
    watch.stdin.end();
  };
}
