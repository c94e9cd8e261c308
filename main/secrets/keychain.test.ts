import { expect, test } from 'vitest';
import { KeychainUnavailable, createKeychain } from './keychain.ts';
import type { Vault } from './keytar.ts';

/** A vault in memory that breaks at the n-th write when told to, and keeps no entry that Windows would refuse. */
function createMemoryVault(): Vault & { entries: Map<string, string>; breakAtWrite(n: number): void } {
  const entries = new Map<string, string>();
  let writesLeft = Infinity;
  return {
    entries,
    breakAtWrite(n) {
      writesLeft = n - 1;
    },
    getPassword: (service, account) => Promise.resolve(entries.get(`${service}/${account}`) ?? null),
    setPassword(service, account, password) {
      if (writesLeft === 0) return Promise.reject(new Error('no room'));
      writesLeft -= 1;
      if (password === '' || password.includes('\0') || Buffer.byteLength(password) > 2560)
        return Promise.reject(new Error('bad entry'));
      entries.set(`${service}/${account}`, password);
      return Promise.resolve();
    },
    deletePassword: (service, account) => Promise.resolve(entries.delete(`${service}/${account}`)),
    findCredentials: (service) =>
      Promise.resolve(
        [...entries]
          .filter(([path]) => path.startsWith(`${service}/`))
          .map(([path, password]) => ({ account: path.slice(service.length + 1), password })),
      ),
  };
}

const long = '日本語 and more '.repeat(400);
const HEAD_LIKE = `patchbay-parts:01234567:3:${'0'.repeat(64)}`;

test.each([
  ['short'],
  [''],
  [long],
  ['a\0b'],
  [HEAD_LIKE],
  ['x'.repeat(2000)],
  ['x'.repeat(2001)],
  ['😀'.repeat(5000)],
])('gives back what was stored (case %#)', async (value) => {
  const vault = createMemoryVault();
  const keychain = createKeychain('h1', () => Promise.resolve(vault));
  await keychain.set('NAME', value);
  expect(await keychain.get('NAME')).toBe(value);
  expect(await keychain.list()).toEqual(['NAME']);
  expect(await keychain.delete('NAME')).toBe(true);
  expect(await keychain.get('NAME')).toBeUndefined();
  expect(await keychain.delete('NAME')).toBe(false);
  expect(vault.entries.size).toBe(0);
});

test('homes do not see each other, and names that are ours are not listed', async () => {
  const vault = createMemoryVault();
  const [one, two] = ['h1', 'h2'].map((id) => createKeychain(id, () => Promise.resolve(vault)));
  await one?.set('NAME', 'a');
  await one?.set('audit-key', 'b');
  expect(await one?.list()).toEqual(['NAME']);
  expect([await two?.get('NAME'), await two?.list()]).toEqual([undefined, []]);
});

test('a write that fails at any point leaves the earlier value, and no parts', async () => {
  for (const before of ['short', long]) {
    for (const n of [1, 2, 3, 4]) {
      const vault = createMemoryVault();
      const keychain = createKeychain('h1', () => Promise.resolve(vault));
      await keychain.set('NAME', before);
      const entries = vault.entries.size;
      vault.breakAtWrite(n);
      await expect(keychain.set('NAME', 'y'.repeat(4000))).rejects.toThrow('no room');
      vault.breakAtWrite(Infinity);
      expect(await keychain.get('NAME')).toBe(before);
      expect(vault.entries.size).toBe(entries);
    }
  }
});

test('a longer value leaves nothing behind when a shorter one takes its place', async () => {
  const vault = createMemoryVault();
  const keychain = createKeychain('h1', () => Promise.resolve(vault));
  await keychain.set('NAME', long);
  await keychain.set('NAME', 'short');
  expect([...vault.entries]).toEqual([['patchbay:h1/NAME', 'short']]);
});

test('a reader never meets a value half changed', async () => {
  const vault = createMemoryVault();
  const keychain = createKeychain('h1', () => Promise.resolve(vault));
  const other = 'z'.repeat(9000);
  await keychain.set('NAME', long);
  const reads: Promise<string | undefined>[] = [];
  for (const value of [other, long, other]) {
    void keychain.set('NAME', value);
    reads.push(keychain.get('NAME'));
  }
  expect(await Promise.all(reads)).toEqual([other, long, other]);
});

test('a missing part is a failure, not a shorter secret', async () => {
  const vault = createMemoryVault();
  const keychain = createKeychain('h1', () => Promise.resolve(vault));
  await keychain.set('NAME', long);
  const part = [...vault.entries.keys()].find((path) => path.endsWith('.1')) ?? '';
  vault.entries.delete(part);
  await expect(keychain.get('NAME')).rejects.toBeInstanceOf(KeychainUnavailable);
});

test('a keychain that keeps nothing is unavailable, until it does', async () => {
  const vault = createMemoryVault();
  let keeps = false;
  const keychain = createKeychain('h1', () =>
    Promise.resolve({
      ...vault,
      setPassword: (...entry: [string, string, string]) =>
        keeps ? vault.setPassword(...entry) : Promise.resolve(),
    }),
  );
  await expect(keychain.get('NAME')).rejects.toMatchObject({
    name: 'KeychainUnavailable',
    problem: 'it does not give back what was stored',
  });
  keeps = true;
  expect(await keychain.get('NAME')).toBeUndefined();
});
