import { join } from 'node:path';
import { z } from 'zod';
import { ToolFailure } from '#servers/kit/failure.ts';
import { defineTool } from '#servers/kit/tool.ts';
import type { Tool, ToolContext } from '#servers/kit/tool.ts';
import { CHECKSUM, checksumOf } from './checksum.ts';
import { confirmStored } from './confidential.ts';
import { withLocalFile } from './local-file.ts';
import type { OpenStore } from './open-store.ts';
import { Container, RemotePath } from './place.ts';
import { Provider } from './provider.ts';
import { receiveInto, withSpool } from './spool.ts';
import type { ObjectStore, Place } from './store.ts';

/** What every store copies by itself in one request. */
const LARGEST_COPY = 5 * 1024 ** 3;

/** spec/servers.md A.1.14. */
export function storageReplicate(open: OpenStore): Tool {
  return defineTool({
    name: 'storage_replicate',
    title: 'Copy an object',
    description:
      'Copies an object to another place, also of another provider, with its metadata. Inside a provider the store copies it; otherwise it goes through this computer, verified on the way. The copy is compared with the source.',
    input: z.object({
      source_provider: Provider,
      source_container: Container,
      source_path: RemotePath,
      dest_provider: Provider,
      dest_container: Container,
      dest_path: RemotePath,
      overwrite: z.boolean().default(false).describe('Replace an object at the target'),
    }),
    output: z.object({
      bytes: z.int(),
      sha256: z.string().nullable().describe('null: the source has none and the store copied by itself'),
      method: z.enum(['by the store', 'through this computer']),
      encryption: z.string().nullable(),
    }),
    risk: ['write', 'network'],
    annotations: { destructiveHint: true },
    aliases: ['cloud_storage_sync', 'sync'],
    async run(input, context) {
      const from = { container: input.source_container, name: input.source_path };
      const to = { container: input.dest_container, name: input.dest_path };
      const sameStore = input.source_provider === input.dest_provider;
      if (sameStore && from.container === to.container && from.name === to.name) {
        throw new ToolFailure('V', 'dest_path: is the source itself.', { field: 'dest_path' });
      }
      const source = await open(input.source_provider, context, {
        container: 'source_container',
        object: 'source_path',
      });
      const target = await open(input.dest_provider, context, {
        container: 'dest_container',
        object: 'dest_path',
      });
      const before = await source.head(from);
      const direct =
        sameStore && before.size < LARGEST_COPY && (await copied(target, from, to, input.overwrite));
      const sha256 = direct
        ? (checksumOf(before) ?? null)
        : await carry(source, from, target, to, input.overwrite, context);
      const after = await confirmStored(target, to);
      if (after.size !== before.size || (sha256 !== null && checksumOf(after) !== sha256)) {
        throw new ToolFailure(
          'E',
          'The copy is not like the source, which changed meanwhile. Copy it again.',
          {
            field: 'source_path',
            reason: 'changed',
          },
        );
      }
      return {
        bytes: after.size,
        sha256,
        method: direct ? ('by the store' as const) : ('through this computer' as const),
        encryption: after.encryption,
      };
    },
    text: ({ bytes, sha256, method }) =>
      `${bytes} bytes were copied ${method}; SHA-256: ${sha256 ?? 'the source has none'}.`,
  });
}

/** False when the store cannot copy such an object, as some S3 cannot an encrypted one. */
async function copied(store: ObjectStore, from: Place, to: Place, replace: boolean): Promise<boolean> {
  try {
    await store.copy(from, to, replace);
    return true;
  } catch (error) {
    if (error instanceof ToolFailure && error.fields['status'] === 501) return false;
    throw error;
  }
}

/** Verified before the target is touched. */
async function carry(
  source: ObjectStore,
  from: Place,
  target: ObjectStore,
  to: Place,
  replace: boolean,
  { signal, progress }: ToolContext,
): Promise<string> {
  return withSpool(async (folder) => {
    const path = join(folder, 'object');
    const got = await source.get(from);
    await receiveInto(path, got, true, (done, total) => progress(done / 2, total));
    return withLocalFile(path, 'source_path', signal, async (file) => {
      const { [CHECKSUM]: _, ...metadata } = got.head.metadata;
      await target.put(to, { file, metadata, storageClass: 'STANDARD', encrypt: true, replace });
      await progress(file.size, file.size);
      return file.sha256;
    });
  });
}
