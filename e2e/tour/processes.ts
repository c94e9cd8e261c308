import { readFileSync, readdirSync } from 'node:fs';

/** A file of a process; empty when the process is gone or not ours to read. */
function processFile(pid: number | string, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'latin1');
  } catch {
    return '';
  }
}

/** Whether the process runs; a zombie is gone. */
export function runs(pid: number): boolean {
  const stat = processFile(pid, 'stat');
  return stat !== '' && !/^[ZX]$/.test(stat.slice(stat.lastIndexOf(')') + 2).charAt(0));
}

/**
 * Running processes with this text in the environment they were started with or in their command line: a server gets
 * little of our environment.
 */
export function processesOf(text: string): number[] {
  const knows = (pid: string): boolean =>
    processFile(pid, 'environ').includes(text) || processFile(pid, 'cmdline').includes(text);
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && knows(name))
    .map(Number)
    .filter((pid) => pid !== process.pid && runs(pid));
}

/** The command line of a process, with spaces between the words. */
export function commandOf(pid: number): string {
  return processFile(pid, 'cmdline').replaceAll('\0', ' ').trim();
}
