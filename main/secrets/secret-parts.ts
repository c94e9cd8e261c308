import { createHash, randomBytes } from 'node:crypto';

/** The Windows keychain holds 2,560 bytes an entry; what is longer is kept as a head and parts beside it. */
const ENTRY_BYTES = 2000;
const HEAD = /^patchbay-parts:([0-9a-f]{8}):(\d{1,6}):([0-9a-f]{64})$/;

/** Whether a value can be kept as it is. Some keychains refuse an empty text or end it at NUL; a text like a head would be taken for one. */
export function isPlain(value: string): boolean {
  return (
    value !== '' && Buffer.byteLength(value) <= ENTRY_BYTES && !value.includes('\0') && !HEAD.test(value)
  );
}

/** A value in pieces. Their accounts are new each time, so that writing them leaves the earlier value whole. */
export function newParts(
  account: string,
  value: string,
): { head: string; parts: { account: string; text: string }[] } {
  const pieces =
    Buffer.from(value)
      .toString('base64')
      .match(/.{1,2000}/g) ?? [];
  const head = `patchbay-parts:${randomBytes(4).toString('hex')}:${pieces.length}:${sha256(value)}`;
  const accounts = partsOf(account, head);
  return { head, parts: pieces.map((text, index) => ({ account: accounts[index] ?? '', text })) };
}

/** Accounts of the parts that a stored entry speaks of; none when it is a plain value. */
export function partsOf(account: string, entry: string | null): string[] {
  const match = HEAD.exec(entry ?? '');
  if (match === null) return [];
  return Array.from({ length: Number(match[2]) }, (_, index) => `${account}.${match[1]}.${index}`);
}

/** Throws when a part is missing or changed. */
export function joinParts(head: string, parts: readonly string[]): string {
  const value = Buffer.from(parts.join(''), 'base64').toString();
  if (sha256(value) !== HEAD.exec(head)?.[3]) throw new Error('a part of a long secret is missing');
  return value;
}

function sha256(value: string): string {
  return createHash('sha256').update(value).digest('hex');
}
