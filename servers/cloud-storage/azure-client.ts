import type { BlobServiceClient } from '@azure/storage-blob';
import { ToolFailure } from '#servers/kit/failure.ts';
import type { Settings } from '#servers/kit/settings.ts';
import type { StoreProblem } from './store-failure.ts';
import type { Transfers } from './transfers.ts';

const CONNECTION = 'AZURE_STORAGE_CONNECTION_STRING';
const ACCOUNT = 'AZURE_STORAGE_ACCOUNT_NAME';
const KEY = 'AZURE_STORAGE_ACCOUNT_KEY';

/** Whether anything is said of an account. */
export function hasAzure(settings: Settings): boolean {
  return settings.get(CONNECTION) !== undefined || settings.get(ACCOUNT) !== undefined;
}

/** With what the settings say and nothing else: no environment, no identity of the machine. Throws D. */
export async function openAzureClient(
  settings: Settings,
  { attempts, pauseMs }: Transfers,
): Promise<BlobServiceClient> {
  const connection = settings.get(CONNECTION);
  const account = settings.get(ACCOUNT);
  if (connection === undefined && account === undefined) {
    throw new ToolFailure(
      'D',
      `No Azure account is set up. Set ${CONNECTION}, or ${ACCOUNT} and ${KEY}, in this server's settings in Patchbay, then start it again.`,
      { setting: CONNECTION },
    );
  }
  // Read only when something is asked: the server starts without it.
  const azure = await import('@azure/storage-blob');
  const options = {
    retryOptions: { maxTries: attempts, retryDelayInMs: pauseMs, maxRetryDelayInMs: pauseMs * 4 },
  };
  if (connection === undefined) {
    const name = account ?? '';
    const key = settings.need(KEY);
    if (!/^[a-z0-9]{3,24}$/.test(name)) throw unfit(ACCOUNT);
    const credential = new azure.StorageSharedKeyCredential(name, key);
    return new azure.BlobServiceClient(`https://${name}.blob.core.windows.net`, credential, options);
  }
  try {
    return azure.BlobServiceClient.fromConnectionString(connection, options);
  } catch {
    throw unfit(CONNECTION);
  }
}

function unfit(setting: string): ToolFailure {
  return new ToolFailure(
    'D',
    `${setting} is not what Azure shows under "Access keys". Correct it in this server's settings in Patchbay, then start it again.`,
    { setting },
  );
}

/** A RestError, by its shape: two copies of the package may be around. */
export function azureProblem(error: Error): StoreProblem {
  const { statusCode, code, details } = error as Partial<Record<'statusCode' | 'code' | 'details', unknown>>;
  const name =
    code ??
    (typeof details === 'object' && details !== null && 'errorCode' in details ? details.errorCode : '');
  const text = String(name);
  // The whole answer follows on further lines.
  const message = error.message.split('\n')[0] ?? '';
  return {
    status: typeof statusCode === 'number' ? statusCode : undefined,
    code: text,
    message,
    ...(text === 'ContainerNotFound' ? { missing: 'container' as const } : {}),
    ...(text === 'BlobNotFound' || text === 'CannotVerifyCopySource' ? { missing: 'object' as const } : {}),
  };
}
