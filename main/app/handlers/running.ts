import { instanceId } from '#contract/ids.ts';
import type { Principal, Via } from '#contract/call.ts';
import type { Server, ServerView } from '#contract/server.ts';
import { text } from '#contract/text.ts';
import { RequestFailure } from '../dispatch.ts';
import type { Handlers } from '../dispatch.ts';
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
  | 'workspace.confirm'
>;

/** Starting and stopping. A start waits for what a person has to agree to first: the command, the workspace. */
export function runningHandlers(parts: EngineParts): Served {
  const { servers, supervisor, views, workspaces, consent, needsWorkspace } = parts;
  /** Starts that wait for a person; a stop calls them off. */
  const asking = new Map<string, AbortController>();

  function checkAllowed({ id, title, disabled }: Server): void {
    if (disabled === true) throw new RequestFailure(text('request.serverDisabled', { server: title }));
    const workspace = workspaces.current();
    if (!needsWorkspace(id) || workspace.ready) return;
    throw new RequestFailure(text('request.workspaceUnconfirmed', { folder: workspace.folders[0] ?? '' }));
  }

  async function start(
    server: Server,
    asker: { principal: Principal; via: Via },
    again: boolean,
  ): Promise<ServerView> {
    checkAllowed(server);
    asking.get(server.id)?.abort();
    const cancel = new AbortController();
    asking.set(server.id, cancel);
    let approved: Server;
    try {
      approved = await consent.ensure(server, asker, cancel.signal);
    } finally {
      if (asking.get(server.id) === cancel) asking.delete(server.id);
    }
    await (again ? supervisor.restart(approved) : supervisor.start(approved));
    return views.of(approved);
  }

  async function stop(server: Server): Promise<ServerView> {
    asking.get(server.id)?.abort();
    await supervisor.stop(server.id);
    return views.of(server);
  }

  return {
    'workspace.confirm': () => workspaces.confirm(),
    'server.start': ({ server }, caller) => start(findServer(servers, server), caller, false),
    'server.restart': ({ server }, caller) => start(findServer(servers, server), caller, true),
    'server.stop': ({ server }) => stop(findServer(servers, server)),
    async 'server.startAll'(_params, caller) {
      const idle = servers.all().filter(({ id, disabled }) => {
        return disabled !== true && ['stopped', 'failed'].includes(supervisor.state(id).state);
      });
      for (const server of idle) checkAllowed(server);
      // One that is refused or fails does not keep the others from starting; its own row says why.
      await Promise.allSettled(idle.map((server) => start(server, caller, false)));
      return views.all();
    },
    async 'server.stopAll'() {
      await Promise.all(servers.all().map(stop));
      return views.all();
    },
    'server.logs': ({ server, limit }) =>
      supervisor.lastLines(instanceId(findServer(servers, server).id), limit),
  };
}
