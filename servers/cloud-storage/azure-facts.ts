import type { BlobServiceClient } from '@azure/storage-blob';
import { readFacts } from './fact.ts';
import type { Fact } from './fact.ts';
import type { Line } from './line.ts';

const ARM = 'Azure tells it only through its management API, which the keys of a storage account cannot use';

/** https://learn.microsoft.com/rest/api/storageservices/get-container-properties and get-blob-service-properties. */
export async function azureFacts(client: BlobServiceClient, container: string, line: Line): Promise<Fact[]> {
  const { signal: abortSignal } = line;
  const known = { fact: 'encryption_at_rest', state: 'on' } as const;
  const secure = client.url.startsWith('https:');
  return [
    {
      ...known,
      detail: 'Azure encrypts every blob at rest (AES-256) and it cannot be switched off',
      how: 'documentation of Azure; storage_upload checks the header of each blob',
    },
    {
      fact: 'encrypted_transport',
      state: secure ? 'unknown' : 'off',
      detail: secure
        ? `This connection is encrypted; whether others must be: ${ARM}`
        : 'This connection is plain HTTP',
      how: 'the address in the settings',
    },
    { fact: 'versioning', state: 'unknown', detail: ARM, how: 'not asked' },
    { fact: 'lifecycle', state: 'unknown', detail: ARM, how: 'not asked' },
    ...(await readFacts(
      ['public_access', 'retention_lock', 'customer_key'],
      'Get Container Properties',
      async () => {
        const found = await line.ask(() =>
          client.getContainerClient(container).getProperties({ abortSignal }),
        );
        const locked = found.hasImmutabilityPolicy === true || found.hasLegalHold === true;
        const scope = found.defaultEncryptionScope ?? '$account-encryption-key';
        return [
          {
            fact: 'public_access',
            state: found.blobPublicAccess === undefined ? 'off' : 'on',
            detail: `Public access of the container: ${found.blobPublicAccess ?? 'none'}`,
          },
          {
            fact: 'retention_lock',
            state: locked ? 'on' : 'off',
            detail: `Immutability policy: ${String(found.hasImmutabilityPolicy)}; legal hold: ${String(found.hasLegalHold)}`,
          },
          {
            fact: 'customer_key',
            state: 'unknown',
            detail: `Default encryption scope: ${scope}; whose key that is: ${ARM}`,
          },
        ];
      },
    )),
    ...(await readFacts(['soft_delete', 'access_logging'], 'Get Blob Service Properties', async () => {
      const found = await line.ask(() => client.getProperties({ abortSignal }));
      const { deleteRetentionPolicy: kept, blobAnalyticsLogging: log } = found;
      const logged = [log?.read, log?.write, log?.deleteProperty].filter((one) => one === true).length;
      return [
        {
          fact: 'soft_delete',
          state: kept?.enabled === true ? 'on' : 'off',
          detail:
            kept?.enabled === true
              ? `Deleted blobs are kept for ${kept.days} days`
              : 'Deleted blobs are gone',
        },
        {
          fact: 'access_logging',
          state: logged === 3 ? 'on' : logged === 0 ? 'off' : 'partly',
          detail: `Storage Analytics logs read: ${String(log?.read ?? false)}, write: ${String(log?.write ?? false)}, delete: ${String(log?.deleteProperty ?? false)}; diagnostic settings: ${ARM}`,
        },
      ];
    })),
  ];
}
