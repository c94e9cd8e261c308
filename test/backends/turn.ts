import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';

/**
 * Waits until no other test file works on the backend whose `lock` file this is, then keeps it; gives what gives it
 * back. Tests that count what is there, or clear it away, would see each other.
 */
export async function takeTurn(lock: string): Promise<() => void> {
  for (;;) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' });
      return () => {
        rmSync(lock, { force: true });
      };
    } catch {
      if (!isAlive(lock)) rmSync(lock, { force: true });
      else await delay(200);
    }
  }
}

/** Whether whoever holds it still runs; a lock that is just going counts as held. */
function isAlive(lock: string): boolean {
  try {
    process.kill(Number(readFileSync(lock, 'utf8')), 0);
    return true;
  } catch (error) {
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH');
  }
}
