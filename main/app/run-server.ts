import { constants } from 'node:os';
import { join } from 'node:path';
import { isatty } from 'node:tty';
import type { Server } from '#contract/server.ts';
import { text } from '#contract/text.ts';
import type { Text } from '#contract/text.ts';
import { systemClock } from '#main/kernel/clock.ts';
import { createLogger } from '#main/kernel/logger.ts';
import { createScope } from '#main/kernel/scope.ts';
import type { Scope } from '#main/kernel/scope.ts';
import { createKeychainReader } from '#main/secrets/keychain.ts';
import { readDatabase } from '#main/store/database.ts';
import { createMetaRows } from '#main/store/meta.ts';
import type { MetaRows } from '#main/store/meta.ts';
import { appMigrations } from '#main/store/migrations/app.ts';
import { createServerRows } from '#main/store/servers.ts';
import type { ServerRows } from '#main/store/servers.ts';
import { findSetpriv, spawnInPlace } from '#main/supervisor/child.ts';
import type { Command } from '#main/supervisor/command.ts';
import { consented } from '#main/supervisor/consent.ts';
import { createLoginPath } from '#main/supervisor/login-path.ts';
import { createPrepare } from '#main/supervisor/prepare.ts';
import { bundledEnvironment } from './bundled.ts';
import { deliveredServers } from './delivered.ts';
import { readHome } from './home.ts';
import { createServerList } from './server-list.ts';
import { createWorkspaceUse } from './workspace-use.ts';
import { createWorkspaces } from './workspaces.ts';
import type { Workspaces } from './workspaces.ts';

export interface RunServerParts {
  home: { path: string; chosen: boolean };
  /** Id of the server. */
  server: string;
  /** The shipped Node and its npm, and the folder of the bundled servers. */
  node: string;
  npm?: string;
  servers: string;
  documents: string;
}

/** `code` as a shell would say it, 128 + n for the signal n; or why the server was not run. */
export type RunEnd =
  | { ran: true; code: number }
  | { ran: false; why: 'unknown' | 'refused' | 'unavailable'; reason: Text; advice?: Text };

const PASSED_ON = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

const NO_ROWS: ServerRows = {
  list: () => [],
  get: () => undefined,
  put: () => undefined,
  remove: () => false,
};

type Refusal = Extract<RunEnd, { ran: false }>;

/**
 * Runs one server of a home on this process's own stdin, stdout and stderr, for another MCP client: with its secrets,
 * folder and program as the supervisor would, and nothing of ours in between. Nothing of the home is changed, and it does
 * not matter whether its engine runs. Never while a person has not approved its command.
 */
export async function runServer(parts: RunServerParts): Promise<RunEnd> {
  const command = await commandOf(parts);
  return 'ran' in command ? command : standIn(command);
}

async function commandOf(parts: RunServerParts): Promise<Command | Refusal> {
  const scope = createScope();
  try {
    return await prepared(parts, scope);
  } finally {
    await scope.close();
  }
}

async function prepared(parts: RunServerParts, scope: Scope): Promise<Command | Refusal> {
  const home = readHome(parts.home);
  if (home === undefined) return unknown(parts.server);
  const opened = readDatabase(join(home.path, 'patchbay.db'), appMigrations.length);
  if (!opened.ok) return { ran: false, why: 'unavailable', reason: opened.reason, advice: opened.advice };
  const { db } = opened;
  const logger = createLogger(() => undefined);
  if (db !== undefined) scope.own(() => void db.close());
  const rows = db === undefined ? NO_ROWS : createServerRows(db, logger);
  const meta: MetaRows = {
    get: db === undefined ? () => undefined : createMetaRows(db, logger).get,
    set: () => undefined,
  };
  const delivered = deliveredServers(parts.node, parts.servers);
  const servers = createServerList({ delivered, rows, meta });
  const server = servers.find(parts.server);
  if (server === undefined) return unknown(parts.server);

  const { documents } = parts;
  const workspaces = createWorkspaces({ meta, home, documents, emit: () => undefined });
  const needsWorkspace = (id: string): boolean => servers.about(id)?.needsWorkspace === true;
  const refused = refusalOf(server, workspaces, needsWorkspace(server.id));
  if (refused !== undefined) return refused;
  const use = createWorkspaceUse(workspaces, needsWorkspace, home.path);
  const loginPath = createLoginPath(systemClock);
  const prepare = createPrepare({
    inherited: process.env,
    loginPath,
    resolveSecret: createKeychainReader(home.id).get,
    extraEnv: (server) => ({ ...use.environment(server), ...bundledEnvironment(server, home.path) }),
    defaultCwd: use.cwd,
    shipped: { node: parts.node, npm: parts.npm },
    npmPrefix: join(home.path, 'npm'),
  });
  const ready = await prepare(server);
  await loginPath.close();
  if (!ready.ok) return { ran: false, why: 'unavailable', reason: ready.reason, advice: ready.advice };
  return 'command' in ready ? ready.command : byUrl(server);
}

function refusalOf(
  server: Server,
  workspaces: Pick<Workspaces, 'of'>,
  needsWorkspace: boolean,
): Refusal | undefined {
  const { title, disabled, launch } = server;
  if (launch.type !== 'stdio') return byUrl(server);
  if (disabled === true) return refusal(text('request.serverDisabled', { server: title }));
  if (!consented(server))
    return refusal(text('cli.notConsented', { server: title }), text('cli.notConsented.advice'));
  const { ready, folders } = workspaces.of(server);
  if (!needsWorkspace || ready) return undefined;
  return refusal(
    text('request.workspaceUnconfirmed', { folder: folders[0] ?? '' }),
    text('cli.notConsented.advice'),
  );
}

async function standIn(command: Command): Promise<RunEnd> {
  const child = spawnInPlace(command, await findSetpriv());
  const pass = (signal: NodeJS.Signals): void => {
    // The terminal has said Ctrl+C to the child itself. (process.stdin would change the pipe that the child reads.)
    if (signal !== 'SIGINT' || !isatty(0)) child.signal(signal);
  };
  for (const signal of PASSED_ON) process.on(signal, pass);
  const end = await child.end;
  for (const signal of PASSED_ON) process.off(signal, pass);
  if ('problem' in end) {
    const reason = text('server.spawnFailed', { problem: end.problem });
    return { ran: false, why: 'unavailable', reason, advice: text('server.advice.checkCommand') };
  }
  return { ran: true, code: end.code ?? 128 + (end.signal === null ? 0 : constants.signals[end.signal]) };
}

function unknown(server: string): Refusal {
  return { ran: false, why: 'unknown', reason: text('request.unknownServer', { server }) };
}

function byUrl({ title }: Server): Refusal {
  return {
    ran: false,
    why: 'unavailable',
    reason: text('cli.byUrl', { server: title }),
    advice: text('cli.byUrl.advice'),
  };
}

function refusal(reason: Text, advice?: Text): Refusal {
  return { ran: false, why: 'refused', reason, ...(advice === undefined ? {} : { advice }) };
}
