import type { Emit } from '#contract/events.ts';
import { instanceId } from '#contract/ids.ts';
import type { Server, ServerView } from '#contract/server.ts';
import type { Text } from '#contract/text.ts';
import type { Catalog } from '#main/catalog/catalog.ts';
import type { Supervisor } from '#main/supervisor/supervisor.ts';
import type { Upstream } from '#main/upstream/upstream.ts';

export interface ServerViewDeps {
  servers: () => readonly Server[];
  description: (id: string) => Text | undefined;
  supervisor: Pick<Supervisor, 'state' | 'pid'>;
  catalog: Pick<Catalog, 'count' | 'warnings'>;
  upstream: Pick<Upstream, 'peer'>;
  emit: Emit;
}

/** One server as the window shows it, put together from the rooms that know its parts. */
export interface ServerViews {
  of(server: Server): ServerView;
  all(): ServerView[];
  /** Says that this server is not what it was. */
  changed(id: string): void;
}

export function createServerViews(deps: ServerViewDeps): ServerViews {
  function of(server: Server): ServerView {
    const instance = instanceId(server.id);
    const description = deps.description(server.id);
    const pid = deps.supervisor.pid(server.id);
    const peer = deps.upstream.peer(instance);
    const tools = deps.catalog.count(server.id);
    return {
      server,
      instance,
      state: deps.supervisor.state(server.id),
      warnings: [...deps.catalog.warnings(server.id)],
      ...(description === undefined ? {} : { description }),
      ...(pid === undefined ? {} : { pid }),
      ...(peer === undefined ? {} : { era: peer.era, protocolVersion: peer.protocolVersion }),
      ...(tools === undefined ? {} : { tools }),
    };
  }
  return {
    of,
    all: () => deps.servers().map(of),
    changed(id) {
      const server = deps.servers().find((known) => known.id === id);
      if (server !== undefined) deps.emit({ type: 'server.changed', server: of(server) });
    },
  };
}
