import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AUDIT_ACCOUNTS } from '#main/records/audit-key.ts';
import type { Keychain } from '#main/secrets/keychain.ts';
import { KeychainUnavailable } from '#main/secrets/keychain.ts';
import { MEMORY_ACCOUNT } from '#main/secrets/own-accounts.ts';
import { stagedRestore } from './apply-restore.ts';
import { removeFolder } from './files.ts';
import { IDENTITY, Identity, READY, STAGED } from './staged.ts';

/** The keychain of the home with that id. */
type KeychainOf = (home: string) => Keychain;

/** Throws away a restore that waits or was broken off, with the secrets that were laid ready for it. */
export async function discardRestore(home: string, keychainOf: KeychainOf): Promise<void> {
  const folder = join(home, STAGED);
  const id = await stagedId(folder);
  // Without this it is never used, whatever happens from here on.
  await removeFolder(join(folder, READY));
  if (id !== undefined) await forgetSecrets(keychainOf(id));
  await removeFolder(folder);
}

/** As above, for one that was broken off: one that is ready stays. */
export async function discardBroken(home: string, keychainOf: KeychainOf): Promise<void> {
  if (existsSync(join(home, STAGED)) && stagedRestore(home) === undefined)
    await discardRestore(home, keychainOf);
}

async function stagedId(folder: string): Promise<string | undefined> {
  try {
    return Identity.parse(JSON.parse(await readFile(join(folder, IDENTITY), 'utf8'))).id;
  } catch {
    return undefined;
  }
}

async function forgetSecrets(keychain: Keychain): Promise<void> {
  try {
    for (const name of [...Object.values(AUDIT_ACCOUNTS), MEMORY_ACCOUNT, ...(await keychain.list())])
      await keychain.delete(name);
  } catch (error) {
    // Nothing was put there through a keychain that cannot be used.
    if (!(error instanceof KeychainUnavailable)) throw error;
  }
}
