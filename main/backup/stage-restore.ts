import { randomUUID } from 'node:crypto';
import { readdir, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { Settings } from '#contract/settings.ts';
import { text } from '#contract/text.ts';
import { Workspace } from '#contract/workspace.ts';
import { createLogger } from '#main/kernel/logger.ts';
import { AUDIT_ACCOUNTS } from '#main/records/audit-key.ts';
import type { Keychain } from '#main/secrets/keychain.ts';
import { KeychainUnavailable } from '#main/secrets/keychain.ts';
import { MEMORY_ACCOUNT } from '#main/secrets/own-accounts.ts';
import { openDatabase } from '#main/store/database.ts';
import { META, createMetaRows } from '#main/store/meta.ts';
import { createGrantRows } from '#main/store/grants.ts';
import { appMigrations } from '#main/store/migrations/app.ts';
import { createRuleRows } from '#main/store/rules.ts';
import { createServerRows } from '#main/store/servers.ts';
import { BackupFailure } from './backup-failure.ts';
import { discardRestore } from './discard-restore.ts';
import type { BackupManifest } from './manifest.ts';
import { openBackup } from './open-backup.ts';
import type { OpenedBackup } from './open-backup.ts';
import { isMac, openSecrets } from './seal.ts';
import type { Secrets } from './seal.ts';
import { withTemporary } from './temporary.ts';
import { IDENTITY, READY, STAGED } from './staged.ts';
import type { SecretsFrom, Staged } from './staged.ts';

export interface StageParts {
  /** Folder of the home that is to become what the backup says. */
  home: string;
  file: string;
  passphrase?: string;
  /** The keychain of the home with that id. */
  keychainOf: (home: string) => Keychain;
  now: () => number;
}

/** What a backup holds, before anything is done with it. */
export interface BackupAbout {
  file: string;
  bytes: number;
  manifest: BackupManifest;
  sealed: boolean;
}

/** Reads and checks a whole backup without keeping anything of it. Rejects with BackupFailure. */
export async function inspectBackup(file: string, folder: string): Promise<BackupAbout> {
  const into = join(folder, `.patchbay-inspect-${randomUUID()}`);
  return withTemporary(into, async () => {
    const { manifest, seal } = await openBackup(file, into);
    return { file, bytes: (await stat(file)).size, manifest, sealed: seal.secrets !== undefined };
  });
}

/**
 * Lays a backup ready in the home; nothing else of the home is touched before the next start. It becomes a home of its
 * own (with a new id, and its secrets under that), so the secrets of the present one stay as they are.
 * Rejects with BackupFailure or KeychainUnavailable; then nothing is left.
 */
export async function stageRestore(parts: StageParts): Promise<Staged> {
  const { home, file, keychainOf, passphrase } = parts;
  const folder = join(home, STAGED);
  await discardRestore(home, keychainOf);
  const id = randomUUID();
  try {
    const opened = await openBackup(file, folder);
    const { secrets, from, proven } = await secretsOf(opened, { keychainOf, passphrase });
    if (!proven) forgetConsent(join(folder, 'patchbay.db'));
    // First, so that whoever throws away what was broken off knows whose secrets go with it.
    await writeFile(join(folder, IDENTITY), JSON.stringify({ id }), { mode: 0o600 });
    const keychain = keychainOf(id);
    for (const [name, value] of Object.entries(secrets)) await keychain.set(name, value);
    const stamp = new Date(parts.now()).toISOString().replaceAll(/[:.]/g, '-');
    const staged: Staged = {
      createdAt: opened.manifest.createdAt,
      parts: (await readdir(folder)).toSorted(),
      aside: `before-restore-${stamp}`,
      secrets: from,
      proven,
    };
    await writeFile(join(folder, `${READY}.new`), JSON.stringify(staged), { mode: 0o600 });
    await rename(join(folder, `${READY}.new`), join(folder, READY));
    return staged;
  } catch (error) {
    await discardRestore(home, keychainOf);
    throw error;
  }
}

interface Found {
  secrets: Secrets;
  from: SecretsFrom;
  proven: boolean;
}

/** From the backup where a passphrase opens it, else from this machine's own keychain where it knows that home. */
async function secretsOf(
  { manifest, manifestBytes, seal }: OpenedBackup,
  { keychainOf, passphrase }: Pick<StageParts, 'keychainOf' | 'passphrase'>,
): Promise<Found> {
  if (passphrase !== undefined) {
    if (seal.secrets === undefined) throw new BackupFailure(text('backup.noSecretsInside'));
    const secrets = await openSecrets(seal.secrets, passphrase, manifestBytes);
    if (secrets === undefined) throw new BackupFailure(text('backup.wrongPassphrase'));
    return { secrets, from: 'backup', proven: true };
  }
  const own = keychainOf(manifest.home);
  try {
    const key = await own.get(AUDIT_ACCOUNTS.key);
    const known = key !== undefined && seal.mac !== undefined && isMac(seal.mac, manifestBytes, key);
    if (!known) return { secrets: {}, from: 'none', proven: false };
    const secrets: Secrets = { [AUDIT_ACCOUNTS.key]: key };
    // The chain of the backup ends earlier than where the keychain saw it end: its head is not taken along.
    for (const name of [MEMORY_ACCOUNT, ...(await own.list())]) {
      const value = await own.get(name);
      if (value !== undefined) secrets[name] = value;
    }
    return { secrets, from: 'keychain', proven: true };
  } catch (error) {
    if (error instanceof KeychainUnavailable) return { secrets: {}, from: 'none', proven: false };
    throw error;
  }
}

/** Nobody knows who wrote this file: what it says was agreed to is asked again. */
function forgetConsent(path: string): void {
  const opened = openDatabase(path, appMigrations);
  if (!opened.ok) throw new BackupFailure(opened.reason);
  const { db } = opened;
  try {
    const logger = createLogger(() => undefined);
    db.transaction(() => {
      const servers = createServerRows(db, logger);
      for (const server of servers.list()) servers.put({ ...server, trusted: false, consent: '' });
      const rules = createRuleRows(db, logger);
      for (const rule of rules.list()) if (rule.effect === 'allow') rules.remove(rule.id);
      const grants = createGrantRows(db, logger);
      for (const grant of grants.list()) grants.remove(grant.id);
      const meta = createMetaRows(db, logger);
      const asked = <T extends { ready: boolean }>(workspace: T): T => ({ ...workspace, ready: false });
      const several = meta.get(META.workspaces, z.array(Workspace));
      if (several !== undefined) meta.set(META.workspaces, several.map(asked));
      const one = meta.get(META.workspace, Workspace);
      if (one !== undefined) meta.set(META.workspace, asked(one));
      const settings = meta.get(META.settings, Settings);
      // Those that are agreed to before they hold back less.
      const { askAfterUntrusted, callsPerMinute } = Settings.parse({});
      if (settings !== undefined) meta.set(META.settings, { ...settings, askAfterUntrusted, callsPerMinute });
    }).immediate();
    db.pragma('wal_checkpoint(TRUNCATE)');
  } finally {
    db.close();
  }
}
