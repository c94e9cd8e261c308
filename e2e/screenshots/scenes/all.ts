import type { Scenes } from '../scene.ts';
import { activity } from './activity.ts';
import { approval } from './approval.ts';
import { chat } from './chat.ts';
import { clients } from './clients.ts';
import { home } from './home.ts';
import { memory } from './memory.ts';
import { metrics } from './metrics.ts';
import { permissions } from './permissions.ts';
import { runner } from './runner.ts';
import { serverDialogs } from './server-dialogs.ts';
import { servers } from './servers.ts';
import { settings } from './settings.ts';
import { shell } from './shell.ts';
import { tools } from './tools.ts';

/** Every screen. */
export const ALL: readonly Scenes[] = [
  home,
  servers,
  serverDialogs,
  tools,
  runner,
  chat,
  memory,
  activity,
  metrics,
  permissions,
  clients,
  settings,
  shell,
  approval,
];
