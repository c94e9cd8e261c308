import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const IV_BYTES = 12;
const TAG_BYTES = 16;
/** Says how a row is sealed; the first byte of each. */
const FORMAT = 1;

/**
 * AES-256-GCM: format (1 byte), IV (12), tag (16), text. The row's id is authenticated with it, so that no row can be
 * put in the place of another. `key` is 32 bytes.
 */
export function seal(plain: string, id: string, key: Buffer): Buffer {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, iv, { authTagLength: TAG_BYTES });
  cipher.setAAD(boundTo(id));
  const data = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
  return Buffer.concat([Buffer.from([FORMAT]), iv, cipher.getAuthTag(), data]);
}

/** Undefined: another key, another row, or it was changed. */
export function unseal(sealed: Buffer, id: string, key: Buffer): string | undefined {
  if (sealed.length < 1 + IV_BYTES + TAG_BYTES || sealed[0] !== FORMAT) return undefined;
  const iv = sealed.subarray(1, 1 + IV_BYTES);
  const tag = sealed.subarray(1 + IV_BYTES, 1 + IV_BYTES + TAG_BYTES);
  const decipher = createDecipheriv('aes-256-gcm', key, iv, { authTagLength: TAG_BYTES });
  decipher.setAAD(boundTo(id));
  decipher.setAuthTag(tag);
  try {
    const data = decipher.update(sealed.subarray(1 + IV_BYTES + TAG_BYTES));
    return Buffer.concat([data, decipher.final()]).toString('utf8');
  } catch {
    return undefined;
  }
}

function boundTo(id: string): Buffer {
  return Buffer.from(`patchbay memory\0${id}`);
}
