import { readFile } from 'node:fs/promises';
import { listProcesses, processOf } from '#main/guard/process-table.ts';

/**
 * Ends helpers of the browser (such as its GPU process) that outlived a killed Patchbay: those of this `browserData`
 * folder that are older than we are. To be called while no other Patchbay has that folder. Resolves with how many.
 */
export async function endBrowserLeftovers(browserData: string): Promise<number> {
  const own = processOf(process.pid);
  if (own === undefined) return 0;
  let ended = 0;
  for (const { pid, startTime } of (await listProcesses()).values()) {
    if (Number(startTime) >= Number(own.startTime)) continue;
    const words = (await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')).split(/[\0 ]/);
    const isHelper = words.some((word) => word.startsWith('--type='));
    if (!isHelper || !words.includes(`--user-data-dir=${browserData}`)) continue;
    try {
      process.kill(pid, 'SIGKILL');
      ended++;
    } catch {
      // Gone by itself in the meantime.
    }
  }
  return ended;
}
