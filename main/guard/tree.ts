import { execFile } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import { alive, carriers, listProcesses, NONCE_NAME } from './process-table.ts';
import type { Process } from './process-table.ts';

type TreeSignal = 'SIGHUP' | 'SIGTERM' | 'SIGKILL';

/** All processes that a child has brought into the world and that still run. */
export interface Tree {
  members(): Promise<Process[]>;
  /** Signals every member; returns how many there were. */
  signal(signal: TreeSignal): Promise<number>;
  /** Resolves when no member is left; kills nothing. */
  gone(): Promise<void>;
}

const LOOK_AGAIN_MS = 50;

/**
 * The tree of the child `leader` that was started as the leader of its own process group, with `nonce` in the
 * variable `name` of its environment. Whoever leaves the group (setsid) is found by the nonce, whoever drops the nonce by the group, and
 * whoever drops both as a descendant of a member, if a look was taken while its parent lived.
 */
export function createTree(leader: number, nonce: string, name = NONCE_NAME): Tree {
  if (process.platform !== 'linux') return createGroup(leader);
  let known: Process[] = [];
  let groupLives = true;

  async function members(): Promise<Process[]> {
    const all = await listProcesses();
    const grouped = groupLives ? [...all.values()].filter(({ group }) => group === leader) : [];
    // Once it is empty its number may be given to a stranger.
    groupLives = grouped.length > 0;
    const marked = await carriers(all.values(), [nonce], name);
    known = withDescendants([...known, ...grouped, ...marked], all);
    return known;
  }

  return {
    members,
    async signal(signal) {
      const found = await members();
      return signalAll(found, signal);
    },
    async gone() {
      while ((await members()).length > 0) {
        do await delay(LOOK_AGAIN_MS);
        while (known.some(({ pid, startTime }) => alive(pid, startTime)));
      }
    },
  };
}

/** Those of `seeds` that still run and everything that descends from them; never this process. */
export function withDescendants(seeds: readonly Process[], all: ReadonlyMap<number, Process>): Process[] {
  const found = new Map<number, Process>();
  const add = (candidate: Process): void => {
    if (found.has(candidate.pid) || candidate.pid === process.pid) return;
    found.set(candidate.pid, candidate);
    for (const other of all.values()) if (other.parent === candidate.pid) add(other);
  };
  for (const { pid, startTime } of seeds) {
    const now = all.get(pid);
    if (now?.startTime === startTime) add(now);
  }
  return [...found.values()];
}

/** Signals those that are still the same process; returns how many that were. */
export function signalAll(processes: readonly Process[], signal: TreeSignal): number {
  const same = processes.filter(({ pid, startTime }) => alive(pid, startTime));
  for (const { pid } of same) send(pid, signal);
  return same.length;
}

/** Where there is no /proc: the process group, or what Windows itself counts as the tree. */
function createGroup(leader: number): Tree {
  const windows = process.platform === 'win32';
  const target = windows ? leader : -leader;
  const members = (): Process[] =>
    send(target, 0) ? [{ pid: leader, parent: process.pid, group: leader, startTime: '' }] : [];
  return {
    members: () => Promise.resolve(members()),
    async signal(signal) {
      const found = members();
      if (found.length > 0 && windows) await taskkill(leader, signal === 'SIGKILL');
      else if (found.length > 0) send(target, signal);
      return found.length;
    },
    async gone() {
      while (members().length > 0) await delay(LOOK_AGAIN_MS);
    },
  };
}

function taskkill(pid: number, force: boolean): Promise<void> {
  const args = ['/PID', String(pid), '/T', ...(force ? ['/F'] : [])];
  return new Promise((resolve) => {
    execFile('taskkill', args, { windowsHide: true }, () => {
      resolve();
    });
  });
}

/** False when there is nobody to signal, or nobody whom we may. */
function send(pid: number, signal: TreeSignal | 0): boolean {
  try {
    return process.kill(pid, signal);
  } catch {
    return false;
  }
}
