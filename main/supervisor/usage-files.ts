// What Linux says a process takes. Elsewhere nothing is read: there is no /proc.
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { NONCE_NAME } from '#main/guard/process-table.ts';

export interface Reading {
  parent: number;
  group: number;
  startTime: string;
  /** Clock ticks (1/100 s) of processor time, its own and that of its children that have ended. */
  ticks: number;
  /** Bytes of memory it holds, those that it shares included. */
  resident: number;
}

/** Linux tells times to programs in ticks of 1/100 s, whatever the kernel counts in (time(7)). */
export const TICKS_PER_SECOND = 100;
/** The stat file counts pages of 4 KiB wherever Electron runs but on some ARM kernels. */
const PAGE_BYTES = 4096;

/** Undefined when it is gone; a zombie is gone. */
export function readUsage(pid: number): Reading | undefined {
  let stat: string;
  try {
    stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
  } catch {
    return undefined;
  }
  // proc_pid_stat(5): fields from the third on, behind the name in brackets.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const field = (n: number): number => Number(fields[n - 3]);
  const startTime = fields[19];
  if (startTime === undefined || fields[0] === 'Z' || fields[0] === 'X') return undefined;
  return {
    parent: field(4),
    group: field(5),
    startTime,
    ticks: field(14) + field(15) + field(16) + field(17),
    resident: field(24) * PAGE_BYTES,
  };
}

/** The mark that everything our child starts carries; undefined when there is none, or it may not be read. */
export function readNonce(pid: number): string | undefined {
  try {
    const environment = readFileSync(`/proc/${pid}/environ`, 'latin1').split('\0');
    return environment.find((entry) => entry.startsWith(`${NONCE_NAME}=`));
  } catch {
    return undefined;
  }
}

/** Bytes of memory with each shared page divided by those who share it; undefined when it may not be read. */
export async function readProportional(pid: number): Promise<number | undefined> {
  const rollup = await readFile(`/proc/${pid}/smaps_rollup`, 'latin1').catch(() => '');
  const kilobytes = /^Pss:\s+(\d+) kB/m.exec(rollup)?.[1];
  return kilobytes === undefined ? undefined : Number(kilobytes) * 1024;
}
