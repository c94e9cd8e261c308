import type { CallRecord } from '#contract/call.ts';
import type { Emit } from '#contract/events.ts';
import type { Broker } from '#main/broker/broker.ts';
import type { Catalog } from '#main/catalog/catalog.ts';
import type { Approvals } from '#main/policy/approvals.ts';
import type { Grants } from '#main/policy/grants.ts';
import type { Rules } from '#main/policy/rules.ts';
import type { Audit } from '#main/records/audit.ts';
import type { Keychain } from '#main/secrets/keychain.ts';
import type { Redactor } from '#main/secrets/redaction.ts';
import type { Supervisor } from '#main/supervisor/supervisor.ts';
import type { Consent } from './consent.ts';
import type { Feed } from './feed.ts';
import type { Home } from './home.ts';
import type { LastUsedBook } from './last-used.ts';
import type { Notices } from './notices.ts';
import type { RemovedServers } from './removed-servers.ts';
import type { ServerList } from './server-list.ts';
import type { ServerViews } from './server-views.ts';
import type { Workspaces } from './workspace.ts';

/** What the handlers are made of; compose fills it. */
export interface EngineParts {
  home: Home;
  run: string;
  feed: Feed;
  emit: Emit;
  notices: Notices;
  workspaces: Workspaces;
  servers: ServerList;
  removed: RemovedServers;
  consent: Consent;
  needsWorkspace: (server: string) => boolean;
  views: ServerViews;
  supervisor: Supervisor;
  catalog: Catalog;
  broker: Broker;
  approvals: Approvals;
  grants: Grants;
  rules: Rules;
  lastUsed: LastUsedBook;
  keychain: Keychain;
  redactor: Redactor;
  audit: Audit;
  running: ReadonlyMap<string, CallRecord>;
}
