// What Linux says about processes. Elsewhere there is no /proc: nothing is listed and nothing is provably ours.
import { readFileSync } from 'node:fs';
import { readFile, readdir } from 'node:fs/promises';

/** A process that runs. The pid alone may come back as a stranger; with the start time (clock ticks since boot) it cannot. */
export interface Process {
  readonly pid: number;
  readonly parent: number;
  readonly group: number;
  readonly startTime: string;
}

/** Name of the variable that marks everything a child of ours starts. */
export const NONCE_NAME = 'PATCHBAY_NONCE';

const LANES = 8;
const MOST_OPEN = 64;
let open = 0;
const turns: (() => void)[] = [];

/** The process with this pid, or undefined when it is gone; a zombie is gone (nobody may ever reap it). */
export function processOf(pid: number): Process | undefined {
  try {
    return parseStat(pid, readFileSync(`/proc/${pid}/stat`, 'latin1'));
  } catch {
    return undefined;
  }
}

/** Whether that very process still runs. */
export function alive(pid: number, startTime: string): boolean {
  return processOf(pid)?.startTime === startTime;
}

/** Every process that runs now, by pid. */
export async function listProcesses(): Promise<Map<number, Process>> {
  const found = new Map<number, Process>();
  const read = async (name: string): Promise<void> => {
    const pid = Number(name);
    const stat = await readFile(`/proc/${name}/stat`, 'latin1').catch(() => '');
    const parsed = parseStat(pid, stat);
    if (parsed !== undefined) found.set(pid, parsed);
  };
  const names = await readdir('/proc').catch(() => []);
  await inLanes(
    names.filter((name) => /^\d+$/.test(name)),
    read,
  );
  return found;
}

/**
 * Those of `processes` that were started with one of the nonces in the variable `name`; what we may not read is not
 * ours.
 */
export async function carriers(
  processes: Iterable<Process>,
  nonces: readonly string[],
  name = NONCE_NAME,
): Promise<Process[]> {
  const marks = nonces.map((nonce) => `${name}=${nonce}`);
  const found: Process[] = [];
  const read = async (one: Process): Promise<void> => {
    const environ = await readFile(`/proc/${one.pid}/environ`, 'latin1').catch(() => '');
    if (environ.split('\0').some((entry) => marks.includes(entry))) found.push(one);
  };
  await inLanes([...processes], read);
  return found;
}

/** Many servers stop at once, and each looks at every process: all files at a time would be more than a process may open. */
async function inLanes<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const rest = items.values();
  const lane = async (): Promise<void> => {
    for (const item of rest) await gated(() => work(item));
  };
  await Promise.all(Array.from({ length: LANES }, lane));
}

/** Of all looks together. */
async function gated(work: () => Promise<void>): Promise<void> {
  if (open >= MOST_OPEN) await new Promise<void>((turn) => turns.push(turn));
  else open++;
  await work();
  const next = turns.shift();
  if (next === undefined) open--;
  else next();
}

/** proc_pid_stat(5): the name in brackets may hold spaces and brackets, so fields are counted from the last one. */
function parseStat(pid: number, stat: string): Process | undefined {
  const [state, parent, group, ...rest] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const startTime = rest[16];
  if (startTime === undefined || state === 'Z' || state === 'X') return undefined;
  return { pid, parent: Number(parent), group: Number(group), startTime };
}
