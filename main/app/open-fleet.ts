import { join } from 'node:path';
import type { Emit } from '#contract/events.ts';
import { serverOf } from '#contract/ids.ts';
import { text } from '#contract/text.ts';
import { createCatalog } from '#main/catalog/catalog.ts';
import type { Catalog } from '#main/catalog/catalog.ts';
import type { Clock } from '#main/kernel/clock.ts';
import type { Logger } from '#main/kernel/logger.ts';
import type { Scope } from '#main/kernel/scope.ts';
import type { Keychain } from '#main/secrets/keychain.ts';
import type { Redactor } from '#main/secrets/redaction.ts';
import type { ToolRows } from '#main/store/tools.ts';
import { createLedger } from '#main/supervisor/ledger.ts';
import { createSupervisor } from '#main/supervisor/supervisor.ts';
import type { Supervisor } from '#main/supervisor/supervisor.ts';
import { createUpstream } from '#main/upstream/upstream.ts';
import type { Upstream } from '#main/upstream/upstream.ts';
import type { BundledServer } from '#servers/manifest.ts';
import type { Notices } from './notices.ts';
import type { ServerList } from './server-list.ts';
import { createServerViews } from './server-views.ts';
import type { ServerViews } from './server-views.ts';
import type { Workspaces } from './workspace.ts';

export interface FleetParts {
  home: string;
  version: string;
  servers: ServerList;
  manifest: ReadonlyMap<string, BundledServer>;
  toolRows: ToolRows;
  workspaces: Workspaces;
  keychain: Keychain;
  redactor: Redactor;
  notices: Notices;
  emit: Emit;
  clock: Clock;
  logger: Logger;
  /** A server's tools are not what they were. */
  onTools: () => void;
}

/** Everything about servers that run: their processes, their sessions, what they offer, and how the window sees them. */
export interface Fleet {
  supervisor: Supervisor;
  upstream: Upstream;
  catalog: Catalog;
  views: ServerViews;
}

/** Ends what a crash left behind, then makes the rooms that run servers. Nothing is started. */
export async function openFleet(parts: FleetParts, scope: Scope): Promise<Fleet> {
  const { home, version, servers, manifest, toolRows, workspaces, keychain, redactor, notices } = parts;
  const { emit, clock, logger, onTools } = parts;

  const ledger = createLedger(join(home, 'ledger.jsonl'));
  const count = await ledger.reap();
  if (count > 0) notices.put({ id: 'reaped', level: 'info', text: text('notice.reaped', { count }) });

  const catalog = createCatalog({
    rows: toolRows,
    servers: servers.all,
    manifestVerbs: (id) => manifest.get(id)?.verbs,
    emit,
    now: clock.now,
  });
  const upstream = createUpstream({
    client: { name: 'patchbay', version },
    onTools({ server }, { tools, warnings }) {
      catalog.listed(server.id, tools, warnings);
      onTools();
      views.changed(server.id);
    },
    onNoise: (instance, line) => {
      supervisor.noise(instance, line);
    },
    redact: redactor.text,
  });
  const supervisor = createSupervisor({
    home,
    defaultCwd: home,
    clock,
    logger,
    ledger,
    attach: upstream.attach,
    async resolveSecret(name) {
      const value = await keychain.get(name);
      if (value !== undefined) redactor.learn(value);
      return value;
    },
    extraEnv: ({ id }) => workspaceEnv(manifest.get(id)?.needsWorkspace === true, workspaces),
    redact: redactor.text,
    onState: (instance) => {
      views.changed(serverOf(instance));
    },
    onLog: (lines) => {
      emit({ type: 'log.appended', lines });
    },
  });
  scope.own(() => supervisor.close());
  const views = createServerViews({
    servers: servers.all,
    description: (id) => manifest.get(id)?.description,
    supervisor,
    catalog,
    upstream,
    emit,
  });
  return { supervisor, upstream, catalog, views };
}

function workspaceEnv(needed: boolean, workspaces: Workspaces): Record<string, string> {
  const { ready, folders } = workspaces.current();
  return needed && ready ? { PATCHBAY_WORKSPACE: JSON.stringify(folders) } : {};
}
