import { instanceId } from '#contract/ids.ts';
import type { ServerView } from '#contract/server.ts';
import type { Caller, Handlers } from '../dispatch.ts';
import type { EngineParts } from '../parts.ts';
import { findServer } from './find-server.ts';

type Served = Pick<
  Handlers,
  | 'server.start'
  | 'server.stop'
  | 'server.restart'
  | 'server.startAll'
  | 'server.stopAll'
  | 'server.logs'
  | 'server.protocol'
  | 'egress.list'
>;

/** Starting and stopping, and what can be seen of it. */
export function runningHandlers(parts: EngineParts): Served {
  const { servers, control, supervisor, shownLogs, upstream, views, egress } = parts;

  async function start(id: string, caller: Caller, again: boolean): Promise<ServerView> {
    return views.of(await control.start(findServer(servers, id), caller, { again }));
  }

  return {
    'server.start': ({ server }, caller) => start(server, caller, false),
    'server.restart': ({ server }, caller) => start(server, caller, true),
    async 'server.stop'({ server: id }) {
      const server = findServer(servers, id);
      await control.stop(server);
      return views.of(server);
    },
    async 'server.startAll'(_params, caller) {
      await control.startAll(caller);
      return views.all();
    },
    async 'server.stopAll'() {
      await Promise.all(servers.all().map(control.stop));
      return views.all();
    },
    'server.logs'({ server, limit }, { surface }) {
      const { id } = findServer(servers, server);
      if (surface === 'app') shownLogs.show(id);
      return supervisor.lastLines(instanceId(id), limit);
    },
    'server.protocol': ({ server, after, limit }) =>
      upstream.protocol.since(instanceId(findServer(servers, server).id), after, limit),
    'egress.list': () => egress.destinations(),
  };
}
