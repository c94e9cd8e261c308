import { randomUUID } from 'node:crypto';
import type { Emit } from '#contract/events.ts';
import type { Broker } from '#main/broker/broker.ts';
import type { Catalog } from '#main/catalog/catalog.ts';
import type { AskModel } from '#main/chat/ask-model.ts';
import { createExperts } from '#main/chat/experts/experts.ts';
import type { Experts } from '#main/chat/experts/experts.ts';
import { createMemory } from '#main/chat/memory/memory.ts';
import type { Memory } from '#main/chat/memory/memory.ts';
import type { Clock } from '#main/kernel/clock.ts';
import type { Logger } from '#main/kernel/logger.ts';
import type { Scope } from '#main/kernel/scope.ts';
import type { Copies } from '#main/records/copies.ts';
import type { Keychain } from '#main/secrets/keychain.ts';
import type { Redactor } from '#main/secrets/redaction.ts';
import type { Database } from '#main/store/database.ts';
import { createExpertRoundRows } from '#main/store/expert-rounds.ts';
import { createMemoryRows } from '#main/store/memory.ts';
import { createCallIds } from './call-ids.ts';
import type { Feed } from './feed.ts';
import type { ServerList } from './server-list.ts';
import type { SettingsBook } from './settings.ts';
import type { Workspaces } from './workspaces.ts';

export interface ExpertsParts {
  db: Database;
  askModel: AskModel;
  broker: Broker;
  catalog: Catalog;
  servers: ServerList;
  workspaces: Workspaces;
  settings: SettingsBook;
  keychain: Keychain;
  redactor: Redactor;
  copies: Copies;
  feed: Pick<Feed, 'flush'>;
  emit: Emit;
  clock: Clock;
  logger: Logger;
}

/** Circles of experts, and what servers and workspaces remember. Closing stops the rounds that run. */
export function openExperts(parts: ExpertsParts, scope: Scope): { experts: Experts; memory: Memory } {
  const { db, servers, workspaces, settings, keychain, redactor, feed, emit, clock, logger } = parts;
  const memory = createMemory({
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
  const experts = createExperts({
    ...parts,
    memory,
    rows: createExpertRoundRows(db, logger),
    workspaceOf: (server) => workspaces.of(servers.find(server)).id,
    redact: redactor.text,
    askAfterUntrusted: () => settings.current().askAfterUntrusted,
    newId: createCallIds(),
    changed: (round) => {
      emit({ type: 'expert.changed', round });
      // Whoever waits for the end does not wait for the batch too.
      if (round.endedAt !== undefined) feed.flush();
    },
    removed: (round) => {
      emit({ type: 'expert.removed', round });
    },
  });
  scope.own(() => experts.close());
  return { experts, memory };
}
