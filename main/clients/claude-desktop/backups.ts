import { createHash } from 'node:crypto';
import { lstat, mkdir, open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { ClientBackup } from '#contract/client-app.ts';
import { readRegularFile } from '#main/guard/regular-file.ts';

const NAME = /^(\d{4}-\d\d-\d\dT\d\d)-(\d\d)-(\d\d\.\d{3}Z)-([0-9a-f]{8})(?:-\d+)?\.json$/;
const MOST_BYTES = 50_000_000;
const LIMIT_MS = 10_000;

/** Copies of one app's files as they were before we wrote them, byte for byte. */
export interface Backups {
  /** Those of the file at this path, newest first. */
  of(path: string): Promise<ClientBackup[]>;
  /** Resolves when the copy is on disk. */
  keep(path: string, bytes: Uint8Array): Promise<ClientBackup>;
  /** Undefined: this file has no such backup. */
  read(path: string, id: string): Promise<Buffer | undefined>;
}

/** They may hold secrets as they stood in the file, so only their owner can read them. */
export function createBackups(folder: string, now: () => number): Backups {
  function parse(path: string, id: string): number | undefined {
    const [, hour, minutes, seconds, file] = NAME.exec(id) ?? [];
    if (file !== digest(path)) return undefined;
    const at = Date.parse(`${hour}:${minutes}:${seconds}`);
    return Number.isNaN(at) ? undefined : at;
  }

  return {
    async of(path) {
      const names = await readdir(folder).catch(() => []);
      const found: ClientBackup[] = [];
      for (const id of names) {
        const at = parse(path, id);
        const info = at === undefined ? undefined : await lstat(join(folder, id)).catch(() => undefined);
        if (at !== undefined && info?.isFile() === true) found.push({ id, at, bytes: info.size });
      }
      return found.toSorted((a, b) => b.at - a.at || b.id.length - a.id.length || (a.id < b.id ? 1 : -1));
    },
    async keep(path, bytes) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const at = now();
      const stem = `${new Date(at).toISOString().replaceAll(':', '-')}-${digest(path)}`;
      for (let n = 1; ; n++) {
        const id = `${stem}${n === 1 ? '' : `-${n}`}.json`;
        const handle = await open(join(folder, id), 'wx', 0o600).catch(ignoreTaken);
        if (handle === undefined) continue;
        try {
          await handle.writeFile(bytes);
          await handle.sync();
        } finally {
          await handle.close();
        }
        return { id, at, bytes: bytes.length };
      }
    },
    async read(path, id) {
      if (parse(path, id) === undefined) return undefined;
      const read = await readRegularFile(join(folder, id), MOST_BYTES, AbortSignal.timeout(LIMIT_MS)).catch(
        () => undefined,
      );
      return read !== undefined && 'bytes' in read ? read.bytes : undefined;
    },
  };
}

function digest(path: string): string {
  return createHash('sha256').update(path).digest('hex').slice(0, 8);
}

function ignoreTaken(error: unknown): undefined {
  if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return undefined;
  throw error;
}
