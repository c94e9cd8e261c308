import { mkdir, open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { extract } from 'tar';
import type { z } from 'zod';
import { text } from '#contract/text.ts';
import { problemOf } from '#main/kernel/logger.ts';
import { checkDatabase } from '#main/store/copy-database.ts';
import { BackupFailure } from './backup-failure.ts';
import { filesBelow, hashOf, removeFolder } from './files.ts';
import { BackupManifest, DATABASES, InnerPath, MANIFEST, SEAL } from './manifest.ts';
import { Seal } from './seal.ts';

/** What an archive may unpack to, so that a crafted one cannot fill the disk for nothing. */
const MOST_BYTES = 50 * 1024 ** 3;

export interface OpenedBackup {
  manifest: BackupManifest;
  /** As it stands in the archive: what the seal is about. */
  manifestBytes: Buffer;
  seal: Seal;
}

/**
 * Unpacks a backup into the new folder `into` and checks everything in it: names, hashes, both databases.
 * Rejects with BackupFailure; then `into` is gone again.
 */
export async function openBackup(file: string, into: string): Promise<OpenedBackup> {
  try {
    await canBeRead(file);
    await mkdir(into, { recursive: true, mode: 0o700 });
    await unpack(file, into);
    const manifestBytes = await entry(join(into, MANIFEST), file);
    const manifest = parse(BackupManifest, manifestBytes, file);
    const seal = parse(Seal, await entry(join(into, SEAL), file), file);
    await checkFiles(into, manifest, file);
    await rm(join(into, MANIFEST));
    await rm(join(into, SEAL));
    return { manifest, manifestBytes, seal };
  } catch (error) {
    await removeFolder(into);
    if (error instanceof BackupFailure) throw error;
    const problem = problemOf(error);
    // What the archive itself is guilty of has a code of tar's or zlib's; the rest happened where it was unpacked.
    const broken = /^(?:TAR|Z)_/.test(String((error as NodeJS.ErrnoException).code));
    throw new BackupFailure(text(broken ? 'backup.cutOff' : 'backup.cannotUnpack', { file, problem }));
  }
}

async function canBeRead(file: string): Promise<void> {
  try {
    const handle = await open(file, 'r');
    const about = await handle.stat().finally(() => handle.close());
    if (about.isFile()) return;
  } catch (error) {
    throw new BackupFailure(text('backup.unreadable', { file, problem: problemOf(error) }));
  }
  throw new BackupFailure(text('backup.notOne', { file }));
}

/** What every backup has. */
async function entry(path: string, file: string): Promise<Buffer> {
  return readFile(path).catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'ENOENT' ? new BackupFailure(text('backup.notOne', { file })) : error;
  });
}

async function unpack(file: string, into: string): Promise<void> {
  let left = MOST_BYTES;
  let strange: string | undefined;
  await extract({
    file,
    cwd: into,
    strict: true,
    noChmod: true,
    noMtime: true,
    preservePaths: false,
    dmode: 0o700,
    // A home is its owner's alone, whatever the archive and the umask say.
    onReadEntry: (entry) => {
      entry.mode = entry.type === 'Directory' ? 0o700 : 0o600;
    },
    filter: (path, entry) => {
      const plain = 'type' in entry && (entry.type === 'File' || entry.type === 'OldFile');
      left -= entry.size ?? 0;
      // Also what would look like a part of our own, were the unpacking broken off.
      const known = path === MANIFEST || path === SEAL || InnerPath.safeParse(path).success;
      if (!plain || !known || left < 0) strange ??= path;
      return strange === undefined;
    },
  });
  if (strange !== undefined) throw new BackupFailure(text('backup.notOne', { file }));
}

function parse<T extends z.ZodType>(schema: T, bytes: Buffer, file: string): z.infer<T> {
  let json: unknown;
  try {
    json = JSON.parse(bytes.toString('utf8'));
  } catch {
    throw new BackupFailure(text('backup.notOne', { file }));
  }
  const format = typeof json === 'object' && json !== null && 'format' in json ? json.format : undefined;
  if (typeof format === 'number' && format > 1) throw new BackupFailure(text('backup.newer', { file }));
  const parsed = schema.safeParse(json);
  if (!parsed.success) throw new BackupFailure(text('backup.notOne', { file }));
  return parsed.data;
}

/** Exactly the files that the manifest names, each as it was. */
async function checkFiles(folder: string, manifest: BackupManifest, file: string): Promise<void> {
  const there = (await filesBelow(folder)).filter((path) => path !== MANIFEST && path !== SEAL);
  const named = manifest.files.map(({ path }) => path);
  const odd =
    there.find((path) => !named.includes(path)) ?? named.find((path, at) => named.indexOf(path) !== at);
  if (odd !== undefined) throw new BackupFailure(text('backup.damaged', { file, part: odd }));
  for (const { path, sha256 } of manifest.files) {
    const right = there.includes(path) && (await hashOf(join(folder, path))) === sha256;
    if (!right) throw new BackupFailure(text('backup.damaged', { file, part: path }));
  }
  for (const { name, known, table } of DATABASES) {
    const checked = checkDatabase(join(folder, name), known, table);
    if (checked === 'damaged') throw new BackupFailure(text('backup.damaged', { file, part: name }));
    if (!checked.ok) throw new BackupFailure(text('backup.newer', { file }));
  }
}
