import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { extract } from 'tar';
import { z } from 'zod';
import { refuseSensitive } from '#servers/commands/sensitive-names.ts';
import { ToolFailure } from '#servers/kit/failure.ts';
import { makeDirectory } from '#servers/kit/files.ts';
import { defineTool } from '#servers/kit/tool.ts';
import type { Tool } from '#servers/kit/tool.ts';
import { contentsOf } from './archive.ts';
import { BackupName, backupPlaces, parseManifest, usualContainer } from './backup-manifest.ts';
import type { BackupManifest } from './backup-manifest.ts';
import type { OpenStore } from './open-store.ts';
import { Container } from './place.ts';
import { Provider } from './provider.ts';
import { receiveInto, withSpool } from './spool.ts';

const MANIFEST_BYTES = 64 * 1024 * 1024;

/** spec/servers.md A.1.14. */
export function backupRestore(open: OpenStore): Tool {
  return defineTool({
    name: 'backup_restore',
    title: 'Restore a backup',
    description:
      'Gets a backup that backup_create made and unpacks it into a folder of the workspace, after the archive and each file in it were compared with the manifest. Into a folder that is not empty only with overwrite, which replaces files of the same names and leaves the others.',
    input: z.object({
      backup_name: BackupName,
      restore_path: z.string().min(1).describe('Folder of the workspace; made when missing'),
      provider: Provider.default('s3'),
      container: Container.optional().describe('Without it backups-s3, backups-azure or backups-gcs'),
      verify_integrity: z
        .boolean()
        .default(true)
        .describe(
          'false: unpack it even when checksums differ; what is not in the manifest is never unpacked',
        ),
      overwrite: z.boolean().default(false).describe('Allow a folder that is not empty'),
      allow_trusted: z
        .boolean()
        .default(false)
        .describe('Restore also what other programs run or trust, such as .git and shell profiles'),
    }),
    output: z.object({
      path: z.string(),
      files: z.int(),
      bytes: z.int(),
      verified: z.boolean(),
      created: z.string().describe('When the backup was made'),
      skipped: z.array(z.string()).describe('What the backup had not taken along'),
    }),
    risk: ['write', 'destroy', 'network'],
    async run(input, context) {
      const { backup_name, provider, verify_integrity, overwrite } = input;
      const { signal } = context;
      const target = await context.workspace.locate('restore_path', input.restore_path, 'mayCreate');
      refuseSensitive(target, 'restore_path');
      await requireEmpty(target.path, overwrite);
      const container = input.container ?? usualContainer(provider);
      const store = await open(provider, context, { container: 'container', object: 'backup_name' });
      return withSpool(async (folder) => {
        const manifestFile = path.join(folder, 'manifest.json');
        const got = await store.get({ container, name: backupPlaces(backup_name, true).manifest });
        if (got.head.size > MANIFEST_BYTES) {
          got.body.destroy();
          throw new ToolFailure('E', 'The manifest is too large to be one.', { reason: 'manifest' });
        }
        await receiveInto(manifestFile, got, verify_integrity, () => Promise.resolve());
        const manifest = parseManifest(await readFile(manifestFile, 'utf8'), backup_name);
        if (!input.allow_trusted) refuseTrusted(manifest, target);
        const archive = path.join(folder, 'archive');
        const name = backupPlaces(backup_name, manifest.compression).archive;
        await receiveInto(archive, await store.get({ container, name }), verify_integrity, (done, total) =>
          context.progress(done, total),
        );
        if (verify_integrity) compare(manifest, await contentsOf(archive, signal));
        await unpack(archive, manifest, target.path, signal);
        return {
          path: target.path,
          files: manifest.files.length,
          bytes: manifest.files.reduce((sum, { bytes }) => sum + bytes, 0),
          verified: verify_integrity,
          created: manifest.created,
          skipped: manifest.skipped,
        };
      });
    },
    text: ({ path: at, files, bytes, verified, created }) =>
      `${at}: ${files} files, ${bytes} bytes of the backup of ${created}, ${verified ? 'verified' : 'not verified'}.`,
  });
}

async function requireEmpty(folder: string, overwrite: boolean): Promise<void> {
  const found = await readdir(folder).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  });
  if (found.length === 0 || overwrite) return;
  throw new ToolFailure('P', `${folder} is not empty. Name another folder, or pass overwrite=true.`, {
    field: 'restore_path',
    reason: 'notEmpty',
  });
}

/** Whoever may write to the store must not be able to plant what other programs run. */
function refuseTrusted(manifest: BackupManifest, target: { path: string; folder: string }): void {
  for (const { path: inside } of manifest.files) {
    try {
      refuseSensitive({ path: path.join(target.path, inside), folder: target.folder }, 'allow_trusted');
    } catch {
      throw new ToolFailure(
        'P',
        `The backup holds ${inside}, which other programs run or trust. Pass allow_trusted=true if you trust whoever may write to this container.`,
        { field: 'allow_trusted', path: inside },
      );
    }
  }
}

function compare({ files }: BackupManifest, found: Pick<BackupManifest, 'files'>): void {
  const inArchive = new Map(found.files.map((file) => [file.path, file]));
  const wrong = files.filter(({ path: name, sha256, bytes }) => {
    const other = inArchive.get(name);
    return other?.sha256 !== sha256 || other.bytes !== bytes;
  });
  if (wrong.length === 0 && found.files.length === files.length) return;
  throw new ToolFailure(
    'E',
    `The archive is not what the manifest says; nothing was restored. Different: ${wrong.length} of ${files.length} files.`,
    { reason: 'checksum', files: wrong.slice(0, 20).map(({ path: name }) => name) },
  );
}

/** Beside the target first: what is there changes only when everything has been unpacked. */
async function unpack(
  archive: string,
  manifest: BackupManifest,
  target: string,
  signal: AbortSignal,
): Promise<void> {
  const files = new Set(manifest.files.map((file) => file.path));
  const folders = new Set(manifest.directories);
  await makeDirectory(path.dirname(target));
  const beside = path.join(path.dirname(target), `.patchbay-${randomBytes(8).toString('hex')}.tmp`);
  await mkdir(beside, { mode: 0o700 });
  try {
    await extract({
      file: archive,
      cwd: beside,
      strict: true,
      filter: (name, entry) => {
        signal.throwIfAborted();
        const plain = name.replace(/^\.\//, '').replace(/\/$/, '');
        const type = 'type' in entry ? entry.type : '';
        return type === 'Directory' ? folders.has(plain) : type === 'File' && files.has(plain);
      },
    });
    signal.throwIfAborted();
    await move(beside, target, '');
  } finally {
    await rm(beside, { recursive: true, force: true });
  }
}

async function move(from: string, to: string, inside: string): Promise<void> {
  await makeDirectory(path.join(to, inside));
  for (const entry of await readdir(path.join(from, inside), { withFileTypes: true })) {
    const name = path.join(inside, entry.name);
    if (entry.isDirectory()) await move(from, to, name);
    else await rename(path.join(from, name), path.join(to, name));
  }
}
