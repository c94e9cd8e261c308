import { z } from 'zod';

/** Long enough that guessing it costs more than it is worth (each guess takes half a second and 128 MiB). */
export const Passphrase = z.string().min(12).max(1000);

/** A backup that was written. Without `secrets` it holds none, because no passphrase was given. */
export const BackupMade = z.object({
  file: z.string(),
  bytes: z.int(),
  secrets: z.int().optional(),
});
export type BackupMade = z.infer<typeof BackupMade>;

/** What a file holds, read and checked whole. Times are Unix time in ms. */
export const BackupSummary = z.object({
  file: z.string(),
  bytes: z.int(),
  createdAt: z.int(),
  /** Of the Patchbay that made it. */
  version: z.string(),
  servers: z.int(),
  auditRows: z.int(),
  /** It holds the secrets, which its passphrase opens. */
  sealed: z.boolean(),
});
export type BackupSummary = z.infer<typeof BackupSummary>;

/** A restore that happens at the next start. */
export const RestoreReady = z.object({
  createdAt: z.int(),
  /** Folder of the home to which everything that is there now goes. */
  aside: z.string(),
  secrets: z.enum(['backup', 'keychain', 'none']),
  /** It is known who made it; otherwise what was agreed to is asked again. */
  proven: z.boolean(),
});
export type RestoreReady = z.infer<typeof RestoreReady>;
