import { setImmediate } from 'node:timers/promises';
import { meetKeychain } from './meet-keychain.ts';

type Piece = () => Promise<unknown>;

/** What takes longest to read of the engine, in pieces of some 20 ms. */
const WHILE_ITS_PROCESS_STARTS: readonly Piece[] = [() => import('#main/store/driver.ts')];
const WHILE_IT_DRAWS: readonly Piece[] = [
  () => import('#contract/ids.ts'),
  () => import('#contract/requests/servers.ts'),
  () => import('#contract/requests.ts'),
];

/** How far the page in the window is; each resolves, also when there will be no page. */
export interface PageOnItsWay {
  /** It was handed to its process. */
  page: Promise<unknown>;
  /** It has all its scripts. */
  underWay: Promise<unknown>;
}

/**
 * Uses the time in which another process starts and draws the page: the keychain is met, and the engine is read piece by
 * piece, so that between two of them this process answers the other. The window comes first: while its page waits for
 * scripts nothing is read. Never rejects: whoever needs a piece in earnest hears what is wrong.
 */
export async function readAhead({ page, underWay }: PageOnItsWay): Promise<void> {
  await page;
  void meetKeychain();
  await read(WHILE_ITS_PROCESS_STARTS);
  await underWay;
  await read(WHILE_IT_DRAWS);
}

async function read(pieces: readonly Piece[]): Promise<void> {
  for (const piece of pieces) {
    await setImmediate();
    await piece().catch(() => undefined);
  }
}
