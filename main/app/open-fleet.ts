import { isAbsolute, join } from 'node:path';
import type { Emit } from '#contract/events.ts';
import { serverOf } from '#contract/ids.ts';
import type { Settings } from '#contract/settings.ts';
import { text } from '#contract/text.ts';
import { createCatalog } from '#main/catalog/catalog.ts';
import type { Catalog } from '#main/catalog/catalog.ts';
import { createEgress } from '#main/guard/egress.ts';
import type { Egress } from '#main/guard/egress.ts';
import type { Clock } from '#main/kernel/clock.ts';
import type { Logger } from '#main/kernel/logger.ts';
import type { Scope } from '#main/kernel/scope.ts';
import type { Keychain } from '#main/secrets/keychain.ts';
import type { Redactor } from '#main/secrets/redaction.ts';
import type { ListingRows } from '#main/store/listings.ts';
import { createLedger } from '#main/supervisor/ledger.ts';
import { createLoginPath } from '#main/supervisor/login-path.ts';
import type { LoginPath } from '#main/supervisor/environment.ts';
import { createSupervisor } from '#main/supervisor/supervisor.ts';
import type { Supervisor } from '#main/supervisor/supervisor.ts';
import { createUpstream } from '#main/upstream/upstream.ts';
import type { Upstream } from '#main/upstream/upstream.ts';
import { bundledEnvironment } from './bundled.ts';
import type { Notices } from './notices.ts';
import type { Responders } from './responders.ts';
import type { ServerList } from './server-list.ts';
import type { createServerMarks } from './server-marks.ts';
import { createServerViews } from './server-views.ts';
import type { ServerViews } from './server-views.ts';
import { createSettingsInUse } from './settings-in-use.ts';
import { createSharing } from './sharing.ts';
import { createShownLogs } from './shown-logs.ts';
import type { ShownLogs } from './shown-logs.ts';
import type { StartTimes } from './start-times.ts';
import type { WorkspaceUse } from './workspace-use.ts';

export interface FleetParts {
  home: string;
  version: string;
  /** The Node that ships with Patchbay and its npm, and the folder of the bundled servers. */
  node: string;
  npm: string | undefined;
  bundles: string;
  servers: ServerList;
  settings: () => Pick<Settings, 'shareProcess'>;
  listingRows: ListingRows;
  workspaceUse: WorkspaceUse;
  startTimes: StartTimes;
  marks: ReturnType<typeof createServerMarks>;
  keychain: Keychain;
  redactor: Redactor;
  notices: Notices;
  emit: Emit;
  clock: Clock;
  logger: Logger;
  /** Who answers what servers ask back. */
  responders: Pick<Responders, 'answerers'>;
  /** What a server offers is not what it was. */
  onListed: () => void;
}

/** Everything about servers that run: their processes, their sessions, what they offer, and how the window sees them. */
export interface Fleet {
  supervisor: Supervisor;
  shownLogs: ShownLogs;
  loginPath: LoginPath;
  upstream: Upstream;
  catalog: Catalog;
  views: ServerViews;
  egress: Egress;
}

/** Ends what a crash left behind, then makes the rooms that run servers. Nothing is started. */
export async function openFleet(parts: FleetParts, scope: Scope): Promise<Fleet> {
  const { home, version, servers, listingRows, workspaceUse, keychain, redactor, notices } = parts;
  const { emit, clock, logger, node, npm, bundles, responders, onListed } = parts;

  const ledger = createLedger(join(home, 'ledger.jsonl'));
  const count = await ledger.reap();
  if (count > 0) notices.put({ id: 'reaped', level: 'info', text: text('notice.reaped', { count }) });

  const shownLogs = createShownLogs(emit);
  const catalog = createCatalog({
    rows: listingRows,
    servers: servers.all,
    manifestVerbs: (id) => servers.about(id)?.verbs,
    emit,
    now: clock.now,
  });
  const egress = createEgress(clock.now);
  const upstream = createUpstream({
    client: { name: 'patchbay', version },
    study: catalog.study,
    onInventory({ server }, inventory) {
      catalog.listed(server.id, inventory);
      onListed();
      views.changed(server.id);
    },
    onNoise: (instance, line) => {
      supervisor.noise(instance, line);
    },
    redact: redactor.text,
    egress,
    answerers: { folders: workspaceUse.folders, ...responders.answerers },
  });
  const loginPath = createLoginPath(clock);
  scope.own(() => loginPath.close());
  const sharing = createSharing({ bundles, home, settings: parts.settings, about: servers.about });
  const settingsInUse = createSettingsInUse(sharing.wanted);
  const supervisor = createSupervisor({
    loginPath,
    home,
    defaultCwd: workspaceUse.cwd,
    clock,
    logger,
    ledger,
    // Its bare name would be whatever the user has.
    shipped: isAbsolute(node) ? { node, npm } : undefined,
    sharing: {
      program: sharing.program,
      guest: (server) => (settingsInUse.shares(server.id) ? sharing.guest(server) : undefined),
    },
    attach: upstream.attach,
    async resolveSecret(name) {
      const value = await keychain.get(name);
      if (value !== undefined) redactor.learn(value);
      return value;
    },
    extraEnv(server) {
      settingsInUse.started(server);
      return { ...workspaceUse.environment(server), ...bundledEnvironment(server, home) };
    },
    redact: redactor.text,
    onState: (instance, state) => {
      parts.startTimes.see(serverOf(instance), state);
      parts.marks.see(serverOf(instance), state);
      views.changed(serverOf(instance));
    },
    onLog: shownLogs.tell,
  });
  scope.own(() => supervisor.close());
  const views = createServerViews({
    servers: servers.all,
    description: (id) => servers.about(id)?.description,
    supervisor,
    catalog,
    upstream,
    settingsInUse,
    emit,
  });
  return { supervisor, shownLogs, loginPath, upstream, catalog, views, egress };
}
