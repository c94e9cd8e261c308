import type { Clock } from '#main/kernel/clock.ts';
import { problemOf } from '#main/kernel/logger.ts';
import type { Logger } from '#main/kernel/logger.ts';
import type { Head } from './audit-key.ts';

const EVERY_MS = 60_000;

/** Saves the end of the chain in the keychain now and then: that is slow, and a new end comes with every call. */
export interface HeadKeeper {
  changed(head: Head): void;
  /** Saves what is not saved yet; never rejects. */
  close(): Promise<void>;
}

export function createHeadKeeper(
  save: (head: Head) => Promise<void>,
  clock: Clock,
  logger: Logger,
): HeadKeeper {
  let unsaved: Head | undefined;
  let cancel: (() => void) | undefined;

  async function store(): Promise<void> {
    cancel = undefined;
    const head = unsaved;
    if (head === undefined) return;
    unsaved = undefined;
    try {
      await save(head);
    } catch (error) {
      // The chain itself is whole; the next head will do as well.
      logger.warn('audit.headNotSaved', { problem: problemOf(error) });
    }
  }

  return {
    changed(head) {
      unsaved = head;
      cancel ??= clock.after(EVERY_MS, () => void store());
    },
    async close() {
      cancel?.();
      await store();
    },
  };
}
