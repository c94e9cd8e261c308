import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { systemClock } from '#main/kernel/clock.ts';
import { createLedger } from '#main/supervisor/ledger.ts';
import { createSharedProcess } from '#main/supervisor/shared-process.ts';
import { listOver } from '../start/bare-server.ts';

/** Servers in one process, all of whose tools were listed. */
export interface SharedServers {
  pid: number;
  /** From the spawn until the last of them had listed its tools. */
  ms: number;
  close(): Promise<void>;
}

/** Starts the shared process of the build in `bundles` and lets `ids` in all at once, as often as they stand there. */
export async function startShared(
  bundles: string,
  folder: string,
  ids: readonly string[],
): Promise<SharedServers> {
  const place = join(bundles, 'shared-process');
  const env = { NODE_COMPILE_CACHE: join(folder, 'compiled') };
  const shared = createSharedProcess({
    program: { main: join(place, 'main.mjs'), cwd: folder, env },
    clock: systemClock,
    ledger: createLedger(join(folder, 'ledger.jsonl')),
    surprise(error) {
      throw error;
    },
  });
  const command = { file: process.execPath, args: [], cwd: folder, env: {} };
  const begun = performance.now();
  const guests = await Promise.all(
    ids.map(async (id) => {
      const module = pathToFileURL(join(place, `${id}.mjs`)).href;
      const spawned = (await shared.prepare({ id, module }, command))();
      if ('problem' in spawned) throw new Error(await spawned.problem);
      const { stdin, stdout, stderr } = spawned.child;
      stderr.resume();
      await listOver(stdin, stdout, id);
      return spawned.child;
    }),
  );
  const ms = performance.now() - begun;
  return {
    pid: shared.pid() ?? 0,
    ms,
    async close() {
      for (const { stdin } of guests) stdin.end();
      await Promise.all(guests.map(({ exit }) => exit));
      await shared.close();
    },
  };
}
