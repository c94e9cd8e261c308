import { v7 as uuidv7 } from 'uuid';
import type { Emit } from '#contract/events.ts';
import type { Broker } from '#main/broker/broker.ts';
import { createChat } from '#main/chat/chat.ts';
import type { Chat } from '#main/chat/chat.ts';
import { createEgressFetch } from '#main/chat/egress-fetch.ts';
import { createProviders } from '#main/chat/providers.ts';
import type { Memory } from '#main/chat/memory/memory.ts';
import type { Providers } from '#main/chat/providers.ts';
import type { Clock } from '#main/kernel/clock.ts';
import type { Logger } from '#main/kernel/logger.ts';
import type { Scope } from '#main/kernel/scope.ts';
import type { Audit } from '#main/records/audit.ts';
import type { Keychain } from '#main/secrets/keychain.ts';
import type { Redactor } from '#main/secrets/redaction.ts';
import { createBlobRows } from '#main/store/chat-blobs.ts';
import { createConversationRows } from '#main/store/conversations.ts';
import type { Database } from '#main/store/database.ts';
import { createMessageRows } from '#main/store/messages.ts';
import { createProviderRows } from '#main/store/providers.ts';
import { createCallIds } from './call-ids.ts';
import type { Feed } from './feed.ts';
import type { Fleet } from './open-fleet.ts';
import type { Questions } from './questions.ts';
import type { ServerList } from './server-list.ts';
import type { SettingsBook } from './settings.ts';
import type { Workspaces } from './workspaces.ts';

/** Not the id of any server. */
const PURPOSE = '@models';

export interface ChatRoomParts {
  db: Database;
  fleet: Pick<Fleet, 'catalog' | 'supervisor' | 'egress'>;
  servers: Pick<ServerList, 'all' | 'find'>;
  workspaces: Pick<Workspaces, 'all' | 'find'>;
  settings: Pick<SettingsBook, 'current'>;
  broker: Pick<Broker, 'call'>;
  keychain: Keychain;
  redactor: Redactor;
  audit: Pick<Audit, 'event'>;
  feed: Pick<Feed, 'flush'>;
  questions: Pick<Questions, 'on'>;
  memory: Pick<Memory, 'of'>;
  emit: Emit;
  clock: Clock;
  logger: Logger;
}

/** Chat as the handlers know it. `modelFetch` leaves through the egress guard. */
export interface ChatRoom {
  chat: Chat;
  providers: Providers;
  modelFetch: typeof fetch;
}

/** Models over connections that the egress guard makes and lists, and the talks with them. */
export function openChat(parts: ChatRoomParts, scope: Scope): ChatRoom {
  const { db, fleet, servers, workspaces, settings, redactor, audit, emit, clock, logger } = parts;
  const outlet = fleet.egress.open(PURPOSE, 'server');
  scope.own(() => outlet.close());
  const modelFetch = createEgressFetch(outlet);
  const providers = createProviders({
    rows: createProviderRows(db, logger),
    keychain: parts.keychain,
    redactor,
    fetch: modelFetch,
    emit,
    told: audit.event,
    now: clock.now,
  });
  const defaultModel = (): ReturnType<Providers['first']> => {
    const chosen = settings.current().chatModel;
    const there = providers.list().some(({ id }) => id === chosen?.provider);
    return chosen !== null && there ? chosen : providers.first();
  };
  const chat = createChat({
    rows: createMessageRows(db, logger),
    conversationRows: createConversationRows(db, logger),
    blobs: createBlobRows(db),
    providers,
    broker: parts.broker,
    catalog: fleet.catalog,
    servers: servers.all,
    memory: parts.memory,
    runs: (server) => ['ready', 'degraded'].includes(fleet.supervisor.state(server).state),
    redact: redactor.json,
    emit,
    flush: parts.feed.flush,
    clock,
    elapsed: () => performance.now(),
    logger,
    newId: uuidv7,
    newCallId: createCallIds(),
    onQuestion: parts.questions.on,
    defaults: () => ({ model: defaultModel(), workspace: workspaces.all()[0]?.id ?? 'default' }),
    hasWorkspace: (id) => workspaces.find(id) !== undefined,
    askAfterUntrusted: () => settings.current().askAfterUntrusted,
  });
  scope.own(() => chat.close());
  return { chat, providers, modelFetch };
}
