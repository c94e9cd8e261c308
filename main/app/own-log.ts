import { createWriteStream, renameSync, statSync } from 'node:fs';
import { createLogger } from '#main/kernel/logger.ts';
import type { Logger } from '#main/kernel/logger.ts';
import type { Scope } from '#main/kernel/scope.ts';

const MAX_BYTES = 5 * 1024 * 1024;

/** Patchbay's own log. One earlier file is kept once it has grown large; a disk that refuses it costs the log, not the app. */
export function openLog(path: string, scope: Scope): Logger {
  if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > MAX_BYTES) renameSync(path, `${path}.1`);
  const stream = createWriteStream(path, { flags: 'a', mode: 0o600 });
  stream.on('error', () => undefined);
  scope.own(() => new Promise<void>((resolve) => stream.end(() => resolve())));
  return createLogger((line) => stream.write(line));
}
