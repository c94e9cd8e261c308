import { truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { defineTool } from '#servers/kit/tool.ts';
import type { Tool, ToolContext } from '#servers/kit/tool.ts';
import { withLocalFile } from './local-file.ts';
import type { OpenStore } from './open-store.ts';
import { Container, RemotePath } from './place.ts';
import { Provider } from './provider.ts';
import { withSpool } from './spool.ts';
import type { ObjectStore, Place } from './store.ts';

const LIMITS =
  'Copies that the provider keeps out of sight (replicas, its own backups) and when it reuses the media are beyond any request. Where that matters, encrypt with a key of your own and destroy the key.';

/** spec/servers.md A.1.14. */
export function storageDelete(open: OpenStore): Tool {
  return defineTool({
    name: 'storage_delete',
    title: 'Delete an object',
    description:
      'Deletes an object. With secure_delete it is overwritten by zeros first, unless the store keeps earlier versions or deleted objects: there an overwrite would only add a version, and the answer says what remains.',
    input: z.object({
      provider: Provider,
      container: Container,
      remote_path: RemotePath,
      secure_delete: z.boolean().default(false),
    }),
    output: z.object({
      deleted: z.literal(true),
      overwritten: z.boolean(),
      content_kept: z
        .enum(['yes', 'no', 'unknown', 'not looked at'])
        .describe('Whether the store itself still keeps the content, as a version or a deleted object'),
      notes: z.array(z.string()),
    }),
    risk: ['destroy', 'network'],
    aliases: ['delete'],
    async run({ provider, container, remote_path, secure_delete }, context) {
      const store = await open(provider, context);
      const at = { container, name: remote_path };
      const head = await store.head(at);
      if (!secure_delete) {
        await store.remove(at);
        return {
          deleted: true as const,
          overwritten: false,
          content_kept: 'not looked at' as const,
          notes: [],
        };
      }
      const facts = await store.facts(container);
      const keepers = facts.filter(({ fact }) => fact === 'versioning' || fact === 'soft_delete');
      const keeping = keepers.filter(({ state }) => state === 'on' || state === 'partly');
      const unknown = keepers.filter(({ state }) => state === 'unknown');
      if (keeping.length === 0) await overwrite(store, at, head.size, head.encryption !== null, context);
      await store.remove(at);
      return {
        deleted: true as const,
        overwritten: keeping.length === 0,
        content_kept:
          keeping.length > 0 ? ('yes' as const) : unknown.length > 0 ? ('unknown' as const) : ('no' as const),
        notes: [
          ...keeping.map(
            ({ fact, detail }) =>
              `${fact} is on (${detail}): the content is still kept. It was not overwritten, which would only have added a version.`,
          ),
          ...unknown.map(
            ({ fact, detail }) => `Whether the content is kept by ${fact} is not known: ${detail}`,
          ),
          LIMITS,
        ],
      };
    },
    text: ({ overwritten, notes }) =>
      [`Deleted${overwritten ? ', overwritten before' : ''}.`, ...notes].join('\n'),
  });
}

async function overwrite(
  store: ObjectStore,
  at: Place,
  size: number,
  encrypt: boolean,
  { signal }: ToolContext,
): Promise<void> {
  await withSpool(async (folder) => {
    const path = join(folder, 'zeros');
    await writeFile(path, '');
    // Takes no room on the disk.
    await truncate(path, size);
    await withLocalFile(path, 'remote_path', signal, (file) =>
      store.put(at, { file, metadata: {}, storageClass: 'STANDARD', encrypt, replace: true }),
    );
  });
}
