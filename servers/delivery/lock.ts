import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * One process at a time keeps a folder: two would send everything in it twice. Answers how to give it back, or the
 * pid of the process that holds it.
 */
export function lockFolder(folder: string): { release: () => void } | { heldBy: number } {
  const file = path.join(folder, 'owner');
  for (;;) {
    if (take(file)) return { release: () => rmSync(file, { force: true }) };
    const holder = readHolder(file);
    if (holder !== undefined && isAlive(holder)) return { heldBy: holder.pid };
    rmSync(file, { force: true });
  }
}

interface Holder {
  pid: number;
  /** Tells a process from a later one with the same pid, where the system says when it began. */
  began: string;
}

function take(file: string): boolean {
  const own = `${file}.${process.pid}`;
  try {
    const holder: Holder = { pid: process.pid, began: beginningOf(process.pid) };
    writeFileSync(own, JSON.stringify(holder), { mode: 0o600 });
    // A link comes into being whole or not at all.
    linkSync(own, file);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(own, { force: true });
  }
}

function readHolder(file: string): Holder | undefined {
  try {
    const { pid, began } = JSON.parse(readFileSync(file, 'utf8')) as Partial<Holder>;
    return Number.isInteger(pid) && typeof began === 'string' ? { pid: Number(pid), began } : undefined;
  } catch {
    return undefined;
  }
}

function isAlive({ pid, began }: Holder): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return false;
  }
  return beginningOf(pid) === began;
}

/** Empty where the system does not tell, and for a process that is gone but not yet waited for. */
function beginningOf(pid: number): string {
  if (process.platform !== 'linux') return '';
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const [state, ...rest] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return state === 'Z' || state === 'X' ? '' : (rest[18] ?? '');
  } catch {
    return '';
  }
}
