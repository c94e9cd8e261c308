import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import type { Surface } from '#contract/approval.ts';
import { OWNER } from '#contract/call.ts';
import type { EventBatch, EventBody } from '#contract/events.ts';
import { instanceId } from '#contract/ids.ts';
import { text } from '#contract/text.ts';
import { createBroker } from '#main/broker/broker.ts';
import { systemClock } from '#main/kernel/clock.ts';
import type { Logger } from '#main/kernel/logger.ts';
import { createScope } from '#main/kernel/scope.ts';
import type { Scope } from '#main/kernel/scope.ts';
import { createApprovals } from '#main/policy/approvals.ts';
import { createGrants } from '#main/policy/grants.ts';
import { createRules } from '#main/policy/rules.ts';
import { createCopies } from '#main/records/copies.ts';
import { createKeychain } from '#main/secrets/keychain.ts';
import { createRedactor } from '#main/secrets/redaction.ts';
import { createGrantRows } from '#main/store/grants.ts';
import { createMetaRows } from '#main/store/meta.ts';
import { createRuleRows } from '#main/store/rules.ts';
import { createServerRows } from '#main/store/servers.ts';
import { createToolRows } from '#main/store/tools.ts';
import { bundledServers } from '#servers/manifest.ts';
import { bundledServerList } from './bundled.ts';
import { createConsent } from './consent.ts';
import { createDispatch } from './dispatch.ts';
import type { Dispatch } from './dispatch.ts';
import { createFeed } from './feed.ts';
import { approvalHandlers } from './handlers/approvals.ts';
import { callHandlers } from './handlers/calls.ts';
import { permissionHandlers } from './handlers/permissions.ts';
import { runningHandlers } from './handlers/running.ts';
import { secretHandlers } from './handlers/secrets.ts';
import { serverHandlers } from './handlers/servers.ts';
import { stateHandlers } from './handlers/state.ts';
import { openHome } from './home.ts';
import { createLastUsed } from './last-used.ts';
import { takeLock } from './lock.ts';
import { createNotices } from './notices.ts';
import { openAudit } from './open-audit.ts';
import { openFleet } from './open-fleet.ts';
import { openStores } from './open-stores.ts';
import { openLog } from './own-log.ts';
import type { EngineParts } from './parts.ts';
import { createPermissions } from './permissions.ts';
import { createRemovedServers } from './removed-servers.ts';
import { trackRunning } from './running-calls.ts';
import { createServerList } from './server-list.ts';
import { createWorkspaces } from './workspace.ts';

const APPROVAL_LIMIT_MS = 120_000;

export interface ComposeOptions {
  home: { path: string; chosen: boolean };
  version: string;
  /** Node that bundled servers run on, and the folder of their bundles. */
  node: string;
  servers: string;
  /** The user's documents, where a workspace is offered. */
  documents: string;
  notices?: { privateKeyring?: boolean; noSandbox?: boolean };
}

/** A running engine: what a host (Electron, the command line, a test) talks to. */
export interface Engine {
  dispatch: Dispatch;
  subscribe: (surface: Surface, listener: (batch: EventBatch) => void) => () => void;
  logger: Logger;
  /** Stops every server, writes what waits and gives the home back. */
  close(): Promise<void>;
}

/**
 * Builds the engine of one home on plain Node, in the order in which its parts need each other.
 * Rejects with StartFailure when the home is in use or cannot be used; then nothing is left open.
 */
export async function composeEngine(options: ComposeOptions): Promise<Engine> {
  const scope = createScope();
  try {
    return await build(options, scope);
  } catch (error) {
    await scope.close();
    throw error;
  }
}

