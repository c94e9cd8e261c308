import { chmod, copyFile, mkdir, mkdtemp, open, rename, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { create } from 'tar';
import { text } from '#contract/text.ts';
import { problemOf } from '#main/kernel/logger.ts';
import { AUDIT_ACCOUNTS } from '#main/records/audit-key.ts';
import type { Keychain } from '#main/secrets/keychain.ts';
import { MEMORY_ACCOUNT } from '#main/secrets/own-accounts.ts';
import { checkDatabase, copyDatabase } from '#main/store/copy-database.ts';
import { BackupFailure } from './backup-failure.ts';
import { filesBelow, hashOf } from './files.ts';
import { BackupManifest, DATABASES, InnerPath, MANIFEST, MOST_FILES, SEAL } from './manifest.ts';
import { macOf, sealSecrets } from './seal.ts';
import type { Seal, Secrets } from './seal.ts';
import { removeStale, withTemporary } from './temporary.ts';

const STEPS = 4;
const WORK = '.patchbay-backup-';

export interface BackupParts {
  home: { path: string; id: string };
  /** Of this Patchbay. */
  version: string;
  /** The new file; what stands there is never written over. */
  file: string;
  /** With it the secrets are in the backup, without it they are not. */
  passphrase?: string;
  keychain: Pick<Keychain, 'get' | 'list'>;
  now: () => number;
  /** Called as the work goes on: steps that are done, of all. */
  onProgress?: (done: number, total: number) => void;
}

export interface MadeBackup {
  file: string;
  bytes: number;
  manifest: BackupManifest;
  /** How many secrets are sealed inside; undefined: none, because no passphrase was given. */
  secrets?: number;
}

/**
 * Writes all of a home into one file (gzipped tar, mode 0600), whole or not at all, beside an engine that may be using
 * it. Rejects with BackupFailure, or KeychainUnavailable when a passphrase was given.
 */
export async function createBackup(parts: BackupParts): Promise<MadeBackup> {
  const { file } = parts;
  await refuseExisting(file);
  await removeStale(dirname(file), WORK, Date.now());
  const work = await workFolder(file);
  return withTemporary(work, () => pack(parts, work));
}

async function pack(parts: BackupParts, work: string): Promise<MadeBackup> {
  const { home, file, keychain, passphrase } = parts;
  try {
    let done = 0;
    const step = (): void => parts.onProgress?.(++done, STEPS);
    // The end of the chain before the chain itself, so that the copy cannot be shorter than it says.
    const secrets = passphrase === undefined ? undefined : await allSecrets(keychain);
    const key = await keychain.get(AUDIT_ACCOUNTS.key).catch(() => undefined);
    const counts = await copyHome(home.path, work, step);
    const files: BackupManifest['files'] = [];
    const inWork = await filesBelow(work);
    const odd = inWork.find((path, at) => at >= MOST_FILES || !InnerPath.safeParse(path).success);
    if (odd !== undefined)
      throw new BackupFailure(text('backup.strangeFile', { file: join(home.path, odd) }));
    for (const path of inWork) {
      files.push({
        path,
        bytes: (await stat(join(work, path))).size,
        sha256: await hashOf(join(work, path)),
      });
    }
    const manifest: BackupManifest = {
      format: 1,
      createdAt: parts.now(),
      version: parts.version,
      home: home.id,
      counts,
      files,
    };
    const bytes = Buffer.from(JSON.stringify(BackupManifest.parse(manifest)));
    const seal: Seal = {
      ...(key === undefined ? {} : { mac: macOf(bytes, key) }),
      ...(secrets === undefined || passphrase === undefined
        ? {}
        : { secrets: await sealSecrets(secrets, passphrase, bytes) }),
    };
    await writeFile(join(work, MANIFEST), bytes);
    await writeFile(join(work, SEAL), JSON.stringify(seal));
    step();
    const packed = join(work, 'packed');
    const inside = [MANIFEST, SEAL, ...files.map(({ path }) => path)];
    await create({ file: packed, cwd: work, gzip: true, portable: true, mode: 0o600 }, inside);
    await chmod(packed, 0o600);
    await onDisk(packed);
    await refuseExisting(file);
    await rename(packed, file);
    step();
    const names = secrets && Object.keys(secrets).filter((name) => !OWN_NAMES.has(name));
    return { file, bytes: (await stat(file)).size, manifest, ...(names && { secrets: names.length }) };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
    throw new BackupFailure(text('backup.cannotWrite', { file, problem: problemOf(error) }));
  }
}

/** A name must not be there before its bytes are, also when the power fails. */
async function onDisk(path: string): Promise<void> {
  const handle = await open(path, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** What Patchbay keeps for itself. */
const OWN_NAMES = new Set<string>([...Object.values(AUDIT_ACCOUNTS), MEMORY_ACCOUNT]);

async function allSecrets(keychain: Pick<Keychain, 'get' | 'list'>): Promise<Secrets> {
  const secrets: Secrets = {};
  for (const name of [...OWN_NAMES, ...(await keychain.list())]) {
    const value = await keychain.get(name);
    if (value !== undefined) secrets[name] = value;
  }
  return secrets;
}

/** Both databases as they are now, other apps' files as they were before Patchbay wrote them, and what bundled servers keep. */
async function copyHome(home: string, work: string, step: () => void): Promise<BackupManifest['counts']> {
  const counts = { 'patchbay.db': 0, 'audit.db': 0 };
  for (const { name, known, table } of DATABASES) {
    const copied = copyDatabase(join(home, name), join(work, name), known);
    if (!copied.ok) throw new BackupFailure(copied.reason);
    if (!copied.copied) throw new BackupFailure(text('backup.nothingThere', { home }));
    const checked = checkDatabase(join(work, name), known, table);
    if (checked === 'damaged' || !checked.ok)
      throw new BackupFailure(text('backup.damagedHome', { file: name }));
    counts[name] = checked.count;
    step();
  }
  for (const folder of ['backups', 'data'])
    for (const path of await filesBelow(join(home, folder))) {
      await mkdir(dirname(join(work, folder, path)), { recursive: true });
      await copyFile(join(home, folder, path), join(work, folder, path)).catch(unlessGone);
    }
  return { servers: counts['patchbay.db'], auditRows: counts['audit.db'] };
}

/** Who writes there goes on meanwhile. */
function unlessGone(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error;
}

/** Beside the file, so that the finished one only has to be renamed. */
async function workFolder(file: string): Promise<string> {
  try {
    return await mkdtemp(join(dirname(file), WORK));
  } catch (error) {
    throw new BackupFailure(text('backup.cannotWrite', { file, problem: problemOf(error) }));
  }
}

async function refuseExisting(file: string): Promise<void> {
  const there = await stat(file).then(
    () => true,
    () => false,
  );
  if (there) throw new BackupFailure(text('backup.exists', { file }));
}
