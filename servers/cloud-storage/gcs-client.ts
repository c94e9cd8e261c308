import { z } from 'zod';
import { readFile } from 'node:fs/promises';
import type { Storage } from '@google-cloud/storage';
import { ToolFailure } from '#servers/kit/failure.ts';
import type { Settings } from '#servers/kit/settings.ts';
import type { StoreProblem } from './store-failure.ts';
import type { Transfers } from './transfers.ts';

const FILE = 'GOOGLE_APPLICATION_CREDENTIALS';
const PROJECT = 'GCP_PROJECT_ID';
const SCOPE = 'https://www.googleapis.com/auth/devstorage.full_control';

/** Other kinds of key files name programs to run and addresses to ask. */
const KeyFile = z.object({
  type: z.literal('service_account'),
  client_email: z.email(),
  private_key: z.string().includes('PRIVATE KEY'),
  project_id: z.string().min(1).optional(),
});

interface GcsClient {
  storage: Storage;
  /** Whose buckets are listed. */
  project: string | undefined;
}

/** Whether anything is said of an account. */
export function hasGcs(settings: Settings): boolean {
  return settings.get(FILE) !== undefined;
}

/**
 * With the key file of the settings and nothing else: no metadata server, no login of gcloud. Tokens are signed here
 * (https://google.aip.dev/auth/4111), so that no other address is asked. Throws D.
 */
export async function openGcsClient(
  settings: Settings,
  { attempts, pauseMs }: Transfers,
): Promise<GcsClient> {
  const file = settings.get(FILE);
  if (file === undefined) {
    throw new ToolFailure(
      'D',
      `No Google account is set up. Set ${FILE} to the key file of a service account in this server's settings in Patchbay, then start it again.`,
      { setting: FILE },
    );
  }
  const key = await readKey(file);
  const project = settings.get(PROJECT) ?? key.project_id;
  // Read only when something is asked: the server starts without it.
  const { IdempotencyStrategy, Storage } = await import('@google-cloud/storage');
  const { JWT } = await import('google-auth-library');
  const account = new JWT({ email: key.client_email, key: key.private_key, scopes: [SCOPE] });
  account.useJWTAccessWithScope = true;
  const storage = new Storage({
    apiEndpoint: settings.need('GCP_STORAGE_ENDPOINT'),
    useAuthWithCustomEndpoint: true,
    ...(project === undefined ? {} : { projectId: project }),
    authClient: account,
    retryOptions: {
      autoRetry: attempts > 1,
      maxRetries: attempts - 1,
      // Less than its first pause it refuses.
      maxRetryDelay: Math.max(1, pauseMs / 1_000),
      idempotencyStrategy: IdempotencyStrategy.RetryConditional,
    },
  });
  return { storage, project };
}

async function readKey(file: string): Promise<z.infer<typeof KeyFile>> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw unfit(
      `cannot be read (${error instanceof Error && 'code' in error ? String(error.code) : 'unknown'})`,
    );
  });
  try {
    return KeyFile.parse(JSON.parse(text));
  } catch {
    throw unfit('is not the JSON key of a service account');
  }
}

function unfit(problem: string): ToolFailure {
  return new ToolFailure(
    'D',
    `The file of ${FILE} ${problem}. Make a key for a service account in the Google Cloud console, name its file in this server's settings in Patchbay, then start it again.`,
    { setting: FILE },
  );
}

/** An ApiError of the SDK, an error of gaxios, or of the system. */
export function gcsProblem(error: Error): StoreProblem {
  const { code, status, errors } = error as Partial<Record<'code' | 'status' | 'errors', unknown>>;
  const number = [code, status].map(Number).find((one) => one >= 400 && one < 600);
  const first: unknown = Array.isArray(errors) ? errors[0] : undefined;
  const reason =
    typeof first === 'object' && first !== null && 'reason' in first
      ? String(first.reason)
      : number === undefined && typeof code === 'string'
        ? code
        : '';
  const { message } = error;
  return {
    status: number,
    code: reason,
    message,
    ...(/bucket does not exist/i.test(message) ? { missing: 'container' as const } : {}),
  };
}
