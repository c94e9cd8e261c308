import type { Emit } from '#contract/events.ts';
import type { Broker } from '#main/broker/broker.ts';
import type { Catalog } from '#main/catalog/catalog.ts';
import type { Approvals } from '#main/policy/approvals.ts';
import type { Grants } from '#main/policy/grants.ts';
import type { Rules } from '#main/policy/rules.ts';
import type { MetaRows } from '#main/store/meta.ts';
import type { Audit } from '#main/records/audit.ts';
import type { MetricsBook } from '#main/records/metrics.ts';
import type { CallSearch } from '#main/records/search.ts';
import type { Egress } from '#main/guard/egress.ts';
import type { Keychain } from '#main/secrets/keychain.ts';
import type { Redactor } from '#main/secrets/redaction.ts';
import type { LoginPath } from '#main/supervisor/environment.ts';
import type { Supervisor } from '#main/supervisor/supervisor.ts';
import type { Upstream } from '#main/upstream/upstream.ts';
import type { ChangeConsent } from './consent-change.ts';
import type { DeepLinks } from './deep-links.ts';
import type { Feed } from './feed.ts';
import type { Home } from './home.ts';
import type { Host } from './host.ts';
import type { LastUsedBook } from './last-used.ts';
import type { Notices } from './notices.ts';
import type { Talks } from './talks.ts';
import type { RemovedServers } from './removed-servers.ts';
import type { RunningCalls } from './running-calls.ts';
import type { ServerControl } from './server-control.ts';
import type { ServerList } from './server-list.ts';
import type { ServerViews } from './server-views.ts';
import type { SettingsBook } from './settings.ts';
import type { ShownLogs } from './shown-logs.ts';
import type { Updates } from './updates.ts';
import type { WorkspaceUse } from './workspace-use.ts';
import type { Workspaces } from './workspaces.ts';

/** What the handlers are made of; compose fills it. */
export interface EngineParts {
  home: Home;
  run: string;
  feed: Feed;
  emit: Emit;
  notices: Notices;
  workspaces: Workspaces;
  workspaceUse: WorkspaceUse;
  settings: SettingsBook;
  updates: Updates;
  links: DeepLinks;
  meta: MetaRows;
  host: Host | undefined;
  servers: ServerList;
  removed: RemovedServers;
  control: ServerControl;
  changeConsent: ChangeConsent;
  views: ServerViews;
  supervisor: Supervisor;
  shownLogs: ShownLogs;
  loginPath: LoginPath;
  upstream: Upstream;
  egress: Egress;
  catalog: Catalog;
  broker: Broker;
  approvals: Approvals;
  grants: Grants;
  rules: Rules;
  lastUsed: LastUsedBook;
  keychain: Keychain;
  redactor: Redactor;
  audit: Audit;
  search: CallSearch;
  /** Folder for files that were asked for. */
  exports: string;
  metrics: MetricsBook;
  /** Opened by whoever asks first. */
  talks: () => Promise<Talks>;
  running: RunningCalls;
  /** The Node that ships with Patchbay and the command line it runs, where they are there. */
  shipped: { node: string; cli: string } | undefined;
  /** On an engine without a window: ends it as a signal would. */
  leave: (() => void) | undefined;
}
