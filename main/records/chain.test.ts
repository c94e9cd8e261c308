import { createHmac, createSecretKey } from 'node:crypto';
import { expect, test } from 'vitest';
import { GENESIS, link } from './chain.ts';

const bytes = Buffer.alloc(32, 7);
const key = createSecretKey(bytes);

test('a hash is the HMAC that the documentation says', () => {
  const expected = createHmac('sha256', bytes).update(`${GENESIS}\n1\n{"a":"ä"}`, 'utf8').digest('hex');
  expect(link(key, GENESIS, 1, '{"a":"ä"}')).toBe(expected);
});

test('it depends on the key, on the row before, on the place and on the body', () => {
  const other = createSecretKey(Buffer.alloc(32, 8));
  const hashes = [
    link(key, GENESIS, 1, '{}'),
    link(other, GENESIS, 1, '{}'),
    link(key, '1'.repeat(64), 1, '{}'),
    link(key, GENESIS, 2, '{}'),
    link(key, GENESIS, 1, '{} '),
    link(key, GENESIS, 11, '\n{}'),
    link(key, GENESIS, 1, '1\n{}'),
  ];
  expect(new Set(hashes).size).toBe(hashes.length);
});
