import { readFile } from 'node:fs/promises';
import type { Engine } from './engine.ts';

/**
 * Ends a command that still runs in a container: the API has no request for it. The engine gives a process id of its
 * own machine, so the process is ended only when this machine's /proc says that it is in that very container, and the
 * system allows it. False: it may still run.
 */
export async function endExec(engine: Engine, exec: string, container: string): Promise<boolean> {
  try {
    const { Running, Pid } = await engine.ask((docker) => docker.getExec(exec).inspect());
    if (!Running) return true;
    if (Pid <= 0 || !(await isIn(Pid, container))) return false;
    process.kill(Pid, 'SIGKILL');
    return true;
  } catch {
    return false;
  }
}

async function isIn(pid: number, container: string): Promise<boolean> {
  const cgroups = await readFile(`/proc/${pid}/cgroup`, 'utf8');
  return cgroups.includes(container);
}
