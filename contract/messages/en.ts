import { about } from './en/about.ts';
import { activity } from './en/activity.ts';
import { app } from './en/app.ts';
import { approval } from './en/approval.ts';
import { audit } from './en/audit.ts';
import { backup } from './en/backup.ts';
import { bundled } from './en/bundled.ts';
import { bundledCloud } from './en/bundled-cloud.ts';
import { bundledS3 } from './en/bundled-s3.ts';
import { call } from './en/call.ts';
import { catalog } from './en/catalog.ts';
import { change } from './en/change.ts';
import { chat } from './en/chat.ts';
import { chatExperts } from './en/chat-experts.ts';
import { cli } from './en/cli.ts';
import { chatScreen } from './en/chat-screen.ts';
import { clients } from './en/clients.ts';
import { delivery } from './en/delivery.ts';
import { elicit } from './en/elicit.ts';
import { experts } from './en/experts.ts';
import { home } from './en/home.ts';
import { log } from './en/log.ts';
import { memory } from './en/memory.ts';
import { metrics } from './en/metrics.ts';
import { remote } from './en/remote.ts';
import { results } from './en/results.ts';
import { sampling } from './en/sampling.ts';
import { settings } from './en/settings.ts';
import { shelf } from './en/shelf.ts';
import { shell } from './en/shell.ts';
import { tools } from './en/tools.ts';
import { paste } from './en/paste.ts';
import { permissions } from './en/permissions.ts';
import { request } from './en/request.ts';
import { server } from './en/server.ts';
import { servers } from './en/servers.ts';
import { ui } from './en/ui.ts';
import { update } from './en/update.ts';

/**
 * The English catalogue: every sentence a person can meet, by code, in ICU MessageFormat.
 * An error says what happened, why, and what to do next (the next step may be a message of its own).
 */
export const en = {
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
  ...remote,
  ...results,
  ...sampling,
  ...settings,
  ...shelf,
  ...shell,
  ...tools,
  ...paste,
  ...permissions,
  ...request,
  ...server,
  ...servers,
  ...ui,
  ...update,
};

export type MessageCode = keyof typeof en;
