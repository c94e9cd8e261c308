// What processes take, from /proc: of threads in nanoseconds, of memory as PSS, where shared pages are counted once.
import { readFileSync, readdirSync } from 'node:fs';

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    // It ended meanwhile.
    return '';
  }
}

function numbered(folder: string): string[] {
  try {
    return readdirSync(folder).filter((name) => /^\d+$/.test(name));
  } catch {
    return [];
  }
}

/** CPU that the living threads of a process have taken so far, ms. */
export function cpuMsOf(pid: number): number {
  return numbered(`/proc/${pid}/task`).reduce((sum, thread) => sum + threadCpuMs(pid, Number(thread)), 0);
}

/** CPU that one thread has taken so far, ms. */
export function threadCpuMs(pid: number, thread: number): number {
  return Number(read(`/proc/${pid}/task/${thread}/schedstat`).split(' ')[0] ?? 0) / 1e6;
}

/** A process and everything below it. */
export function treeOf(root: number): number[] {
  const children = new Map<number, number[]>();
  for (const name of numbered('/proc')) {
    const stat = read(`/proc/${name}/stat`);
    // The command's name stands in brackets and may hold anything.
    const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
    children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
  }
  const found: number[] = [];
  for (let next: number[] = [root]; next.length > 0; next = next.flatMap((pid) => children.get(pid) ?? []))
    found.push(...next);
  return found;
}

/** PSS of a process, MB; 0 when it has none left. Throws where the system does not tell. */
export function pssMbOf(pid: number): number {
  return Number(/^Pss:\s+(\d+) kB/m.exec(read(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0) / 1024;
}

/** What a process holds in memory, shared pages and all, MB; 0 when it has none left. */
export function rssMbOf(pid: number): number {
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(read(`/proc/${pid}/status`))?.[1] ?? 0) / 1024;
}

/** PSS of a process and everything below it, MB. */
export function treePssMb(root: number): number {
  const whole = treeOf(root).reduce((sum, pid) => sum + pssMbOf(pid), 0);
  if (whole === 0) throw new Error('this system does not tell what memory a process takes');
  return whole;
}

/** CPU of a process and everything below it so far, ms. */
export function treeCpuMs(root: number): number {
  return treeOf(root).reduce((sum, pid) => sum + cpuMsOf(pid), 0);
}

/** Whether it runs; a zombie does not. */
export function runs(pid: number): boolean {
  const stat = read(`/proc/${pid}/stat`);
  return stat !== '' && stat.slice(stat.lastIndexOf(')') + 2)[0] !== 'Z';
}

/** Its command line. */
export function commandOf(pid: number): string {
  return read(`/proc/${pid}/cmdline`).replaceAll('\0', ' ');
}
