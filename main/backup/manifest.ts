import { z } from 'zod';
import { appMigrations } from '#main/store/migrations/app.ts';
import { auditMigrations } from '#main/store/migrations/audit.ts';

/** Names inside the archive. */
export const MANIFEST = 'manifest.json';
export const SEAL = 'seal.json';

/** The databases of a home, the newest schema of each that is known here, and a table whose rows are counted. */
export const DATABASES = [
  { name: 'patchbay.db', known: appMigrations.length, table: 'servers' },
  { name: 'audit.db', known: auditMigrations.length, table: 'audit' },
] as const;

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);
/** A name in a folder, whatever a system or a server puts there, on every system: not `.` or `..`, nothing that separates. */
const NAME = String.raw`(?!\.{1,2}(?:/|$))[^/\\:\u0000-\u001f]{1,255}`;
/** `patchbay.db`, `backups/<client>/<time>` or `data/<server>/<file>`: nothing that could lead out of a folder. */
export const InnerPath = z
  .string()
  .max(1000)
  .regex(new RegExp(`^(?:patchbay\\.db|audit\\.db|(?:backups|data)(?:/${NAME}){1,12})$`));
/** More than any server keeps. */
export const MOST_FILES = 10_000;

/** What a backup says of itself. Shapes only: the files are checked against it when they are unpacked. */
export const BackupManifest = z.strictObject({
  format: z.literal(1),
  /** Unix time in ms. */
  createdAt: z.int(),
  /** Of the Patchbay that made it. */
  version: z.string().max(50),
  /** Id of the home that it was made of, by which its secrets are found in the keychain. */
  home: z.uuid(),
  counts: z.strictObject({ servers: z.int().min(0), auditRows: z.int().min(0) }),
  files: z
    .array(z.strictObject({ path: InnerPath, bytes: z.int().min(0), sha256: Sha256 }))
    .min(1)
    .max(MOST_FILES),
});
export type BackupManifest = z.infer<typeof BackupManifest>;
