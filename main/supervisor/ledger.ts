import { appendFileSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { InstanceId } from '#contract/ids.ts';
import { alive, carriers, listProcesses, processOf } from '#main/guard/process-table.ts';
import type { Process } from '#main/guard/process-table.ts';
import { signalAll, withDescendants } from '#main/guard/tree.ts';

const Started = z.object({
  instance: InstanceId,
  pid: z.int().positive(),
  startTime: z.string(),
  nonce: z.string().regex(/^[0-9a-f]{32}$/),
  engine: z.object({ pid: z.int().positive(), startTime: z.string() }),
});
type Started = z.infer<typeof Started>;
const Line = z.union([Started, z.object({ ended: z.string() })]);

/** What this engine has started and not yet seen the end of, on disk, so that the next one can clean up after a crash. */
export interface Ledger {
  /** Call right after the spawn and before anything else; on disk when it returns. Throws when it cannot write. */
  started(entry: Omit<Started, 'engine'>): void;
  /** Call once nothing of the tree is left. */
  ended(nonce: string): void;
  /**
   * Kills what engines that are dead have left running, and returns how many processes that were. Call it at
   * start-up with the lock held and before `started`: it also rewrites the file. Only what is provably ours is
   * touched: processes that carry a recorded nonce, their descendants, and the group of a leader that matches in
   * pid, start time and nonce. Where there is no /proc nothing can be proved.
   */
  reap(): Promise<number>;
}

const KILL_AGAIN_MS = 50;
const KILL_TRIES = 100;

export function createLedger(path: string): Ledger {
  const engine = { pid: process.pid, startTime: processOf(process.pid)?.startTime ?? '' };
  const append = (line: unknown): void => {
    appendFileSync(path, `${JSON.stringify(line)}\n`, { mode: 0o600 });
  };
  return {
    started(entry) {
      append({ ...entry, engine });
    },
    ended(nonce) {
      append({ ended: nonce });
    },
    async reap() {
      const open = read(path);
      const kept = open.filter((entry) => alive(entry.engine.pid, entry.engine.startTime));
      const { count, clean } = await kill(open.filter((entry) => !kept.includes(entry)));
      // A crash in between leaves the old file: what it names is then dead already.
      rewrite(path, clean ? kept : open);
      return count;
    },
  };
}

/** Entries without an end. A crash can leave half a line; it names nothing that could be proved. */
function read(path: string): Started[] {
  const open = new Map<string, Started>();
  for (const line of contents(path).split('\n')) {
    const parsed = Line.safeParse(parse(line));
    if (!parsed.success) continue;
    if ('ended' in parsed.data) open.delete(parsed.data.ended);
    else open.set(parsed.data.nonce, parsed.data);
  }
  return [...open.values()];
}

/** Again until none is left, for some may fork meanwhile; not clean when the kernel does not let go of one. */
async function kill(entries: readonly Started[]): Promise<{ count: number; clean: boolean }> {
  const killed = new Set<number>();
  for (let tries = 0; entries.length > 0; tries += 1) {
    const found = await ours(entries);
    if (found.length === 0) break;
    if (tries === KILL_TRIES) return { count: killed.size, clean: false };
    for (const { pid } of found) killed.add(pid);
    signalAll(found, 'SIGKILL');
    await delay(KILL_AGAIN_MS);
  }
  return { count: killed.size, clean: true };
}

async function ours(entries: readonly Started[]): Promise<Process[]> {
  const all = await listProcesses();
  const nonces = entries.map((entry) => entry.nonce);
  const marked = await carriers(all.values(), nonces);
  const leaders = marked.filter((one) =>
    entries.some((entry) => entry.pid === one.pid && entry.startTime === one.startTime),
  );
  const groups = new Set(leaders.map(({ pid }) => pid));
  const grouped = [...all.values()].filter(({ group }) => groups.has(group));
  return withDescendants([...marked, ...grouped], all);
}

function rewrite(path: string, entries: readonly Started[]): void {
  const lines = entries.map((entry) => `${JSON.stringify(entry)}\n`);
  writeFileSync(`${path}.new`, lines.join(''), { mode: 0o600 });
  renameSync(`${path}.new`, path);
}

function contents(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw error;
  }
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
