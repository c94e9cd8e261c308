import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  randomBytes,
  scrypt,
  timingSafeEqual,
} from 'node:crypto';
import { promisify } from 'node:util';
import { z } from 'zod';

/** 128 MiB and about half a second a guess (RFC 7914; OWASP's figures for a password that protects a file). */
const COST = { N: 131_072, r: 8, p: 1 } as const;
const MEMORY = 256 * 1024 * 1024;

const Base64 = z.base64().max(100_000_000);
const Hex = z.string().regex(/^[0-9a-f]{64}$/);
const Secrets = z.record(z.string().min(1).max(300), z.string());

/** Every account of a home in the keychain: its secrets, and what Patchbay keeps there for itself. */
export type Secrets = z.infer<typeof Secrets>;

/** Who made the backup: whoever had the audit key of its home, or the passphrase. */
export const Seal = z.strictObject({
  /** HMAC-SHA-256 of the manifest with the audit key of the home. */
  mac: Hex.optional(),
  /** The secrets, AES-256-GCM under a key made of the passphrase by scrypt; the manifest is bound to them. */
  secrets: z
    .strictObject({
      kdf: z.literal('scrypt'),
      N: z.literal(COST.N),
      r: z.literal(COST.r),
      p: z.literal(COST.p),
      salt: Base64,
      iv: Base64,
      tag: Base64,
      data: Base64,
    })
    .optional(),
});
export type Seal = z.infer<typeof Seal>;

const derive = promisify<string, Buffer, number, { N: number; r: number; p: number; maxmem: number }, Buffer>(
  scrypt,
);

function keyOf(passphrase: string, salt: Buffer): Promise<Buffer> {
  return derive(passphrase.normalize('NFKC'), salt, 32, { ...COST, maxmem: MEMORY });
}

export async function sealSecrets(
  secrets: Secrets,
  passphrase: string,
  manifest: Buffer,
): Promise<NonNullable<Seal['secrets']>> {
  const salt = randomBytes(16);
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', await keyOf(passphrase, salt), iv);
  cipher.setAAD(manifest);
  const data = Buffer.concat([cipher.update(JSON.stringify(secrets), 'utf8'), cipher.final()]);
  const inText = (bytes: Buffer): string => bytes.toString('base64');
  return {
    kdf: 'scrypt',
    ...COST,
    salt: inText(salt),
    iv: inText(iv),
    tag: inText(cipher.getAuthTag()),
    data: inText(data),
  };
}

/** Undefined: it is another passphrase, or the backup was changed. */
export async function openSecrets(
  sealed: NonNullable<Seal['secrets']>,
  passphrase: string,
  manifest: Buffer,
): Promise<Secrets | undefined> {
  const bytes = (text: string): Buffer => Buffer.from(text, 'base64');
  const key = await keyOf(passphrase, bytes(sealed.salt));
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, bytes(sealed.iv), { authTagLength: 16 });
    decipher.setAAD(manifest);
    decipher.setAuthTag(bytes(sealed.tag));
    const plain = Buffer.concat([decipher.update(bytes(sealed.data)), decipher.final()]);
    return Secrets.parse(JSON.parse(plain.toString('utf8')));
  } catch {
    return undefined;
  }
}

/** `key`: the audit key as the keychain holds it, hex. */
export function macOf(manifest: Buffer, key: string): string {
  return createHmac('sha256', Buffer.from(key, 'hex'))
    .update('patchbay backup\0')
    .update(manifest)
    .digest('hex');
}

export function isMac(mac: string, manifest: Buffer, key: string): boolean {
  return timingSafeEqual(Buffer.from(mac, 'hex'), Buffer.from(macOf(manifest, key), 'hex'));
}
