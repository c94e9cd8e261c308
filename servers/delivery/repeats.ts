import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Clock } from './clock.ts';
import type { Journal } from './journal.ts';
import { createShelf } from './shelf.ts';

const SUPPRESSED_FOR_MS = 300_000;

const Seen = z.object({ key: z.string(), alertId: z.string(), at: z.number() });

/** Alerts of the same type and title are told once in 300 s. */
export interface Repeats {
  /** The alert that said it already, if it did within that time; otherwise `alertId` has now said it. */
  check(type: string, title: string, alertId: string): { alertId: string; againInMs: number } | undefined;
  /** It was not said after all. */
  forget(type: string, title: string): void;
}

export function createRepeats(journal: Journal, clock: Clock): Repeats {
  const seen = createShelf(journal, 'seen', Seen);
  return {
    check(type, title, alertId) {
      const now = clock.now();
      for (const { key, at } of seen.list()) if (at <= now - SUPPRESSED_FOR_MS) seen.remove(key);
      const key = keyOf(type, title);
      const before = seen.get(key);
      if (before !== undefined) {
        return { alertId: before.alertId, againInMs: before.at + SUPPRESSED_FOR_MS - now };
      }
      seen.set(key, { key, alertId, at: now });
      return undefined;
    },
    forget(type, title) {
      seen.remove(keyOf(type, title));
    },
  };
}

function keyOf(type: string, title: string): string {
  return createHash('sha256')
    .update(JSON.stringify([type, title]))
    .digest('hex');
}
