import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { ToolFailure } from '#servers/kit/failure.ts';
import { defineTool } from '#servers/kit/tool.ts';
import type { Tool } from '#servers/kit/tool.ts';
import { pack } from './archive.ts';
import { BackupName, backupPlaces, usualContainer } from './backup-manifest.ts';
import type { BackupManifest } from './backup-manifest.ts';
import { CLASSIFICATION } from './checksum.ts';
import { confirmStored, requireEncryption } from './confidential.ts';
import { withLocalFile } from './local-file.ts';
import type { OpenStore } from './open-store.ts';
import { Container } from './place.ts';
import { Provider } from './provider.ts';
import { withSpool } from './spool.ts';
import type { StorageClass } from './storage-class.ts';
import type { ObjectStore } from './store.ts';

const DAY_MS = 86_400_000;
const FIELDS = { container: 'container', object: 'backup_name' };

/** spec/servers.md A.1.14. */
export function backupCreate(open: OpenStore): Tool {
  return defineTool({
    name: 'backup_create',
    title: 'Back up a folder',
    description:
      'Packs a file or folder of the workspace into a tar archive and stores it with a manifest that has the SHA-256 of every file. Links are not taken along; the answer names them. The manifest is stored last: without it there is no backup. Classified as confidential, so it is always encrypted by the store.',
    input: z.object({
      source_path: z.string().min(1).describe('File or folder of the workspace'),
      backup_name: BackupName.describe('Not yet used'),
      provider: Provider.default('s3'),
      container: Container.optional().describe(
        'Has to exist; without it backups-s3, backups-azure or backups-gcs',
      ),
      compression: z.boolean().default(true),
      encryption: z.boolean().default(true).describe('Has to be true: a backup is confidential'),
      retention_days: z
        .int()
        .min(1)
        .max(36_500)
        .default(30)
        .describe('Noted in the manifest; nothing deletes it then. lifecycle_policy can, for backups/'),
    }),
    output: z.object({
      backup_name: z.string(),
      container: z.string(),
      archive: z.string(),
      bytes: z.int().describe('Of the archive'),
      sha256: z.string().describe('Of the archive'),
      files: z.int(),
      source_bytes: z.int(),
      skipped: z.array(z.string()),
      retain_until: z.string(),
    }),
    risk: ['read', 'write', 'network'],
    async run(input, context) {
      const { backup_name, provider, compression, encryption, retention_days } = input;
      requireEncryption('confidential', encryption);
      const source = await context.workspace.locate('source_path', input.source_path, 'mustExist');
      const store = await open(provider, context, FIELDS);
      const container = input.container ?? usualContainer(provider);
      const places = backupPlaces(backup_name, compression);
      await requireNew(store, container, places.manifest);
      return withSpool(async (folder) => {
        const archive = join(folder, 'archive');
        const { files, directories, skipped } = await pack(source.path, archive, compression, context.signal);
        const created = new Date();
        const manifest = await withLocalFile(archive, 'source_path', context.signal, async (file) => {
          await send(store, container, places.archive, file, 'STANDARD_IA');
          return {
            format: 'patchbay-backup/1',
            name: backup_name,
            created: created.toISOString(),
            retain_until: new Date(created.getTime() + retention_days * DAY_MS).toISOString(),
            compression,
            archive: { name: places.archive, bytes: file.size, sha256: file.sha256 },
            files,
            directories,
            skipped,
          } satisfies BackupManifest;
        });
        const path = join(folder, 'manifest.json');
        await writeFile(path, JSON.stringify(manifest, undefined, 1));
        await withLocalFile(path, 'source_path', context.signal, (file) =>
          send(store, container, places.manifest, file, 'STANDARD'),
        );
        return {
          backup_name,
          container,
          archive: places.archive,
          bytes: manifest.archive.bytes,
          sha256: manifest.archive.sha256,
          files: files.length,
          source_bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
          skipped,
          retain_until: manifest.retain_until,
        };
      });
    },
    text: ({ backup_name, container, files, bytes, skipped, retain_until }) =>
      `${backup_name} in ${container}: ${files} files, ${bytes} bytes packed, to be kept until ${retain_until}.${skipped.length === 0 ? '' : ` Not taken along: ${skipped.join(', ')}`}`,
  });
}

async function requireNew(store: ObjectStore, container: string, manifest: string): Promise<void> {
  const { objects } = await store.list(container, manifest, 1);
  if (objects.every(({ name }) => name !== manifest)) return;
  throw new ToolFailure('V', 'backup_name: there is a backup of this name. Choose another.', {
    field: 'backup_name',
    reason: 'exists',
  });
}

/** An archive without a manifest is what a broken backup left; it is replaced. */
async function send(
  store: ObjectStore,
  container: string,
  name: string,
  file: Parameters<ObjectStore['put']>[1]['file'],
  storageClass: StorageClass,
): Promise<void> {
  await store.put(
    { container, name },
    { file, metadata: { [CLASSIFICATION]: 'confidential' }, storageClass, encrypt: true, replace: true },
  );
  await confirmStored(store, { container, name });
}
