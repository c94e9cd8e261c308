import { start } from './app/0001-start.ts';
import { offers } from './app/0002-offers.ts';
import { metrics } from './app/0003-metrics.ts';

/** Schema of patchbay.db, oldest first. Only ever add to the end. */
export const appMigrations: readonly string[] = [start, offers, metrics];
