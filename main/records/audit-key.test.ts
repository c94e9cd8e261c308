import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { KeychainUnavailable } from '#main/secrets/keychain.ts';
import type { Keychain } from '#main/secrets/keychain.ts';
import { loadAuditKey } from './audit-key.ts';

function keychainOf(entries: Map<string, string>): Keychain {
  return {
    get: (account) => Promise.resolve(entries.get(account)),
    set: (account, value) => Promise.resolve(void entries.set(account, value)),
    delete: (account) => Promise.resolve(entries.delete(account)),
    list: () => Promise.resolve([...entries.keys()]),
  };
}

test('a key is made once, and the head is found again', async () => {
  const entries = new Map<string, string>();
  const first = await loadAuditKey(keychainOf(entries));
  if ('problem' in first) throw new Error(first.problem);
  const bytes = first.secret.export();
  expect(bytes.length).toBe(32);
  expect(first.id).toBe(createHash('sha256').update(bytes).digest('hex').slice(0, 16));
  expect(first.head).toBeUndefined();
  const head = { seq: 3, hash: 'c'.repeat(64) };
  await first.saveHead(head);
  const second = await loadAuditKey(keychainOf(entries));
  expect(second).toMatchObject({ id: first.id, head });
});

test('what is no key or no head any more is not used', async () => {
  const entries = new Map([
    ['audit-key', 'zz'],
    ['audit-head', '{"seq":-1}'],
  ]);
  const key = await loadAuditKey(keychainOf(entries));
  expect(key).toMatchObject({ head: undefined });
  expect(entries.get('audit-key')).toMatch(/^[0-9a-f]{64}$/);
});

test('without a keychain there is a problem and no key', async () => {
  const refuse = (): Promise<never> => Promise.reject(new KeychainUnavailable('no bus'));
  const keychain: Keychain = { get: refuse, set: refuse, delete: refuse, list: refuse };
  expect(await loadAuditKey(keychain)).toEqual({ problem: 'no bus' });
});
