import { about } from './ja/about.ts';
import { activity } from './ja/activity.ts';
import { app } from './ja/app.ts';
import { approval } from './ja/approval.ts';
import { audit } from './ja/audit.ts';
import { backup } from './ja/backup.ts';
import { bundled } from './ja/bundled.ts';
import { bundledCloud } from './ja/bundled-cloud.ts';
import { bundledS3 } from './ja/bundled-s3.ts';
import { call } from './ja/call.ts';
import { catalog } from './ja/catalog.ts';
import { change } from './ja/change.ts';
import { chat } from './ja/chat.ts';
import { chatExperts } from './ja/chat-experts.ts';
import { cli } from './ja/cli.ts';
import { chatScreen } from './ja/chat-screen.ts';
import { clients } from './ja/clients.ts';
import { delivery } from './ja/delivery.ts';
import { elicit } from './ja/elicit.ts';
import { experts } from './ja/experts.ts';
import { home } from './ja/home.ts';
import { log } from './ja/log.ts';
import { memory } from './ja/memory.ts';
import { metrics } from './ja/metrics.ts';
import { paste } from './ja/paste.ts';
import { permissions } from './ja/permissions.ts';
import { remote } from './ja/remote.ts';
import { request } from './ja/request.ts';
import { results } from './ja/results.ts';
import { server } from './ja/server.ts';
import { servers } from './ja/servers.ts';
import { sampling } from './ja/sampling.ts';
import { settings } from './ja/settings.ts';
import { shelf } from './ja/shelf.ts';
import { shell } from './ja/shell.ts';
import { tools } from './ja/tools.ts';
import { ui } from './ja/ui.ts';
import { update } from './ja/update.ts';
import type { MessageCode } from './en.ts';

/** The Japanese catalogue: the same codes and parameters as the English one (a test compares them). */
export const ja = {
  ...about,
  ...activity,
  ...app,
  ...approval,
  ...audit,
  ...backup,
  ...bundled,
  ...bundledCloud,
  ...bundledS3,
  ...call,
  ...catalog,
  ...change,
  ...chat,
  ...chatExperts,
  ...cli,
  ...chatScreen,
  ...clients,
  ...delivery,
  ...elicit,
  ...experts,
  ...home,
  ...log,
  ...memory,
  ...metrics,
  ...paste,
  ...permissions,
  ...remote,
  ...request,
  ...results,
  ...server,
  ...servers,
  ...sampling,
  ...settings,
  ...shelf,
  ...shell,
  ...tools,
  ...ui,
  ...update,
} satisfies Record<MessageCode, string>;
