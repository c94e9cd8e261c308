import { z } from 'zod';
import { defineTool } from '#servers/kit/tool.ts';
import type { Tool } from '#servers/kit/tool.ts';
import { CLASSIFICATION } from './checksum.ts';
import { Classification, confirmStored, requireEncryption } from './confidential.ts';
import { withLocalFile } from './local-file.ts';
import { Metadata } from './metadata.ts';
import type { OpenStore } from './open-store.ts';
import { Container, RemotePath } from './place.ts';
import { Provider } from './provider.ts';
import { StorageClass } from './storage-class.ts';

/** spec/servers.md A.1.14. */
export function storageUpload(open: OpenStore): Tool {
  return defineTool({
    name: 'storage_upload',
    title: 'Upload a file',
    description:
      'Puts a file of the workspace into S3, Azure Blob Storage or Google Cloud Storage, with its SHA-256 in the metadata. Stored whole or not at all. What is confidential or restricted must be encrypted.',
    input: z.object({
      provider: Provider,
      container: Container,
      file_path: z.string().min(1).describe('In the workspace'),
      remote_path: RemotePath,
      classification: Classification.optional().describe('Kept in the metadata'),
      encryption: z.boolean().default(true).describe('At rest, by the store. Azure and GCS always encrypt'),
      storage_class: StorageClass.default('STANDARD').describe(
        'Azure: Hot, Cool, Archive, Archive. GCS: STANDARD, NEARLINE, COLDLINE, ARCHIVE',
      ),
      metadata: Metadata.default({}),
      overwrite: z.boolean().default(false).describe('Replace an object of this name'),
    }),
    output: z.object({
      provider: Provider,
      container: z.string(),
      remote_path: z.string(),
      bytes: z.int(),
      sha256: z.string(),
      storage_class: z.string().describe('As the store calls it'),
      encryption: z.string().nullable().describe('As the store says; null: it says nothing'),
      version: z.string().nullable(),
    }),
    risk: ['write', 'network'],
    annotations: { destructiveHint: true },
    aliases: ['multi_cloud_upload', 'upload'],
    async run(input, context) {
      const { provider, container, remote_path, classification, encryption } = input;
      requireEncryption(classification, encryption);
      const { path } = await context.workspace.locate('file_path', input.file_path, 'mustExist');
      const store = await open(provider, context);
      const at = { container, name: remote_path };
      return withLocalFile(path, 'file_path', context.signal, async (file) => {
        await context.progress(0, file.size);
        await store.put(at, {
          file,
          metadata: {
            ...input.metadata,
            ...(classification === undefined ? {} : { [CLASSIFICATION]: classification }),
          },
          storageClass: input.storage_class,
          encrypt: encryption,
          replace: input.overwrite,
        });
        const head = await confirmStored(store, at);
        await context.progress(file.size, file.size);
        return {
          provider,
          container,
          remote_path,
          bytes: file.size,
          sha256: file.sha256,
          storage_class: head.storageClass,
          encryption: head.encryption,
          version: head.version,
        };
      });
    },
    text: ({ container, remote_path, bytes, sha256, encryption }) =>
      `${container}/${remote_path}: ${bytes} bytes, SHA-256 ${sha256}; encryption: ${encryption ?? 'the store says nothing of it'}.`,
  });
}
