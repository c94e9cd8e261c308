import { z } from 'zod';
import { InstanceId, ServerId } from './ids.ts';
import { Launch, SecretText } from './launch.ts';
import { Text } from './text.ts';

/** When a stopped process is started again (OTP words); times in milliseconds. */
export const RestartPolicy = z.object({
  restart: z.enum(['always', 'on-failure', 'never']).default('on-failure'),
  /** At most `max` restarts inside a sliding window of `withinMs`. */
  intensity: z
    .object({ max: z.int().min(0).max(100), withinMs: z.int().min(1) })
    .default({ max: 5, withinMs: 60_000 }),
  backoff: z
    .object({ baseMs: z.int().min(0), maxMs: z.int().min(0), jitter: z.number().min(0).max(1) })
    .default({ baseMs: 500, maxMs: 30_000, jitter: 0.2 }),
  /** Time each step of the stop ladder gets. */
  shutdownMs: z.int().min(0).max(600_000).default(5_000),
  startTimeoutMs: z.int().min(1).max(600_000).default(30_000),
});
export type RestartPolicy = z.infer<typeof RestartPolicy>;

export const Server = z.object({
  id: ServerId,
  title: z.string().min(1).max(200),
  source: z.enum(['bundled', 'command', 'url', 'bundle', 'registry']),
  launch: Launch,
  start: z.enum(['onDemand', 'always', 'manual']),
  restart: RestartPolicy,
  /** The user believes this server's own annotations. Bundled servers are believed through the manifest. */
  trusted: z.boolean(),
  /** SHA-256 of the launch that the user approved; empty: must ask before it runs. */
  consent: z.string(),
  /** Switched off: it cannot be started and nobody is offered its tools. */
  disabled: z.boolean().optional(),
  /** The workspace it works in; none: the default one, for servers that need one. */
  workspace: z.string().min(1).max(100).optional(),
  /** Servers that must be ready before this one is started together with them. */
  after: z.array(ServerId).max(50).optional(),
  /** `node`, `npm` and `npx` are those that ship with Patchbay, whatever this machine has. */
  shippedNode: z.boolean().optional(),
});
export type Server = z.infer<typeof Server>;

/** What somebody who adds a server says of it. Everything else starts from its default. */
export const ServerDraft = z.strictObject({
  id: ServerId,
  title: z.string().trim().min(1).max(200),
  launch: Launch,
});
export type ServerDraft = z.infer<typeof ServerDraft>;

/**
 * What may be changed of a server. A changed launch is asked for again before it runs. Of a bundled server only when
 * and where it runs may be changed, and its settings: `start`, `restart`, `disabled`, `workspace`, `after`, `settings`.
 */
export const ServerChange = z.strictObject({
  title: z.string().trim().min(1).max(200).optional(),
  launch: Launch.optional(),
  start: Server.shape.start.optional(),
  restart: RestartPolicy.optional(),
  trusted: z.boolean().optional(),
  disabled: z.boolean().optional(),
  /** null: none of its own. */
  workspace: Server.shape.workspace.unwrap().nullable().optional(),
  after: Server.shape.after,
  shippedNode: z.boolean().optional(),
  /**
   * Of a bundled server, by the name of its variable; null: as it was delivered. A secret only as a reference: its value
   * goes beside the change. What runs goes on with the settings it was started with.
   */
  settings: z.record(z.string().max(200), SecretText.nullable()).optional(),
});
export type ServerChange = z.infer<typeof ServerChange>;

/**
 * A variable or header of a draft whose value looks like a secret, and the name under which it could be kept instead.
 * `value`: the part of it that is the secret, such as what stands behind `Bearer `; absent: all of it. Only that part
 * is stored, and only that part is replaced by the reference (it is the end of the text).
 */
export const SecretHint = z.object({
  server: ServerId,
  variable: z.string(),
  name: z.string(),
  value: z.string().optional(),
});
export type SecretHint = z.infer<typeof SecretHint>;

/** What was understood of a pasted command line or configuration. Nothing has been added yet. */
export const ParsedServers = z.object({
  drafts: z.array(ServerDraft),
  secrets: z.array(SecretHint),
  /** What could not be taken over, and why; with line and column where the text itself is broken. */
  problems: z.array(Text),
});
export type ParsedServers = z.infer<typeof ParsedServers>;

/** What goes with a server that is removed. */
export const Removal = z.object({
  grants: z.int(),
  rules: z.int(),
  /** Secrets that no other server refers to. They stay in the keychain unless they are removed one by one. */
  secrets: z.array(z.string()),
});
export type Removal = z.infer<typeof Removal>;

const since = { since: z.int() };

/** Life of one instance. Times are epoch milliseconds. DESIGN "How a server lives". */
export const InstanceState = z.discriminatedUnion('state', [
  z.object({ state: z.literal('stopped'), ...since }),
  /** `installing`: a package runner may fetch the program first, so it is given longer and its output is shown. */
  z.object({
    state: z.literal('starting'),
    attempt: z.int(),
    installing: z.boolean().optional(),
    ...since,
  }),
  z.object({ state: z.literal('ready'), ...since }),
  z.object({ state: z.literal('degraded'), reason: Text, ...since }),
  z.object({ state: z.literal('stopping'), step: z.enum(['stdin', 'term', 'kill']), ...since }),
  z.object({ state: z.literal('waiting'), until: z.int(), reason: Text, ...since }),
  /** `offer`: what would help and can be switched on at once. */
  z.object({
    state: z.literal('failed'),
    reason: Text,
    advice: Text,
    offer: z.literal('shippedNode').optional(),
    ...since,
  }),
]);
export type InstanceState = z.infer<typeof InstanceState>;

/** What the window needs to show one server. `pid` is there while a process lives. */
export const ServerView = z.object({
  server: Server,
  description: Text.optional(),
  instance: InstanceId,
  state: InstanceState,
  pid: z.int().optional(),
  era: z.enum(['modern', 'legacy']).optional(),
  protocolVersion: z.string().optional(),
  /** Number of tools as last listed; undefined: never listed. */
  tools: z.int().optional(),
  prompts: z.int().optional(),
  /** Resources and templates together. */
  resources: z.int().optional(),
  /** What its tool definitions would take of a model's context, estimated. */
  tokens: z.int().optional(),
  /** What the server says of itself to whoever uses it; untrusted, at most 20,000 characters. */
  instructions: z.string().optional(),
  /** Its process is one that other servers share: `pid`, with all that it takes, is everybody's. */
  shares: z.literal(true).optional(),
  /** It runs with other settings than it has now, or in another process: a restart takes them over. */
  outdated: z.literal(true).optional(),
  /** Warnings of the last listing: what was dropped or could not be read. */
  warnings: z.array(Text),
});
export type ServerView = z.infer<typeof ServerView>;

export const LogLine = z.object({
  instance: InstanceId,
  at: z.int(),
  stream: z.enum(['stderr', 'stdout', 'patchbay']),
  line: z.string(),
});
export type LogLine = z.infer<typeof LogLine>;
