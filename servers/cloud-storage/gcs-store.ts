import type { File, FileMetadata, LifecycleRule, Storage } from '@google-cloud/storage';
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
import type { LineOptions } from './line.ts';
import { NATIVE_CLASSES } from './storage-class.ts';
import { storeFailure } from './store-failure.ts';
import type { ObjectHead, ObjectStore, Place } from './store.ts';
import type { Transfers } from './transfers.ts';

const PAGE = 1_000;

/** Google Cloud Storage through its SDK: https://cloud.google.com/storage/docs/json_api/v1. */
export async function openGcsStore(
  settings: Settings,
  options: LineOptions,
  transfers: Transfers,
): Promise<ObjectStore> {
  const { storage, project } = await openGcsClient(settings, transfers);
  const failureOf = (error: unknown): unknown => storeFailure('gcs', error, gcsProblem, options.fields);
  const line = createLine('gcs', options, failureOf, hangingUpOn);
  const { ask } = line;
  const file = ({ container, name }: Place): File => storage.bucket(container).file(name);
  const unless = (replace: boolean) => (replace ? {} : { ifGenerationMatch: 0 });

  /** Not by getBuckets and getFiles: what they do not like in an answer they throw where nobody can catch it. */
  async function pages<T>(
    { uri, qs }: { uri: string; qs: Record<string, string> },
    limit: number,
    item: z.ZodType<T>,
  ): Promise<{ found: T[]; more: boolean }> {
    const page = z.object({ items: z.array(item).default([]), nextPageToken: z.string().optional() });
    const found: T[] = [];
    let pageToken: string | undefined;
    do {
      const query = {
        ...qs,
        maxResults: Math.min(limit + 1 - found.length, PAGE),
        ...(pageToken && { pageToken }),
      };
      const answer = page.safeParse(await ask(() => request(storage, { uri, qs: query })));
      if (!answer.success) throw stranger();
      found.push(...answer.data.items);
      pageToken = answer.data.nextPageToken;
    } while (pageToken !== undefined && found.length <= limit);
    return { found: found.slice(0, limit), more: found.length > limit };
  }

  return {
    provider: 'gcs',
    async containers(limit) {
      const buckets = await pages(
        { uri: '/b', qs: { project: project ?? settings.need('GCP_PROJECT_ID') } },
        limit,
        z.object({ name: z.string() }),
      );
      return buckets.found.map(({ name }) => name);
    },
    async list(container, prefix, limit) {
      const uri = `/b/${encodeURIComponent(container)}/o`;
      const { found, more } = await pages({ uri, qs: { prefix } }, limit, Listed);
      return { objects: found, more };
    },
    head: (at) => ask(async () => headOf(at.name, (await file(at).getMetadata())[0])),
    put: (at, upload) =>
      ask(async () => {
        const options = {
          metadata: {
            metadata: withChecksum(upload),
            storageClass: NATIVE_CLASSES.gcs[upload.storageClass],
            contentType: 'application/octet-stream',
          },
          preconditionOpts: unless(upload.replace),
        };
        const large = upload.file.size >= transfers.multipartFrom;
        // Begun apart: createWriteStream forgets to sign that request when the endpoint is not Google's own.
        const uri = large ? (await file(at).createResumableUpload(options))[0] : undefined;
        const target = file(at).createWriteStream({
          ...options,
          resumable: large,
          ...(uri === undefined ? {} : { uri }),
        });
        await pipeline(line.source(upload), target, { signal: line.signal });
      }),
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
        return { head, body: line.body(stream) };
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
        // As gcsRules made them.
        const rule = [...rules] as unknown as LifecycleRule[];
        await storage.bucket(container).setMetadata({ lifecycle: rule.length === 0 ? null : { rule } });
      }),
    facts: (container) => gcsFacts(storage, container, line),
  };
}

const Listed = z
  .object({
    name: z.string(),
    size: z.coerce.number(),
    updated: z.iso.datetime(),
    storageClass: z.string().default(''),
  })
  .transform(({ updated, ...object }) => ({ ...object, modified: updated }));

function request(storage: Storage, what: { uri: string; qs: object }): Promise<unknown> {
  return new Promise((resolve, reject) => {
    storage.request(what, (error, answer: unknown) => {
      if (error === null) resolve(answer);
      else reject(error);
    });
  });
}

function stranger(): ToolFailure {
  return new ToolFailure(
    'E',
    'What answers at GCP_STORAGE_ENDPOINT does not do so as Google Cloud Storage does. Correct it in this server’s settings in Patchbay.',
    { setting: 'GCP_STORAGE_ENDPOINT' },
  );
}

function headOf(name: string, found: FileMetadata): ObjectHead {
  if (found.updated === undefined) throw stranger();
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
