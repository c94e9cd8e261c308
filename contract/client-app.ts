import { z } from 'zod';
import { ServerId } from './ids.ts';
import { ParsedServers } from './server.ts';
import { Text } from './text.ts';

/** Other apps whose configuration Patchbay reads and writes. More enter with their formats. */
export const ClientAppId = z.enum(['claude-desktop']);
export type ClientAppId = z.infer<typeof ClientAppId>;

/** A copy of a file of another app as it was before we wrote it. `at` in epoch ms. */
export const ClientBackup = z.object({ id: z.string().min(1).max(200), at: z.int(), bytes: z.int() });
export type ClientBackup = z.infer<typeof ClientBackup>;

/** One server that the other app has. */
export const ClientEntry = z.object({
  name: z.string(),
  /** The command line, or the address; secrets in it are masked. Empty: neither could be read. */
  shown: z.string(),
  /** It goes through Patchbay already: the server it means. */
  ours: ServerId.optional(),
  /** A server of this home with the same launch; a secret of ours fits whatever stands in its place. */
  same: ServerId.optional(),
});
export type ClientEntry = z.infer<typeof ClientEntry>;

/** What is known of an app's configuration. `problem` says why it cannot be read; with line and column where the text is broken. */
export const ClientApp = z.object({
  id: ClientAppId,
  title: z.string(),
  /** The file that is read and written, or where it would be. */
  path: z.string(),
  /** Other places to choose from: where such a file was found, and the one a person picked last. */
  others: z.array(z.string()),
  state: z.enum(['missing', 'found', 'unreadable']),
  /** Whether the folder of the file is there. Without it, the app was never started here. */
  folder: z.boolean(),
  problem: Text.optional(),
  entries: z.array(ClientEntry),
  /** The app runs now, so it has to be restarted to see a change. unknown: this system cannot be asked. */
  running: z.enum(['yes', 'no', 'unknown']),
  /** Of this file, newest first. */
  backups: z.array(ClientBackup),
});
export type ClientApp = z.infer<typeof ClientApp>;

/** Which servers to put into an app's file. */
export const ClientExport = z.strictObject({
  client: ClientAppId,
  servers: z.array(ServerId).max(500),
  /**
   * Names of entries that go, such as the app's own copies of what is now ours. A server that is exported takes the
   * name and the place of the one that is its copy.
   */
  remove: z.array(z.string().max(500)).max(500).default([]),
  /** Writes secrets as they are instead of starting through `patchbay run`. Warned of, and off. */
  clear: z.boolean().default(false),
});
export type ClientExport = z.infer<typeof ClientExport>;

/** An export that was looked at: `hash` is that of its preview, and anything else is refused. */
export const ClientWrite = ClientExport.extend({
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  /** Makes the app's folder where it is missing. */
  create: z.boolean().default(false),
});
export type ClientWrite = z.infer<typeof ClientWrite>;

/**
 * What would be written. `hash` covers the file as it was read and as it would be written: when either is another by
 * then, writing is refused.
 */
export const ClientPreview = z.object({
  path: z.string(),
  hash: z.string(),
  /** Unified diff of the file; secrets in it are masked. Empty: nothing would change. */
  diff: z.string(),
  /** What is not there yet and would be made. */
  creates: z.enum(['file', 'folder']).optional(),
  warnings: z.array(Text),
});
export type ClientPreview = z.infer<typeof ClientPreview>;

/** What the app's file holds now. `backup`: the copy of what it held before; absent when there was no file. */
export const ClientWritten = z.object({ app: ClientApp, backup: ClientBackup.optional() });
export type ClientWritten = z.infer<typeof ClientWritten>;

/** The app's servers as drafts. Nothing has been added yet. */
export const ClientImport = z.object({
  parsed: ParsedServers,
  /** The entry that each draft comes from, and whether it is ours or the same as one of ours. */
  entries: z.record(z.string(), ClientEntry),
});
export type ClientImport = z.infer<typeof ClientImport>;
