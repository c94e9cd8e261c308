import type { Emit } from '#contract/events.ts';
import { instanceId } from '#contract/ids.ts';
import type { Server, ServerView } from '#contract/server.ts';
import type { Text } from '#contract/text.ts';
import type { Catalog } from '#main/catalog/catalog.ts';
import type { Supervisor } from '#main/supervisor/supervisor.ts';
import type { Peer } from '#main/upstream/handshake.ts';
import type { Upstream } from '#main/upstream/upstream.ts';
import type { SettingsInUse } from './settings-in-use.ts';

const INSTRUCTIONS_CHARS = 20_000;

export interface ServerViewDeps {
  servers: () => readonly Server[];
  description: (id: string) => Text | undefined;
  supervisor: Pick<Supervisor, 'state' | 'pid'>;
  catalog: Pick<Catalog, 'counts' | 'warnings'>;
  upstream: Pick<Upstream, 'peer'>;
  settingsInUse: Pick<SettingsInUse, 'differ' | 'shares'>;
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
    return {
      server,
      instance,
      state: deps.supervisor.state(server.id),
      warnings: [...deps.catalog.warnings(server.id)],
      ...(description === undefined ? {} : { description }),
      ...(pid === undefined ? {} : { pid }),
      ...(pid !== undefined && deps.settingsInUse.differ(server) ? { outdated: true } : {}),
      ...(pid !== undefined && deps.settingsInUse.shares(server.id) ? { shares: true } : {}),
      ...(peer === undefined ? {} : said(peer)),
      ...deps.catalog.counts(server.id),
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

/** What a running server says of itself. */
function said({ era, protocolVersion, instructions }: Peer): Partial<ServerView> {
  return {
    era,
    protocolVersion,
    ...(instructions === undefined ? {} : { instructions: instructions.slice(0, INSTRUCTIONS_CHARS) }),
  };
}
