import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import type { Surface } from '#contract/approval.ts';
import { OWNER } from '#contract/call.ts';
import type { EventBatch, EventBody } from '#contract/events.ts';
import { instanceId } from '#contract/ids.ts';
import { text } from '#contract/text.ts';
import { applyRestore } from '#main/backup/apply-restore.ts';
import { discardBroken } from '#main/backup/discard-restore.ts';
import { createBroker } from '#main/broker/broker.ts';
import { systemClock } from '#main/kernel/clock.ts';
import type { Logger } from '#main/kernel/logger.ts';
import { createScope } from '#main/kernel/scope.ts';
import type { Scope } from '#main/kernel/scope.ts';
import { loadAuditKey } from '#main/records/audit-key.ts';
import { createCopies } from '#main/records/copies.ts';
import { createTally } from '#main/records/metrics-tally.ts';
import { createKeychain } from '#main/secrets/keychain.ts';
import { createRedactor } from '#main/secrets/redaction.ts';
import { createListingRows } from '#main/store/listings.ts';
import { createMetaRows } from '#main/store/meta.ts';
import { createServerRows } from '#main/store/servers.ts';
import { allHandlers } from './all-handlers.ts';
import type { ComposeOptions } from './compose-options.ts';
import { createChangeConsent } from './consent-change.ts';
import { createConsent } from './consent.ts';
import { createDeepLinks } from './deep-links.ts';
import { deliveredServers } from './delivered.ts';
import { createDispatch } from './dispatch.ts';
import type { Dispatch } from './dispatch.ts';
import { createFeed } from './feed.ts';
import { createGate } from './gate.ts';
import { openHistory } from './open-history.ts';
import { openHome } from './home.ts';
import { createNotices } from './notices.ts';
import { openAudit } from './open-audit.ts';
import { openMetrics } from './open-metrics.ts';
import { openDoors } from './open-doors.ts';
import { openFleet } from './open-fleet.ts';
import { openPolicy } from './open-policy.ts';
import { openResponders } from './open-responders.ts';
import { openStores } from './open-stores.ts';
import { openUpdates } from './open-updates.ts';
import { openLog } from './own-log.ts';
import type { EngineParts } from './parts.ts';
import { createPermissions } from './permissions.ts';
import { createQuestions } from './questions.ts';
import { createRemovedServers } from './removed-servers.ts';
import { createResponders } from './responders.ts';
import { trackRunning } from './running-calls.ts';
import { createServerList } from './server-list.ts';
import { createServerControl } from './server-control.ts';
import { createServerMarks } from './server-marks.ts';
import { sayRestored } from './say-restored.ts';
import { createSettings } from './settings.ts';
import { createStartTimes } from './start-times.ts';
import { takeHome } from './take-home.ts';
import { createTalks } from './talks.ts';
import { createWantedServers } from './wanted-servers.ts';
import { watchResources } from './watch-resources.ts';
import { createWorkspaceUse } from './workspace-use.ts';
import { createWorkspaces } from './workspaces.ts';

const APPROVAL_LIMIT_MS = 120_000;

/** A running engine: what a host (Electron, the command line, a test) talks to. */
export interface Engine {
  dispatch: Dispatch;
  subscribe: (surface: Surface, listener: (batch: EventBatch) => void) => () => void;
  logger: Logger;
  /** Refuses what is new. Resolves when nothing runs any more, or after `limitMs`. */
  drain(limitMs: number): Promise<void>;
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
  const { headless, takeOver = false } = options;
  const { path } = openHome(options.home);
  scope.own(await takeHome(path, { headless: headless !== undefined, takeOver }));
  await discardBroken(path, createKeychain);
  const restored = applyRestore(path);
  // A restore has brought an identity of its own.
  const home = openHome(options.home);
  const clock = systemClock;
  const logger = openLog(join(home.path, 'logs', 'patchbay.log'), scope);
  const run = uuidv7();

  const feed = createFeed(clock);
  const running = trackRunning();
  const tally = createTally();
  const questions = createQuestions();
  const emit = (event: EventBody): void => {
    running.see(event);
    if (event.type === 'call.finished') history.wake();
    tally.see(event);
    feed.emit(event);
    questions.see(event);
  };
  const notices = createNotices(emit);
  if (options.notices?.privateKeyring === true) {
    notices.put({ id: 'keyring', level: 'info', text: text('notice.privateKeyring') });
  }
  if (options.notices?.noSandbox === true) {
    const why = process.getuid?.() === 0 ? 'notice.noSandboxAsRoot' : 'notice.noSandbox';
    notices.put({ id: 'sandbox', level: 'warning', text: text(why) });
  }

  const keychain = createKeychain(home.id);
  // The keychain is another process: it looks while the stores are opened.
  const key = loadAuditKey(keychain);
  // Whoever awaits it below hears of a failure; a store that cannot be opened comes first.
  key.catch(() => undefined);
  await options.giveWayTo;
  const stores = openStores(home.path, notices, scope);
  const meta = createMetaRows(stores.main, logger);
  const redactor = createRedactor();
  const copies = createCopies(redactor);
  const history = openHistory({ db: stores.audit, clock, logger }, scope);
  const delivered = deliveredServers(options.node, options.servers);
  const servers = createServerList({ delivered, rows: createServerRows(stores.main, logger), meta });
  const workspaces = createWorkspaces({ meta, home, documents: options.documents, emit });
  const settings = createSettings(meta, emit, options.host, home.path);

