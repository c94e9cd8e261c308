import { start } from './audit/0001-start.ts';
import { calls } from './audit/0002-calls.ts';
import { columns } from './audit/0003-columns.ts';
import { bare } from './audit/0004-bare.ts';

/** Schema of audit.db, oldest first. Only ever add to the end. */
export const auditMigrations: readonly string[] = [start, calls, columns, bare];
