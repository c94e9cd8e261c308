import type { Emit } from '#contract/events.ts';
import type { Broker } from '#main/broker/broker.ts';
import type { Catalog } from '#main/catalog/catalog.ts';
import type { AskModel } from '#main/chat/ask-model.ts';
import { createExperts } from '#main/chat/experts/experts.ts';
import type { Experts } from '#main/chat/experts/experts.ts';
import type { Memory } from '#main/chat/memory/memory.ts';
import type { Clock } from '#main/kernel/clock.ts';
import type { Logger } from '#main/kernel/logger.ts';
import type { Scope } from '#main/kernel/scope.ts';
import type { Copies } from '#main/records/copies.ts';
import type { Redactor } from '#main/secrets/redaction.ts';
import type { Database } from '#main/store/database.ts';
import { createExpertRoundRows } from '#main/store/expert-rounds.ts';
import { createCallIds } from './call-ids.ts';
import type { Feed } from './feed.ts';
import type { ServerList } from './server-list.ts';
import type { SettingsBook } from './settings.ts';
import type { Workspaces } from './workspaces.ts';

export interface ExpertsParts {
  db: Database;
  askModel: AskModel;
  memory: Memory;
  broker: Broker;
  catalog: Catalog;
  servers: ServerList;
  workspaces: Workspaces;
  settings: SettingsBook;
  redactor: Redactor;
  copies: Copies;
  feed: Pick<Feed, 'flush'>;
  emit: Emit;
  clock: Clock;
  logger: Logger;
}

/** Circles of experts. Closing stops the rounds that run. */
export function openExperts(parts: ExpertsParts, scope: Scope): Experts {
  const { db, servers, workspaces, settings, redactor, feed, emit, logger } = parts;
  const experts = createExperts({
    ...parts,
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
  return experts;
}
