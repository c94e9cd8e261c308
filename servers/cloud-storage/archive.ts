import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { create, list } from 'tar';
import { ToolFailure } from '#servers/kit/failure.ts';
import { openDirectory } from '#servers/kit/files.ts';
import type { BackupManifest } from './backup-manifest.ts';

const MOST_ENTRIES = 100_000;

type Contents = Pick<BackupManifest, 'files' | 'directories'>;

/**
 * Packs a file, or everything below a folder, into `archive`, and answers what is in it, read back from there. Links
 * and what is no file are not taken along. `source` is one that Workspace.locate gave.
 */
export async function pack(
  source: string,
  archive: string,
  gzip: boolean,
  signal: AbortSignal,
): Promise<Contents & { skipped: string[] }> {
  const single = (await stat(source)).isFile();
  const base = single ? path.dirname(source) : source;
  const { entries, skipped } = single
    ? { entries: [path.basename(source)], skipped: [] }
    : await walk(source, signal);
  if (entries.length === 0) {
    throw new ToolFailure('V', 'source_path: holds nothing to back up.', { field: 'source_path' });
  }
  await create(
    { cwd: base, file: archive, gzip, portable: true, noDirRecurse: true, strict: true },
    entries.map(plain),
  );
  signal.throwIfAborted();
  return { ...(await contentsOf(archive, signal)), skipped };
}

/** An @ at the start would be taken for the name of an archive. */
function plain(entry: string): string {
  return entry.startsWith('@') ? `./${entry}` : entry;
}

/** Folders before what is in them, with slashes. */
async function walk(folder: string, signal: AbortSignal): Promise<{ entries: string[]; skipped: string[] }> {
  const entries: string[] = [];
  const skipped: string[] = [];
  const queue = [''];
  for (let at = queue.shift(); at !== undefined; at = queue.shift()) {
    for await (const found of await openDirectory(path.join(folder, at))) {
      signal.throwIfAborted();
      const name = at === '' ? found.name : `${at}/${found.name}`;
      if (found.isDirectory()) queue.push(name);
      (found.isDirectory() || found.isFile() ? entries : skipped).push(name);
      if (entries.length + skipped.length > MOST_ENTRIES) {
        throw new ToolFailure('V', `source_path: has more than ${MOST_ENTRIES} entries. Back up its parts.`, {
          field: 'source_path',
          limit: MOST_ENTRIES,
        });
      }
    }
  }
  return { entries: entries.toSorted(), skipped: skipped.toSorted() };
}

/** Every entry of an archive with its checksum. Throws E when it cannot be read to its end. */
export async function contentsOf(archive: string, signal: AbortSignal): Promise<Contents> {
  const files: Contents['files'] = [];
  const directories: string[] = [];
  try {
    await list({
      file: archive,
      strict: true,
      onReadEntry(entry) {
        const name = entry.path.replace(/^\.\//, '').replace(/\/$/, '');
        if (entry.type === 'Directory') directories.push(name);
        else {
          const hash = createHash('sha256');
          let bytes = 0;
          entry.on('data', (piece: Buffer) => {
            bytes += piece.length;
            hash.update(piece);
          });
          entry.on('end', () => files.push({ path: name, bytes, sha256: hash.digest('hex') }));
        }
      },
    });
  } catch (error) {
    signal.throwIfAborted();
    const words = error instanceof Error ? error.message : 'unknown';
    throw new ToolFailure('E', `The archive cannot be read: ${words}.`, { reason: 'archive' });
  }
  signal.throwIfAborted();
  return { files, directories };
}
