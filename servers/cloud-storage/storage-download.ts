import { dirname } from 'node:path';
import { z } from 'zod';
import { fillFile, makeDirectory } from '#servers/kit/files.ts';
import { defineTool } from '#servers/kit/tool.ts';
import type { Tool } from '#servers/kit/tool.ts';
import { refuseSensitive } from '#servers/commands/sensitive-names.ts';
import { refuseExisting } from './existing-file.ts';
import type { OpenStore } from './open-store.ts';
import { Container, RemotePath } from './place.ts';
import { Provider } from './provider.ts';
import { receive } from './spool.ts';
import type { Received } from './spool.ts';

/** spec/servers.md A.1.14. */
export function storageDownload(open: OpenStore): Tool {
  return defineTool({
    name: 'storage_download',
    title: 'Download an object',
    description:
      'Gets an object into a file of the workspace, whole or not at all. Its SHA-256 is compared with the one that storage_upload keeps in the metadata; when they differ, it fails and no file is left.',
    input: z.object({
      provider: Provider,
      container: Container,
      remote_path: RemotePath,
      local_path: z.string().min(1).describe('In the workspace; missing folders are made'),
      verify_checksum: z.boolean().default(true),
      overwrite: z.boolean().default(false).describe('Replace a file that is there'),
    }),
    output: z.object({
      path: z.string(),
      bytes: z.int(),
      sha256: z.string().describe('Of the file that was written'),
      checksum: z
        .enum(['verified', 'none', 'not asked'])
        .describe('none: the object was stored without one, nothing could be compared'),
      classification: z.string().nullable(),
    }),
    risk: ['write', 'network'],
    annotations: { destructiveHint: true },
    aliases: ['download'],
    async run({ provider, container, remote_path, local_path, verify_checksum, overwrite }, context) {
      const place = await context.workspace.locate('local_path', local_path, 'mayCreate');
      refuseSensitive(place, 'local_path');
      const { path } = place;
      await refuseExisting(path, 'local_path', overwrite);
      const store = await open(provider, context);
      const got = await store.get({ container, name: remote_path });
      try {
        await makeDirectory(dirname(path));
        let received: Received | undefined;
        await fillFile(
          path,
          'local_path',
          async (handle) => {
            received = await receive(got, handle, verify_checksum, (done, total) =>
              context.progress(done, total),
            );
            await refuseExisting(path, 'local_path', overwrite);
          },
          context.signal,
        );
        if (received === undefined) throw new Error('nothing was received');
        return { path, ...received, classification: got.head.metadata['classification'] ?? null };
      } finally {
        got.body.destroy();
      }
    },
    text: ({ path, bytes, sha256, checksum }) =>
      `${path}: ${bytes} bytes, SHA-256 ${sha256}, ${checksum === 'none' ? 'the object has no checksum to compare with' : checksum}.`,
  });
}
