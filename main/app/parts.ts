import type { CallRecord } from '#contract/call.ts';
import type { Server } from '#contract/server.ts';
import type { Broker } from '#main/broker/broker.ts';
import type { Catalog } from '#main/catalog/catalog.ts';
import type { Approvals } from '#main/policy/approvals.ts';
import type { Audit } from '#main/records/audit.ts';
import type { Supervisor } from '#main/supervisor/supervisor.ts';
import type { Feed } from './feed.ts';
import type { Home } from './home.ts';
import type { Notices } from './notices.ts';
import type { ServerViews } from './server-views.ts';
import type { Workspaces } from './workspace.ts';

/** What the handlers are made of; compose fills it. */
export interface EngineParts {
  home: Home;
  run: string;
  feed: Feed;
  notices: Notices;
  workspaces: Workspaces;
  servers: () => readonly Server[];
  needsWorkspace: (server: string) => boolean;
  views: ServerViews;
  supervisor: Pick<Supervisor, 'start' | 'stop' | 'restart' | 'lastLines'>;
  catalog: Catalog;
  broker: Broker;
  approvals: Approvals;
  audit: Pick<Audit, 'list' | 'get'>;
  running: ReadonlyMap<string, CallRecord>;
}