async function build(options: ComposeOptions, scope: Scope): Promise<Engine> {
  const home = openHome(options.home);
  scope.own(takeLock(home.path));
  const clock = systemClock;
  const logger = openLog(join(home.path, 'logs', 'patchbay.log'), scope);
  const run = uuidv7();

  const feed = createFeed(clock);
  const running = trackRunning();
  const emit = (event: EventBody): void => {
    running.see(event);
    feed.emit(event);
  };
  const notices = createNotices(emit);
  if (options.notices?.privateKeyring === true) {
    notices.put({ id: 'keyring', level: 'info', text: text('notice.privateKeyring') });
  }
  if (options.notices?.noSandbox === true) {
    notices.put({ id: 'sandbox', level: 'warning', text: text('notice.noSandbox') });
  }

  const stores = openStores(home.path, notices, scope);
  const meta = createMetaRows(stores.main, logger);
  const keychain = createKeychain(home.id);
  const redactor = createRedactor();
  const copies = createCopies(redactor);
  const audit = await openAudit({ stores, keychain, run, copies, clock, logger, notices }, scope);

  const manifest = new Map(bundledServers.map((server) => [server.id, server]));
  const bundled = bundledServerList(options.node, options.servers);
  const servers = createServerList(bundled, createServerRows(stores.main, logger));
  const workspaces = createWorkspaces({ meta, home, documents: options.documents, emit });
  const fleet = await openFleet(
    {
      home: home.path,
      version: options.version,
      servers,
      manifest,
      toolRows: createToolRows(stores.main, logger),
      workspaces,
      keychain,
      redactor,
      notices,
      emit,
      clock,
      logger,
      onTools: () => {
        broker.rebuild();
      },
    },
    scope,
  );

  const approvals = createApprovals({ clock, emit, newId: randomUUID, limitMs: APPROVAL_LIMIT_MS });
  scope.own(() => {
    approvals.close();
  });
  const grants = createGrants({ rows: createGrantRows(stores.main, logger), clock, run, newId: randomUUID });
  const rules = createRules({ rows: createRuleRows(stores.main, logger), now: clock.now, newId: randomUUID });
  const lastUsed = createLastUsed(meta, clock);
  scope.own(() => {
    lastUsed.save();
  });
  const broker = createBroker({
    catalog: fleet.catalog,
    isKnown: ({ id }) => id === OWNER.id,
    auditWritable: () => audit.state().state === 'ok',
    ...createPermissions({ rules, grants, approvals, lastUsed, run, now: clock.now, emit }),
    limitSeconds: APPROVAL_LIMIT_MS / 1000,
    session: fleet.upstream.session,
    elapsed: () => performance.now(),
    audit,
    copies,
    emit,
    now: clock.now,
    logger,
  });
  const consent = createConsent({
    servers,
    approvals,
    audit,
    limitSeconds: APPROVAL_LIMIT_MS / 1000,
    changed: fleet.views.changed,
  });
  const removed = createRemovedServers({ servers, grants, rules, catalog: fleet.catalog });
  // Only when nothing can bring a removed server back any more do its logs go.
  scope.own(() => removeLogs(join(home.path, 'logs'), removed.ids()));

  const needsWorkspace = (id: string): boolean => manifest.get(id)?.needsWorkspace === true;
  const parts: EngineParts = {
    ...fleet,
    home,
    run,
    feed,
    emit,
    notices,
    workspaces,
    servers,
    removed,
    consent,
    needsWorkspace,
    broker,
    approvals,
    grants,
    rules,
    lastUsed,
    keychain,
    redactor,
    audit,
    running: running.calls,
  };
  const handlers = {
    ...stateHandlers(parts),
    ...serverHandlers(parts),
    ...runningHandlers(parts),
    ...callHandlers(parts),
    ...approvalHandlers(parts),
    ...permissionHandlers(parts),
    ...secretHandlers(parts),
  };
  return {
    dispatch: createDispatch(handlers, logger),
    subscribe: feed.subscribe,
    logger,
    close: () => scope.close(),
  };
}

async function removeLogs(folder: string, ids: readonly string[]): Promise<void> {
  for (const id of ids) {
    for (const end of ['', '.1', '.2'])
      await rm(join(folder, `${instanceId(id)}.log${end}`), { force: true });
  }
}
