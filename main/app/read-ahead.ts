import { setImmediate } from 'node:timers/promises';
import { meetKeychain } from './meet-keychain.ts';

/** What takes longest to read of the engine, in pieces of some 20 ms. */
const PIECES: readonly (() => Promise<unknown>)[] = [
  () => import('#main/store/driver.ts'),
  () => import('#contract/ids.ts'),
  () => import('#contract/requests/servers.ts'),
  () => import('#contract/requests.ts'),
];

/**
 * Uses the time in which another process starts: the keychain is met, and the engine is read piece by piece, so that
 * between two of them this process answers the other. Never rejects: whoever needs a piece in earnest hears what is
 * wrong.
 */
export async function readAhead(): Promise<void> {
  void meetKeychain();
  for (const read of PIECES) {
    await setImmediate();
    await read().catch(() => undefined);
  }
}
