import type { Server, ServerView } from '#contract/server.ts';
import { instanceId } from '#contract/ids.ts';
import { text } from '#contract/text.ts';
import { RequestFailure } from '../dispatch.ts';
import type { Handlers } from '../dispatch.ts';
import type { EngineParts } from '../parts.ts';

type Served = Pick<
  Handlers,
  'server.start' | 'server.stop' | 'server.restart' | 'server.logs' | 'workspace.confirm'
>;

export function serverHandlers({
  servers,
  supervisor,
  views,
  workspaces,
  needsWorkspace,
}: EngineParts): Served {
  function find(id: string): Server {
    const server = servers().find((known) => known.id === id);
    if (server === undefined)
      throw new RequestFailure(text('request.unknownServer', { server: id }), 'server');
    return server;
  }

  function checkWorkspace({ id }: Server): void {
    const workspace = workspaces.current();
    if (!needsWorkspace(id) || workspace.ready) return;
    throw new RequestFailure(text('request.workspaceUnconfirmed', { folder: workspace.folders[0] ?? '' }));
  }

  /** Answers when the server has arrived somewhere: ready, stopped or failed. The way there is told by events. */
  async function afterwards(server: Server, move: Promise<unknown>): Promise<ServerView> {
    await move;
    return views.of(server);
  }

  return {
    'workspace.confirm': () => workspaces.confirm(),
    'server.start'({ server: id }) {
      const server = find(id);
      checkWorkspace(server);
      return afterwards(server, supervisor.start(server));
    },
    'server.stop'({ server: id }) {
      const server = find(id);
      return afterwards(server, supervisor.stop(server.id));
    },
    'server.restart'({ server: id }) {
      const server = find(id);
      checkWorkspace(server);
      return afterwards(server, supervisor.restart(server));
    },
    'server.logs': ({ server: id, limit }) => supervisor.lastLines(instanceId(find(id).id), limit),
  };
}
