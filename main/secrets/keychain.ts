import { SecretName } from '#contract/secret.ts';
import { problemOf } from '#main/kernel/logger.ts';
import { loadKeytar } from './keytar.ts';
import type { Vault } from './keytar.ts';
import { isPlain, joinParts, newParts, partsOf } from './secret-parts.ts';

/** The keychain cannot be used; `problem` is what the system said. */
export class KeychainUnavailable extends Error {
  override readonly name = 'KeychainUnavailable';
  readonly problem: string;
  constructor(problem: string) {
    super(`the keychain is unavailable: ${problem}`);
    this.problem = problem;
  }
}

/** Secrets of one home in the keychain of the system. Every method may reject with {@link KeychainUnavailable} and with nothing else. */
export interface Keychain {
  /** Undefined: there is none of that name. */
  get(account: string): Promise<string | undefined>;
  /** When it rejects, the earlier value is still there. */
  set(account: string, value: string): Promise<void>;
  /** Whether there was one. */
  delete(account: string): Promise<boolean>;
  /** Names that can be referred to, sorted; what Patchbay keeps for itself has no such name. */
  list(): Promise<string[]>;
}

const PROBE = 'probe';

/** The keychain under the service `patchbay:<homeId>`. keytar is loaded on first use. */
export function createKeychain(homeId: string, load: () => Promise<Vault> = loadKeytar): Keychain {
  return keychainOf(homeId, async () => triedOut(await load(), `patchbay:${homeId}`));
}

/** As above, for who only reads: nothing is tried out, so that many processes can do it at the same time. */
export function createKeychainReader(homeId: string): Pick<Keychain, 'get'> {
  return keychainOf(homeId, loadKeytar);
}

/**
 * Some keychains answer a read with "nothing there" while they cannot keep anything: so that answer is believed, and
 * something kept, only after a try. A start that finds what it looks for does not wait for one.
 */
function triedOut(vault: Vault, service: string): Vault {
  let tried: Promise<void> | undefined;
  const tryOut = (): Promise<void> => (tried ??= probe(vault, service));
  return {
    async getPassword(...asked) {
      const found = await vault.getPassword(...asked);
      if (found === null) await tryOut();
      return found;
    },
    async setPassword(...kept) {
      await tryOut();
      await vault.setPassword(...kept);
    },
    async deletePassword(...unwanted) {
      await tryOut();
      return vault.deletePassword(...unwanted);
    },
    async findCredentials(asked) {
      const found = await vault.findCredentials(asked);
      if (found.length === 0) await tryOut();
      return found;
    },
  };
}

async function probe(vault: Vault, service: string): Promise<void> {
  await vault.setPassword(service, PROBE, PROBE);
  const found = await vault.getPassword(service, PROBE);
  await vault.deletePassword(service, PROBE);
  if (found !== PROBE) throw new Error('it does not give back what was stored');
}

function keychainOf(homeId: string, open: () => Promise<Vault>): Keychain {
  const service = `patchbay:${homeId}`;
  let opened: Promise<Vault> | undefined;
  let last: Promise<unknown> = Promise.resolve();

  /** One at a time: a reader must not meet a value while its parts are being changed. */
  function inTurn<T>(act: (vault: Vault) => Promise<T>): Promise<T> {
    const turn = last.then(async () => {
      try {
        opened ??= open();
        const vault = await opened;
        return await act(vault);
      } catch (error) {
        opened = undefined;
        throw new KeychainUnavailable(problemOf(error));
      }
    });
    last = turn.catch(() => undefined);
    return turn;
  }

  async function drop(vault: Vault, accounts: readonly string[]): Promise<void> {
    for (const account of accounts) await vault.deletePassword(service, account);
  }

  async function write(vault: Vault, account: string, value: string): Promise<void> {
    const before = await vault.getPassword(service, account);
    if (isPlain(value)) {
      await vault.setPassword(service, account, value);
    } else {
      const { head, parts } = newParts(account, value);
      try {
        for (const part of parts) await vault.setPassword(service, part.account, part.text);
        // The head is what decides: up to here the old value holds.
        await vault.setPassword(service, account, head);
      } catch (error) {
        await drop(
          vault,
          parts.map((part) => part.account),
        ).catch(() => undefined);
        throw error;
      }
    }
    // The new value holds; parts of the old one left behind would only take room.
    await drop(vault, partsOf(account, before)).catch(() => undefined);
  }

  return {
    get: (account) =>
      inTurn(async (vault) => {
        const head = await vault.getPassword(service, account);
        if (head === null) return undefined;
        if (isPlain(head)) return head;
        const accounts = partsOf(account, head);
        const parts: string[] = [];
        for (const part of accounts) parts.push((await vault.getPassword(service, part)) ?? '');
        return joinParts(head, parts);
      }),
    set: (account, value) => inTurn((vault) => write(vault, account, value)),
    delete: (account) =>
      inTurn(async (vault) => {
        const head = await vault.getPassword(service, account);
        if (head === null) return false;
        await vault.deletePassword(service, account);
        await drop(vault, partsOf(account, head)).catch(() => undefined);
        return true;
      }),
    list: () =>
      inTurn(async (vault) => {
        const found = await vault.findCredentials(service);
        return found
          .map((entry) => entry.account)
          .filter((account) => SecretName.safeParse(account).success)
          .toSorted();
      }),
  };
}
