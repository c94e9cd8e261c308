import { setTimeout as sleep } from 'node:timers/promises';
import { exited, launch, signalGroup } from '../command.mjs';

const PATIENCE_MS = 2000;

/**
 * A helper process of ours: started in its own group, ended with us whatever happens to us.
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} options
 */
export function own(command, args, options) {
  const child = launch(command, args, options);
  const gone = exited(child);
  /** Resolves when the process is gone. */
  const stop = async () => {
    const patience = new AbortController();
    signalGroup(child, 'SIGTERM');
    const late = sleep(PATIENCE_MS, undefined, { signal: patience.signal }).then(
      () => signalGroup(child, 'SIGKILL'),
      () => {},
    );
    await gone;
    patience.abort();
    await late;
  };
  return { child, gone, stop };
}

/**
 * The first line a child writes on a pipe.
 * @param {ReturnType<typeof own>} owned
 * @param {number} fd
 * @returns {Promise<string | undefined>} undefined when the child ended before
 */
export async function firstLine({ child, gone }, fd) {
  const stream = /** @type {import('node:stream').Readable} */ (child.stdio[fd]);
  let text = '';
  const line = new Promise((/** @type {(line: string) => void} */ done) => {
    stream.setEncoding('utf8').on('data', (/** @type {string} */ chunk) => {
      text += chunk;
      if (text.includes('\n')) done(text.slice(0, text.indexOf('\n')));
    });
  });
  return Promise.race([line, gone.then(() => undefined)]);
}
