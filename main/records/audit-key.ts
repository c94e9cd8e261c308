import { createHash, createSecretKey, randomBytes } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { z } from 'zod';
import { KeychainUnavailable } from '#main/secrets/keychain.ts';
import type { Keychain } from '#main/secrets/keychain.ts';

/** Accounts in the keychain that no `${secret:NAME}` can name: else any server could be given the key. */
export const AUDIT_ACCOUNTS = { key: 'audit-key', head: 'audit-head' } as const;

const HeadSchema = z.object({ seq: z.int().min(0), hash: z.string().regex(/^[0-9a-f]{64}$/) });
/** Where the chain ends. It is kept apart from the database, so that a cut tail is missed. */
export type Head = z.infer<typeof HeadSchema>;

export interface AuditKey {
  secret: KeyObject;
  /** First 16 hex digits of SHA-256 of the key. */
  id: string;
  /** As it was saved last, perhaps by an earlier run. */
  head: Head | undefined;
  /** Rejects with KeychainUnavailable. */
  saveHead(head: Head): Promise<void>;
  /** As it is saved now. Rejects with KeychainUnavailable. */
  savedHead(): Promise<Head | undefined>;
}

/** The key of the audit chain from the keychain, made there on first use; or why there is none. */
export async function loadAuditKey(keychain: Keychain): Promise<AuditKey | { problem: string }> {
  try {
    const savedHead = async (): Promise<Head | undefined> =>
      parseHead(await keychain.get(AUDIT_ACCOUNTS.head));
    const [stored, head] = await Promise.all([keychain.get(AUDIT_ACCOUNTS.key), savedHead()]);
    const hex =
      stored !== undefined && /^[0-9a-f]{64}$/.test(stored) ? stored : randomBytes(32).toString('hex');
    if (hex !== stored) await keychain.set(AUDIT_ACCOUNTS.key, hex);
    const bytes = Buffer.from(hex, 'hex');
    return {
      secret: createSecretKey(bytes),
      id: createHash('sha256').update(bytes).digest('hex').slice(0, 16),
      head,
      saveHead: (head) => keychain.set(AUDIT_ACCOUNTS.head, JSON.stringify(head)),
      savedHead,
    };
  } catch (error) {
    if (error instanceof KeychainUnavailable) return { problem: error.problem };
    throw error;
  }
}

function parseHead(stored: string | undefined): Head | undefined {
  try {
    return HeadSchema.safeParse(JSON.parse(stored ?? 'null')).data;
  } catch {
    return undefined;
  }
}
