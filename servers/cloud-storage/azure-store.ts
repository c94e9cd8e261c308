import type { BlobGetPropertiesResponse, BlockBlobClient } from '@azure/storage-blob';
import type { Readable } from 'node:stream';
import { ToolFailure } from '#servers/kit/failure.ts';
import type { Settings } from '#servers/kit/settings.ts';
import { azureProblem, openAzureClient } from './azure-client.ts';
import { azureFacts } from './azure-facts.ts';
import { withChecksum } from './checksum.ts';
import { createLine } from './line.ts';
import type { LineOptions } from './line.ts';
import { NATIVE_CLASSES } from './storage-class.ts';
import { storeFailure } from './store-failure.ts';
import type { ObjectHead, ObjectStore, Place } from './store.ts';
import type { Transfers } from './transfers.ts';

const PAGE = 5_000;

/** Azure Blob Storage through its SDK: https://learn.microsoft.com/rest/api/storageservices/blob-service-rest-api. */
export async function openAzureStore(
  settings: Settings,
  options: LineOptions,
  transfers: Transfers,
): Promise<ObjectStore> {
  const { pauseMs, multipartFrom, partBytes, parallel } = transfers;
  const client = await openAzureClient(settings, transfers);
  const line = createLine('azure', options, (error) =>
    storeFailure('azure', error, azureProblem, options.fields),
  );
  const { ask, signal: abortSignal } = line;
  const blob = ({ container, name }: Place): BlockBlobClient =>
    client.getContainerClient(container).getBlockBlobClient(name);
  const unless = (replace: boolean) => (replace ? {} : { conditions: { ifNoneMatch: '*' } });

  return {
    provider: 'azure',
    containers: (limit) =>
      ask(async () => {
        const names: string[] = [];
        for await (const { name } of client.listContainers({ abortSignal })) {
          if (names.push(name) === limit) break;
        }
        return names;
      }),
    list: (container, prefix, limit) =>
      ask(async () => {
        const pages = client
          .getContainerClient(container)
          .listBlobsFlat({ prefix, abortSignal })
          .byPage({ maxPageSize: Math.min(limit + 1, PAGE) });
        const objects = [];
        for await (const { segment } of pages) {
          for (const { name, properties } of segment.blobItems) {
            if (objects.length === limit) return { objects, more: true };
            objects.push({
              name,
              size: properties.contentLength ?? 0,
              modified: properties.lastModified.toISOString(),
              storageClass: properties.accessTier ?? '',
            });
          }
        }
        return { objects, more: false };
      }),
    head: (at) => ask(async () => headOf(at.name, await blob(at).getProperties({ abortSignal }))),
    put: (at, upload) =>
      ask(async () => {
        const common = {
          abortSignal,
          metadata: withChecksum(upload),
          tier: NATIVE_CLASSES.azure[upload.storageClass],
          ...unless(upload.replace),
        };
        await (upload.file.size < multipartFrom
          ? blob(at).upload(() => line.source(upload), upload.file.size, common)
          : blob(at).uploadStream(line.source(upload), partBytes, parallel, common));
      }),
    get: (at) =>
      ask(async () => {
        const answer = await blob(at).download(0, undefined, { abortSignal, maxRetryRequests: 2 });
        const { readableStreamBody } = answer;
        if (readableStreamBody === undefined) throw new Error('Azure gave no body');
        return { head: headOf(at.name, answer), body: line.body(readableStreamBody as Readable) };
      }),
    remove: (at) =>
      ask(async () => {
        await blob(at).delete({ abortSignal, deleteSnapshots: 'include' });
      }),
    copy: (from, to, replace) =>
      ask(async () => {
        const copying = await blob(to).beginCopyFromURL(blob(from).url, {
          abortSignal,
          intervalInMs: pauseMs,
          ...unless(replace),
        });
        const { copyStatus } = await copying.pollUntilDone();
        if (copyStatus === 'success') return;
        throw new ToolFailure('E', `Azure ended the copy as ${copyStatus ?? 'unknown'}.`, {
          provider: 'azure',
        });
      }),
    lifecycle: () => Promise.reject(onlyManagement()),
    translate: () => {
      throw onlyManagement();
    },
    setLifecycle: () => Promise.reject(onlyManagement()),
    facts: (container) => azureFacts(client, container, line),
  };
}

/** Of an answer to Get Blob and to Get Blob Properties. */
function headOf(name: string, found: Partial<BlobGetPropertiesResponse>): ObjectHead {
  const scope = found.encryptionKeySha256 ?? found.encryptionScope;
  return {
    name,
    size: found.contentLength ?? 0,
    modified: (found.lastModified ?? new Date(0)).toISOString(),
    storageClass: found.accessTier ?? '',
    contentType: found.contentType ?? '',
    metadata: found.metadata ?? {},
    encryption:
      found.isServerEncrypted === true ? `AES-256 by Azure${scope === undefined ? '' : ` (${scope})`}` : null,
    version: found.versionId ?? null,
  };
}

function onlyManagement(): ToolFailure {
  return new ToolFailure(
    'D',
    'Azure keeps the lifecycle rules of an account in its management API, which the keys of a storage account cannot use. Use "az storage account management-policy", signed in with az, or the portal under "Lifecycle management".',
    { provider: 'azure', reason: 'managementOnly' },
  );
}
