import { createHmac } from 'node:crypto';
import type { KeyObject } from 'node:crypto';

/** What the first row follows. */
export const GENESIS = '0'.repeat(64);

/**
 * Hash of a row: HMAC-SHA-256, as 64 hex digits, over the previous row's hash, a newline, the row's own place in decimal,
 * a newline and its body, as UTF-8. What stands before the body has no newline of its own, so no two rows are the same text.
 */
export function link(key: KeyObject, previous: string, seq: number, body: string): string {
  return createHmac('sha256', key).update(`${previous}\n${seq}\n${body}`).digest('hex');
}
