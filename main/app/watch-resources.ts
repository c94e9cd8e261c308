import { instanceId } from '#contract/ids.ts';
import type { Clock } from '#main/kernel/clock.ts';
import type { Logger } from '#main/kernel/logger.ts';
import type { Scope } from '#main/kernel/scope.ts';
import type { MetricsBook } from '#main/records/metrics.ts';
import { createResources } from '#main/supervisor/resources.ts';
import { SHARED_PROCESS } from '#main/supervisor/shared-process.ts';
import type { Supervisor } from '#main/supervisor/supervisor.ts';
import type { ServerList } from './server-list.ts';

export interface WatchResourcesParts {
  servers: Pick<ServerList, 'all'>;
  supervisor: Pick<Supervisor, 'pid' | 'sharedPid'>;
  metrics: Pick<MetricsBook, 'use'>;
  clock: Clock;
  logger: Logger;
}

const LOOK_MS = 5_000;

/** Writes down every few seconds what the processes of servers take, until the scope closes. */
export function watchResources(parts: WatchResourcesParts, scope: Scope): void {
  const { servers, supervisor, metrics, clock, logger } = parts;
  const resources = createResources(() => performance.now());
  let open = true;
  let callOff = clock.after(LOOK_MS, tick);

  async function look(): Promise<void> {
    const sharedPid = supervisor.sharedPid();
    const shared = sharedPid === undefined ? [] : [{ instance: SHARED_PROCESS, pid: sharedPid }];
    const own = servers.all().flatMap(({ id }) => {
      const pid = supervisor.pid(id);
      // What a guest of the shared process takes of it nobody can say.
      return pid === undefined || pid === sharedPid ? [] : [{ instance: instanceId(id), pid }];
    });
    const running = [...own, ...shared];
    const usages = await resources.look(running);
    if (open && usages.length > 0) metrics.use(usages);
  }

  function tick(): void {
    look()
      .catch((error: unknown) => {
        logger.error('resources.lookFailed', error);
      })
      .finally(() => {
        if (open) callOff = clock.after(LOOK_MS, tick);
      });
  }

  scope.own(() => {
    open = false;
    callOff();
  });
}
