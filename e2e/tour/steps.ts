import type { Step } from './step.ts';
import { addedServer } from './steps/added-server.ts';
import { appKilled } from './steps/app-killed.ts';
import { audit } from './steps/audit.ts';
import { bundledServer } from './steps/bundled-server.ts';
import { claudeExport } from './steps/claude-export.ts';
import { claudeRestore } from './steps/claude-restore.ts';
import { firstStart } from './steps/first-start.ts';
import { governedWrite } from './steps/governed-write.ts';
import { nothingLeft } from './steps/nothing-left.ts';
import { serverKilled } from './steps/server-killed.ts';

/** The tour, in its order. */
export const steps: readonly Step[] = [
  firstStart,
  bundledServer,
  addedServer,
  governedWrite,
  audit,
  serverKilled,
  appKilled,
  claudeExport,
  claudeRestore,
  nothingLeft,
];
