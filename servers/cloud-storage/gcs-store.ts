import type { File, FileMetadata } from '@google-cloud/storage';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { ToolFailure } from '#servers/kit/failure.ts';
import type { Settings } from '#servers/kit/settings.ts';
import { gcsProblem, openGcsClient } from './gcs-client.ts';
import { gcsFacts } from './gcs-facts.ts';
import { gcsRules } from './gcs-lifecycle.ts';
import { hangingUpOn } from './hang-up.ts';
import { withChecksum } from './checksum.ts';
import { createLine } from './line.ts';
import type { Line, LineOptions } from './line.ts';
import { nativeClass } from './storage-class.ts';
import { storeFailure } from './store-failure.ts';
import type { ObjectHead, ObjectStore, Place } from './store.ts';
import type { Transfers } from './transfers.ts';

/** Google Cloud Storage through its SDK: https://cloud.google.com/storage/docs/json_api/v1. */
export async function openGcsStore(
  settings: Settings,
  options: LineOptions,
  { pauseMs, multipartFrom, partBytes }: Transfers,
): Promise<ObjectStore> {
  const { storage, project } = await openGcsClient(settings, pauseMs);
  const plain = createLine('gcs', options, (error) => storeFailure('gcs', error, gcsProblem, options.fields));
  const line: Line = {
    ...plain,
    ask: (send) => plain.ask(() => hangingUpOn(plain.signal, send)),
  };
  const { ask } = line;
  const file = ({ container, name }: Place): File => storage.bucket(container).file(name);
  const unless = (replace: boolean) => (replace ? {} : { ifGenerationMatch: 0 });

  return {
    provider: 'gcs',
    async containers(limit) {
      if (project === undefined) settings.need('GCP_PROJECT_ID');
      const [buckets] = await ask(() => storage.getBuckets({ maxResults: limit, autoPaginate: false }));
      return buckets.map(({ name }) => name);
    },
    async list(container, prefix, limit) {
      const objects = [];
      let query: object | undefined = { prefix, autoPaginate: false };
      while (query !== undefined) {
        const page = { ...query, maxResults: Math.min(limit + 1 - objects.length, 1_000) };
        const [files, next] = await ask(() => storage.bucket(container).getFiles(page));
        for (const { name, metadata } of files) {
          if (objects.length === limit) return { objects, more: true };
          const { size, modified, storageClass } = headOf(name, metadata);
          objects.push({ name, size, modified, storageClass });
        }
        query = next;
      }
      return { objects, more: false };
    },
    head: (at) => ask(async () => headOf(at.name, (await file(at).getMetadata())[0])),
    put: (at, upload) =>
      ask(() =>
        pipeline(
          line.source(upload),
          file(at).createWriteStream({
            resumable: upload.file.size >= multipartFrom,
            chunkSize: partBytes,
            metadata: {
              metadata: withChecksum(upload),
              storageClass: nativeClass('gcs', upload.storageClass),
              contentType: 'application/octet-stream',
            },
            preconditionOpts: unless(upload.replace),
          }),
          { signal: line.signal },
        ),
      ),
    get: (at) =>
      ask(async () => {
        const [metadata] = await file(at).getMetadata();
        const head = headOf(at.name, metadata);
        // Exactly what the head is of, should it be replaced meanwhile.
        const generation = head.version ?? undefined;
        const stream = storage
          .bucket(at.container)
          .file(at.name, { generation })
          .createReadStream({ decompress: false });
        const body = hangingUpOn(line.signal, () => stream);
        return { head, body: line.body(body) };
      }),
    remove: (at) => ask(async () => void (await file(at).delete())),
    copy: (from, to, replace) =>
      ask(async () => void (await file(from).copy(file(to), { preconditionOpts: unless(replace) }))),
    async lifecycle(container) {
      const [{ lifecycle }] = await ask(() => storage.bucket(container).getMetadata());
      return z.array(z.json()).parse(lifecycle?.rule ?? []);
    },
    translate: gcsRules,
    setLifecycle: (container, rules) =>
      ask(async () => {
        const rule = z.array(
          z.looseObject({ action: z.object({ type: z.string() }), condition: z.looseObject({}) }),
        );
        await storage
          .bucket(container)
          .setMetadata({ lifecycle: rules.length === 0 ? null : { rule: rule.parse(rules) } });
      }),
    facts: (container) => gcsFacts(storage, container, line),
  };
}

function headOf(name: string, found: FileMetadata): ObjectHead {
  if (found.updated === undefined) {
    throw new ToolFailure(
      'E',
      'The address in GCP_STORAGE_ENDPOINT does not answer as Google Cloud Storage does.',
      {
        setting: 'GCP_STORAGE_ENDPOINT',
      },
    );
  }
  const metadata = Object.entries(found.metadata ?? {}).map(([key, value]) => [
    key.toLowerCase(),
    String(value),
  ]);
  return {
    name,
    size: Number(found.size ?? 0),
    modified: found.updated,
    storageClass: found.storageClass ?? '',
    contentType: found.contentType ?? '',
    metadata: Object.fromEntries(metadata) as Record<string, string>,
    encryption: found.kmsKeyName === undefined ? 'AES-256 by Google' : `KMS (${found.kmsKeyName})`,
    version: found.generation === undefined ? null : String(found.generation),
  };
}
