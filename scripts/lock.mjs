import { createHash } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { throwIfStopped } from './halt.mjs';
import { cacheFolder, repository } from './paths.mjs';
import { say } from './say.mjs';

/** A process as "pid start-time": a pid alone comes round again. @param {number} pid */
function identity(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? undefined : `${pid} ${fields[19]}`;
  } catch {
    if (process.platform === 'linux') return undefined;
  }
  try {
    process.kill(pid, 0);
    return `${pid} -`;
  } catch {
    return undefined;
  }
}

/** @param {string} file @returns {number | undefined} the pid of the living holder */
function holder(file) {
  try {
    const text = readFileSync(file, 'utf8');
    return text === identity(parseInt(text, 10)) ? parseInt(text, 10) : undefined;
  } catch {
    return undefined;
  }
}

/** A link appears with its content, so nobody reads a lock that is still empty. @param {string} file */
function taken(file) {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, identity(process.pid) ?? '');
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft);
  }
}

/**
 * One preparation per checkout at a time: two `npm ci` in one folder destroy each other.
 * @template T
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function locked(work) {
  const folder = join(cacheFolder(), 'locks');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, createHash('sha256').update(repository).digest('hex').slice(0, 16));
  let told = false;
  while (!taken(file)) {
    const pid = holder(file);
    if (pid === undefined) rmSync(file, { force: true });
    else {
      if (!told) say(`  Waiting for process ${pid}, which is preparing this folder.`);
      told = true;
      await sleep(200);
    }
    throwIfStopped();
  }
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}
