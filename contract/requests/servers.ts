import { z } from 'zod';
import { ClientAppId, ClientBackup, ClientExport, ClientWrite } from '../client-app.ts';
import type { ClientApp, ClientImport, ClientPreview, ClientWritten } from '../client-app.ts';
import { ServerId } from '../ids.ts';
import type { ProtocolMessage } from '../protocol-message.ts';
import { NewSecret, SecretName } from '../secret.ts';
import { ServerChange, ServerDraft } from '../server.ts';
import type { LogLine, ParsedServers, Removal, ServerView } from '../server.ts';
import { app, appOrCli, none, gives } from './entry.ts';
import type { Entry } from './entry.ts';

const one = z.strictObject({ server: ServerId });
const secrets = z.array(NewSecret).max(100).optional();

/** Servers, their secrets, and the configurations of other apps. */
export const serversRequests = {
  /** Reads a pasted command line, or any client's JSON, without adding anything. */
  'server.parse': {
    params: z.strictObject({ text: z.string().min(1).max(1_000_000) }),
    result: gives<ParsedServers>(),
    surfaces: app,
  },
  /** `secrets` are stored only when everything else is valid: all of them, or none. */
  'server.add': {
    params: z.strictObject({ server: ServerDraft, secrets }),
    result: gives<ServerView>(),
    surfaces: app,
  },
  /** As above; a name that is taken is refused, unless this server refers to it already. */
  'server.update': {
    params: z.strictObject({ server: ServerId, change: ServerChange, secrets }),
    result: gives<ServerView>(),
    surfaces: app,
  },
  'server.duplicate': { params: one, result: gives<ServerView>(), surfaces: app },
  /** What would go with it; asked before `server.remove`. */
  'server.removal': { params: one, result: gives<Removal>(), surfaces: app },
  'server.remove': { params: one, result: gives<{ removed: ServerId }>(), surfaces: app },
  /** Undoes a removal of this run, with its grants, rules and tools. */
  'server.restore': { params: one, result: gives<ServerView>(), surfaces: app },
  'server.startAll': { params: none, result: gives<ServerView[]>(), surfaces: app },
  'server.stopAll': { params: none, result: gives<ServerView[]>(), surfaces: app },
  'server.start': {
    params: z.strictObject({ server: ServerId }),
    result: gives<ServerView>(),
    surfaces: appOrCli,
  },
  'server.stop': {
    params: z.strictObject({ server: ServerId }),
    result: gives<ServerView>(),
    surfaces: appOrCli,
  },
  'server.restart': {
    params: z.strictObject({ server: ServerId }),
    result: gives<ServerView>(),
    surfaces: appOrCli,
  },
  'server.logs': {
    params: z.strictObject({ server: ServerId, limit: z.int().min(1).max(10_000).default(500) }),
    result: gives<LogLine[]>(),
    surfaces: appOrCli,
  },
  /** The last messages of a session, oldest first; with `after` only those with a greater seq. */
  'server.protocol': {
    params: z.strictObject({
      server: ServerId,
      after: z.int().optional(),
      limit: z.int().min(1).max(2000).default(500),
    }),
    result: gives<ProtocolMessage[]>(),
    surfaces: app,
  },
  /** Every app whose configuration can be read and written here, whether it is there or not. */
  'client.list': { params: none, result: gives<ClientApp[]>(), surfaces: app },
  /** Takes another file for its own: one that `client.list` names or, without `path`, one a person picks in the system's dialog. */
  'client.choose': {
    params: z.strictObject({ client: ClientAppId, path: z.string().min(1).max(4096).optional() }),
    result: gives<ClientApp>(),
    surfaces: app,
  },
  /** Reads the servers that an app has, without adding any. */
  'client.import': {
    params: z.strictObject({ client: ClientAppId }),
    result: gives<ClientImport>(),
    surfaces: app,
  },
  'client.preview': { params: ClientExport, result: gives<ClientPreview>(), surfaces: app },
  'client.write': { params: ClientWrite, result: gives<ClientWritten>(), surfaces: app },
  /** Puts a backup back; what the file holds now is backed up first. */
  'client.restore': {
    params: z.strictObject({ client: ClientAppId, backup: ClientBackup.shape.id }),
    result: gives<ClientWritten>(),
    surfaces: app,
  },
  /** Names alone: no window is ever given a value. */
  'secret.list': { params: none, result: gives<string[]>(), surfaces: app },
  'secret.set': {
    params: NewSecret,
    result: gives<{ stored: true }>(),
    surfaces: app,
  },
  'secret.remove': {
    params: z.strictObject({ name: SecretName }),
    result: gives<{ removed: boolean }>(),
    surfaces: app,
  },
} as const satisfies Record<string, Entry>;
