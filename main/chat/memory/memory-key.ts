import { randomBytes } from 'node:crypto';
import type { Keychain } from '#main/secrets/keychain.ts';
import { MEMORY_ACCOUNT } from '#main/secrets/own-accounts.ts';

/** The 32 bytes that the memory is sealed with. `lost`: rows are there that were sealed with one that is gone. */
export type MemoryKey = { key: Buffer } | { lost: true };

/** From the keychain, made there on first use. Rejects with KeychainUnavailable. */
export async function loadMemoryKey(
  keychain: Pick<Keychain, 'get' | 'set'>,
  sealedRows: () => number,
): Promise<MemoryKey> {
  const stored = await keychain.get(MEMORY_ACCOUNT);
  if (stored !== undefined && /^[0-9a-f]{64}$/.test(stored)) return { key: Buffer.from(stored, 'hex') };
  // A new key would make sure that what is there can never be read again, even if the old one turns up.
  if (sealedRows() > 0) return { lost: true };
  const key = randomBytes(32);
  await keychain.set(MEMORY_ACCOUNT, key.toString('hex'));
  return { key };
}
