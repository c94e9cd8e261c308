import { stdout } from 'node:process';

// One calm line per step. Plain ASCII: a bare machine often has no UTF-8 locale.

const QUIET_MS = 400;

/** @param {string} line */
export function say(line) {
  stdout.write(`${line}\n`);
}

/** @param {number} since milliseconds, as Date.now() */
function seconds(since) {
  return `${((Date.now() - since) / 1000).toFixed(1)} s`;
}

/**
 * Runs a step and says how long it took; a step that had nothing to do stays silent. While it runs there is a
 * sign of life: a counting line on a terminal, a plain line every ten seconds elsewhere.
 * @template T
 * @param {string} title
 * @param {(progress: (note: string) => void) => Promise<T>} work
 * @param {(result: T) => string} [outcome] what to say of a result; a step that has one is never silent
 * @returns {Promise<T>}
 */
export async function step(title, work, outcome) {
  const started = Date.now();
  let note = '';
  const now = () => `  ${title}: ${Math.round((Date.now() - started) / 1000)} s${note && `, ${note}`}`;
  const beat = stdout.isTTY
    ? setInterval(() => stdout.write(`\r\x1b[2K${now().slice(0, stdout.columns - 1)}`), 500)
    : setInterval(() => say(now()), 10_000);
  const end = (/** @type {string} */ line) => {
    clearInterval(beat);
    if (stdout.isTTY) stdout.write('\r\x1b[2K');
    if (line) say(line);
  };
  try {
    const result = await work((text) => (note = text));
    const silent = !outcome && Date.now() - started < QUIET_MS;
    end(silent ? '' : `  ${title}: ${outcome?.(result) ?? 'done'} in ${seconds(started)}`);
    return result;
  } catch (error) {
    end(`  ${title}: failed after ${seconds(started)}`);
    throw error;
  }
}
