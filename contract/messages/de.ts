import { about } from './de/about.ts';
import { activity } from './de/activity.ts';
import { app } from './de/app.ts';
import { approval } from './de/approval.ts';
import { audit } from './de/audit.ts';
import { backup } from './de/backup.ts';
import { bundled } from './de/bundled.ts';
import { bundledCloud } from './de/bundled-cloud.ts';
import { bundledS3 } from './de/bundled-s3.ts';
import { call } from './de/call.ts';
import { catalog } from './de/catalog.ts';
import { change } from './de/change.ts';
import { chat } from './de/chat.ts';
import { chatExperts } from './de/chat-experts.ts';
import { cli } from './de/cli.ts';
import { chatScreen } from './de/chat-screen.ts';
import { clients } from './de/clients.ts';
import { delivery } from './de/delivery.ts';
import { elicit } from './de/elicit.ts';
import { experts } from './de/experts.ts';
import { home } from './de/home.ts';
import { log } from './de/log.ts';
import { memory } from './de/memory.ts';
import { metrics } from './de/metrics.ts';
import { paste } from './de/paste.ts';
import { permissions } from './de/permissions.ts';
import { remote } from './de/remote.ts';
import { request } from './de/request.ts';
import { results } from './de/results.ts';
import { server } from './de/server.ts';
import { servers } from './de/servers.ts';
import { sampling } from './de/sampling.ts';
import { settings } from './de/settings.ts';
import { shelf } from './de/shelf.ts';
import { shell } from './de/shell.ts';
import { tools } from './de/tools.ts';
import { ui } from './de/ui.ts';
import { update } from './de/update.ts';
import type { MessageCode } from './en.ts';

/** The German catalogue: the same codes and parameters as the English one (a test compares them). */
export const de = {
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
