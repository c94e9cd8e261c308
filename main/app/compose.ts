import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import type { Surface } from '#contract/approval.ts';
import { OWNER } from '#contract/call.ts';
import type { EventBatch, EventBody } from '#contract/events.ts';
import { serverOf } from '#contract/ids.ts';
import type { Server } from '#contract/server.ts';
import { text } from '#contract/text.ts';
import { createBroker } from '#main/broker/broker.ts';
import { createCatalog } from '#main/catalog/catalog.ts';
import { systemClock } from '#main/kernel/clock.ts';
import type { Logger } from '#main/kernel/logger.ts';
import { createScope } from '#main/kernel/scope.ts';
import type { Scope } from '#main/kernel/scope.ts';
import { createApprovals } from '#main/policy/approvals.ts';
import { compileRules } from '#main/policy/candidates.ts';
import { createGrants } from '#main/policy/grants.ts';
import { createAudit } from '#main/records/audit.ts';
import type { AuditState } from '#main/records/journal.ts';
import { loadAuditKey } from '#main/records/audit-key.ts';
import { createCopies } from '#main/records/copies.ts';
import { createKeychain } from '#main/secrets/keychain.ts';
import { createRedactor } from '#main/secrets/redaction.ts';
import { createAuditRows } from '#main/store/audit-rows.ts';
import { createGrantRows } from '#main/store/grants.ts';
import { createMetaRows } from '#main/store/meta.ts';
import { createRuleRows } from '#main/store/rules.ts';
import { createServerRows } from '#main/store/servers.ts';
import { createToolRows } from '#main/store/tools.ts';
import { createLedger } from '#main/supervisor/ledger.ts';
import { createSupervisor } from '#main/supervisor/supervisor.ts';
import { createUpstream } from '#main/upstream/upstream.ts';
import { bundledServers } from '#servers/manifest.ts';
import { bundledServerList } from './bundled.ts';
import { createDispatch } from './dispatch.ts';
import type { Dispatch } from './dispatch.ts';
import { createFeed } from './feed.ts';
import { approvalHandlers } from './handlers/approvals.ts';
import { callHandlers } from './handlers/calls.ts';
import { serverHandlers } from './handlers/servers.ts';
import { stateHandlers } from './handlers/state.ts';
import { openHome } from './home.ts';
import { takeLock } from './lock.ts';
import { createNotices } from './notices.ts';
import { openLog } from './own-log.ts';
import { openStores } from './open-stores.ts';
import { createPermissions } from './permissions.ts';
import { trackRunning } from './running-calls.ts';
import { createServerViews } from './server-views.ts';
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

  const db = openStores(home.path, notices, scope);
  const keychain = createKeychain(home.id);
  const redactor = createRedactor();
  const copies = createCopies(redactor);
  const noticeAudit = (state: AuditState): void => {
    if (state.state === 'ok') notices.remove('audit');
    else
      notices.put({
        id: 'audit',
        level: 'error',
        text: text('notice.auditUnavailable', { problem: state.problem }),
      });
  };
  const audit = createAudit({
    rows: createAuditRows(db.audit),
    key: await loadAuditKey(keychain),
    run,
    copies,
    clock,
    logger,
    onState: noticeAudit,
  });
  scope.own(() => audit.close());
  noticeAudit(audit.state());
  audit.started();
  if (db.auditMoved !== undefined) audit.event('databaseMoved', { to: db.auditMoved });
  const unknown = audit.closeUnknown();
  if (unknown > 0) {
    notices.put({
      id: 'unknown',
      level: 'warning',
      text: text('notice.unknownOutcomes', { count: unknown }),
    });
  }

  const ledger = createLedger(join(home.path, 'ledger.jsonl'));
  const reaped = await ledger.reap();
  if (reaped > 0)
    notices.put({ id: 'reaped', level: 'info', text: text('notice.reaped', { count: reaped }) });

  const workspaces = createWorkspaces({
    meta: createMetaRows(db.main, logger),
    home,
    documents: options.documents,
    emit,
  });
  const servers = serverList(options, createServerRows(db.main, logger).list());
  const manifest = new Map(bundledServers.map((server) => [server.id, server]));
  const catalog = createCatalog({
    rows: createToolRows(db.main, logger),
    servers: () => servers,
    manifestVerbs: (id) => manifest.get(id)?.verbs,
    emit,
    now: clock.now,
  });
  const upstream = createUpstream({
    client: { name: 'patchbay', version: options.version },
    onTools({ server }, { tools, warnings }) {
      catalog.listed(server.id, tools, warnings);
      broker.rebuild();
      views.changed(server.id);
    },
    onNoise: (instance, line) => {
      supervisor.noise(instance, line);
    },
    redact: redactor.text,
  });
  const supervisor = createSupervisor({
    home: home.path,
    defaultCwd: home.path,
    clock,
    logger,
    ledger,
    attach: upstream.attach,
    async resolveSecret(name) {
      const value = await keychain.get(name);
      if (value !== undefined) redactor.learn(value);
      return value;
    },
    extraEnv: ({ id }) => workspaceEnv(manifest.get(id)?.needsWorkspace === true, workspaces.current()),
    redact: redactor.text,
    onState: (instance) => {
      views.changed(serverOf(instance));
    },
    onLog: (lines) => {
      emit({ type: 'log.appended', lines });
    },
  });
  scope.own(() => supervisor.close());
  const views = createServerViews({
    servers: () => servers,
    description: (id) => manifest.get(id)?.description,
    supervisor,
    catalog,
    upstream,
    emit,
  });

  const approvals = createApprovals({ clock, emit, newId: randomUUID, limitMs: APPROVAL_LIMIT_MS });
  scope.own(() => {
    approvals.close();
  });
  const grants = createGrants({ rows: createGrantRows(db.main, logger), clock, run, newId: randomUUID });
  const rules = compileRules(createRuleRows(db.main, logger).list());
  const broker = createBroker({
    catalog,
    isKnown: ({ id }) => id === OWNER.id,
    auditWritable: () => audit.state().state === 'ok',
    ...createPermissions({ rules: () => rules, grants, approvals, run, now: clock.now }),
    limitSeconds: APPROVAL_LIMIT_MS / 1000,
    session: upstream.session,
    elapsed: () => performance.now(),
    audit,
    copies,
    emit,
    now: clock.now,
    logger,
  });

  const parts = {
    home,
    run,
    feed,
    notices,
    workspaces,
    views,
    supervisor,
    catalog,
    broker,
    approvals,
    audit,
  };
  const needsWorkspace = (id: string): boolean => manifest.get(id)?.needsWorkspace === true;
  const all = { ...parts, servers: () => servers, needsWorkspace, running: running.calls };
  const dispatch = createDispatch(
    { ...stateHandlers(all), ...serverHandlers(all), ...callHandlers(all), ...approvalHandlers(all) },
    logger,
  );
  return { dispatch, subscribe: feed.subscribe, logger, close: () => scope.close() };
}

function serverList({ node, servers }: ComposeOptions, foreign: Server[]): Server[] {
  return [...bundledServerList(node, servers), ...foreign];
}

function workspaceEnv(
  needed: boolean,
  workspace: { ready: boolean; folders: string[] },
): Record<string, string> {
  return needed && workspace.ready ? { PATCHBAY_WORKSPACE: JSON.stringify(workspace.folders) } : {};
}
