import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { say } from '../say.mjs';

const GRACE_MS = 2000;
const POLL_MS = 100;

/** @param {string} pid @param {string} file */
function processFile(pid, file) {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return '';
  }
}

/** Living processes with this in their environment; zombies are gone. @param {string} text @returns {string[]} */
function processesWith(text) {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .filter((pid) => processFile(pid, 'environ').includes(text))
    .filter((pid) => !/\) Z /.test(processFile(pid, 'stat')));
}

/**
 * Ends and names what outlived a run that had this folder of its own in its environment.
 * @param {string} folder
 * @returns {Promise<number>} how many there were
 */
export async function leftBehind(folder) {
  const until = Date.now() + GRACE_MS;
  let left = processesWith(folder);
  while (left.length > 0 && Date.now() < until) {
    await sleep(POLL_MS);
    left = processesWith(folder);
  }
  for (const pid of left) {
    say(`  Left behind: ${pid} ${processFile(pid, 'cmdline').replaceAll('\0', ' ').slice(0, 160)}`);
    try {
      process.kill(Number(pid), 'SIGKILL');
    } catch {
      // gone by itself
    }
  }
  return left.length;
}