  const audit = openAudit({ stores, key: await key, run, copies, clock, logger, notices }, scope);
  if (restored !== undefined) sayRestored(restored, { home: home.path, audit, notices });
  const metrics = openMetrics({ stores, meta, audit, tally, clock, logger }, scope);

  const needsWorkspace = (id: string): boolean => servers.about(id)?.needsWorkspace === true;
  const workspaceUse = createWorkspaceUse(workspaces, needsWorkspace, home.path);
  const startTimes = createStartTimes(meta);
  const responders = createResponders();
  const fleet = await openFleet(
    {
      home: home.path,
      version: options.version,
      node: options.node,
      bundles: options.servers,
      npm: options.npm,
      servers,
      settings: settings.current,
      listingRows: createListingRows(stores.main, logger),
      workspaceUse,
      responders,
      startTimes,
      marks: createServerMarks(metrics.mark),
      keychain,
      redactor,
      notices,
      emit,
      clock,
      logger,
      onListed: () => {
        broker.rebuild();
      },
    },
    scope,
  );

  watchResources({ ...fleet, servers, metrics, clock, logger }, scope);

  const policy = openPolicy(
    { db: stores.main, meta, run, limitMs: APPROVAL_LIMIT_MS, emit, clock, logger },
    scope,
  );
  const { approvals, grants, rules } = policy;
  const foldersOf = (id: string): readonly string[] => workspaces.find(id)?.folders ?? [];
  const broker = createBroker({
    catalog: fleet.catalog,
    isKnown: ({ id }) => id === OWNER.id,
    auditWritable: () => audit.state().state === 'ok',
    ...createPermissions({ ...policy, foldersOf, jailed: needsWorkspace, run, now: clock.now, emit }),
    limitSeconds: APPROVAL_LIMIT_MS / 1000,
    callsPerMinute: () => settings.current().callsPerMinute,
    session: fleet.upstream.session,
    elapsed: () => performance.now(),
    audit,
    copies,
    emit,
    now: clock.now,
    logger,
  });
  const asked = { approvals, audit, limitSeconds: APPROVAL_LIMIT_MS / 1000 };
  const { host } = options;
  const exports = (options.home.chosen ? undefined : options.downloads) ?? join(home.path, 'exports');
  const kept = { db: stores.main, keychain, redactor, copies, feed, questions, host, exports };
  const talks = createTalks(async (own) => {
    const { openTalks } = await import('./open-talks.ts');
    const about = { fleet, servers, workspaces, settings, broker };
    return openTalks({ ...kept, ...asked, ...about, emit, clock, logger }, own);
  }, scope);
  openResponders({ ...asked, servers, responders, questions, host, talks }, scope);
  const consent = createConsent({
    ...asked,
    servers,
    changed: fleet.views.changed,
  });
  const removed = createRemovedServers({ servers, grants, rules, catalog: fleet.catalog });
  // Only when nothing can bring a removed server back any more do its logs go.
  scope.own(() => removeLogs(join(home.path, 'logs'), removed.ids()));

  const control = createServerControl({
    ...fleet,
    servers,
    workspaces,
    consent,
    needsWorkspace,
    wanted: createWantedServers(meta),
    startTimes,
    notices,
    clock,
  });
  const updating = { host, egress: fleet.egress, meta, settings: settings.current, emit, clock, logger };
  const parts: EngineParts = {
    ...fleet,
    home,
    run,
    feed,
    emit,
    notices,
    workspaces,
    workspaceUse,
    settings,
    meta,
    host,
    updates: openUpdates(updating, scope),
    links: createDeepLinks(emit),
    servers,
    removed,
    control,
    changeConsent: createChangeConsent(asked),
    broker,
    ...policy,
    keychain,
    redactor,
    audit,
    search: history.search,
    exports,
    metrics,
    talks,
    running: running.calls,
    shipped: options.cli === undefined ? undefined : { node: options.node, cli: options.cli },
    leave: headless?.leave,
  };
  let open = true;
  scope.own(() => {
    open = false;
  });
  // A login shell takes as long as its start-up files: it is at work while the window is still on its way.
  if (control.startsUp(settings.current().restoreRunning)) void fleet.loginPath();
  // Nobody waits for these: an engine is there before its servers are.
  Promise.resolve(options.startAfter)
    .then(() => (open ? control.startUp(settings.current().restoreRunning) : undefined))
    .catch((error: unknown) => {
      logger.error('servers.startUp', error);
    });
  const gate = createGate(createDispatch(allHandlers(parts), logger));
  const { dispatch } = gate;
  const door = { headless: headless !== undefined, home: home.path, dispatch, logger, notices };
  await openDoors({ ...options, ...door }, scope);
  return {
    dispatch,
    subscribe: feed.subscribe,
    logger,
    drain: gate.shut,
    close: () => scope.close(),
  };
}

async function removeLogs(folder: string, ids: readonly string[]): Promise<void> {
  for (const id of ids) {
    for (const end of ['', '.1', '.2'])
      await rm(join(folder, `${instanceId(id)}.log${end}`), { force: true });
  }
}
