import { start } from './app/0001-start.ts';
import { offers } from './app/0002-offers.ts';
import { metrics } from './app/0003-metrics.ts';
import { chat } from './app/0004-chat.ts';
import { experts } from './app/0005-experts.ts';

/** Schema of patchbay.db, oldest first. Only ever add to the end. */
export const appMigrations: readonly string[] = [start, offers, metrics, chat, experts];
