import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { EngineLock } from '#contract/engine-socket.ts';
import { text } from '#contract/text.ts';
import { alive, processOf } from '#main/guard/process-table.ts';
import { StartFailure } from './start-failure.ts';

/**
 * Takes `engine.lock`, the right to be this home's one engine, before the store opens; returns how to give it back.
 * The lock of an engine that is gone (pid and start time do not match a living process) is taken over.
 * Throws StartFailure when another engine lives.
 */
export function takeLock(home: string, about: Pick<EngineLock, 'socket' | 'headless'>): () => void {
  const path = lockPath(home);
  const own = join(home, `engine.lock.${process.pid}`);
  const startTime = processOf(process.pid)?.startTime ?? '';
  writeFileSync(own, JSON.stringify({ pid: process.pid, startTime, ...about } satisfies EngineLock), {
    mode: 0o600,
  });
  try {
    // A link is made whole or not at all, so nobody ever reads half a lock.
    while (!link(own, path)) evict(path, own);
  } finally {
    rmSync(own, { force: true });
  }
  return () => {
    if (holder(path)?.pid === process.pid) rmSync(path, { force: true });
  };
}

/** The engine that lives in this home, if one does. */
export function livingEngine(home: string): EngineLock | undefined {
  const found = holder(lockPath(home));
  return found !== undefined && lives(found) ? found : undefined;
}

function lockPath(home: string): string {
  return join(home, 'engine.lock');
}

function link(own: string, path: string): boolean {
  try {
    linkSync(own, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Moves a dead engine's lock aside; throws when its engine lives. */
function evict(path: string, own: string): void {
  const found = holder(path);
  if (found !== undefined && lives(found)) {
    throw new StartFailure(text('home.locked', { pid: found.pid }), text('home.locked.advice'));
  }
  try {
    renameSync(path, `${own}.stale`);
    rmSync(`${own}.stale`, { force: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}

function holder(path: string): EngineLock | undefined {
  try {
    return EngineLock.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return undefined;
  }
}

function lives({ pid, startTime }: EngineLock): boolean {
  if (process.platform === 'linux') return alive(pid, startTime);
  try {
    process.kill(pid, 0);
    return pid !== process.pid;
  } catch {
    return false;
  }
}
