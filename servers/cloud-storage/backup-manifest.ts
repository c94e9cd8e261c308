import { z } from 'zod';
import { ToolFailure } from '#servers/kit/failure.ts';
import type { Provider } from './provider.ts';

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** A path in an archive: relative, with slashes, never up. */
const Inside = z
  .string()
  .min(1)
  .refine((name) => !/[\0\\]/.test(name) && !/^(?:[a-zA-Z]:|\/)/.test(name), 'is not relative')
  .refine((name) => name.split('/').every((part) => part !== '' && part !== '.' && part !== '..'), 'climbs');

/** What a backup holds; stored beside its archive, and last, so that a backup without it is none. */
export const BackupManifest = z.strictObject({
  format: z.literal('patchbay-backup/1'),
  name: z.string(),
  created: z.iso.datetime(),
  /** Until then it is to be kept. Nothing here deletes it then. */
  retain_until: z.iso.datetime(),
  compression: z.boolean(),
  archive: z.strictObject({ name: z.string(), bytes: z.int().min(0), sha256: Sha256 }),
  files: z.array(z.strictObject({ path: Inside, bytes: z.int().min(0), sha256: Sha256 })),
  directories: z.array(Inside),
  /** What was not taken along: links, pipes, sockets, devices. */
  skipped: z.array(z.string()),
});
export type BackupManifest = z.infer<typeof BackupManifest>;

export const BackupName = z
  .string()
  .regex(/^[a-zA-Z0-9][\w.-]{0,99}$/, 'must have letters, digits, dots, dashes, at most 100');

/** Where the parts of a backup stand in its container: spec/servers.md A.1.14. */
export function backupPlaces(name: string, compression: boolean): { archive: string; manifest: string } {
  return {
    archive: `backups/${name}/archive.tar${compression ? '.gz' : ''}`,
    manifest: `backups/${name}/manifest.json`,
  };
}

export function usualContainer(provider: Provider): string {
  return `backups-${provider}`;
}

/** Throws E when it is no manifest, or that of another backup. */
export function parseManifest(text: string, name: string): BackupManifest {
  const parsed = BackupManifest.safeParse(parseJson(text));
  if (parsed.success && parsed.data.name === name) return parsed.data;
  throw new ToolFailure('E', `What is stored as the manifest of ${name} is none; nothing was restored.`, {
    reason: 'manifest',
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
