import { randomUUID } from 'node:crypto';
import type { Emit } from '#contract/events.ts';
import { createMemory } from '#main/chat/memory/memory.ts';
import type { Memory } from '#main/chat/memory/memory.ts';
import type { Clock } from '#main/kernel/clock.ts';
import type { Logger } from '#main/kernel/logger.ts';
import type { Keychain } from '#main/secrets/keychain.ts';
import type { Redactor } from '#main/secrets/redaction.ts';
import type { Database } from '#main/store/database.ts';
import { createMemoryRows } from '#main/store/memory.ts';

export interface MemoryRoomParts {
  db: Database;
  keychain: Keychain;
  redactor: Redactor;
  emit: Emit;
  clock: Clock;
  logger: Logger;
}

/** What servers and workspaces remember; chats and experts are given it along. */
export function openMemory({ db, keychain, redactor, emit, clock, logger }: MemoryRoomParts): Memory {
  return createMemory({
    rows: createMemoryRows(db),
    keychain,
    redactor,
    changed: () => {
      emit({ type: 'memory.changed' });
    },
    newId: randomUUID,
    now: clock.now,
    logger,
  });
}
