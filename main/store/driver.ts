import { createRequire } from 'node:module';
import type Sqlite from 'better-sqlite3';

/** SQLite. Its package is CommonJS around a binary: required, it needs no second way to be found. */
export const Driver = createRequire(import.meta.url)('better-sqlite3') as typeof Sqlite;
