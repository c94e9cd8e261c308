import { ToolFailure } from '#servers/kit/failure.ts';
import type { Provider } from './provider.ts';

const TITLES: Record<Provider, string> = {
  s3: 'S3',
  azure: 'Azure Blob Storage',
  gcs: 'Google Cloud Storage',
};
const NO_CONNECTION =
  /ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT|CERT_|SELF_SIGNED|UNABLE_TO/;
const BROKEN =
  /ECONNRESET|EPIPE|ECONNABORTED|socket hang up|premature close|aborted|other side closed|terminated|Parse Error/i;
const SHOWN_CHARACTERS = 1_000;

/** What the SDK of a provider threw, taken apart by its store. */
export interface StoreProblem {
  status: number | undefined;
  /** The provider's name for it, or the system's errno. */
  code: string;
  message: string;
  /** Whether the container or the object is what is not there. */
  missing?: 'container' | 'object';
  retryAfterMs?: number;
}

/** How the parameters of the tool are called that name what was acted on. */
export interface Fields {
  container: string;
  object: string;
}

/** The connection ended before the transfer did. */
export function connectionLost(provider: Provider): ToolFailure {
  return new ToolFailure(
    'E',
    `${TITLES[provider]} hung up before everything was transferred. See that it is reachable, then try again.`,
    { provider, reason: 'connectionLost' },
  );
}

/** There is an object of this name, and it may not be replaced. */
export function refuseTaken(provider: Provider, fields: Fields): ToolFailure {
  return new ToolFailure(
    'P',
    `${TITLES[provider]} already has an object of this name. Pass overwrite=true to replace it, or choose another name.`,
    { provider, field: fields.object, reason: 'exists' },
  );
}

/** What was thrown in the letters of the error contract; a surprise stays as it is. */
export function storeFailure(
  provider: Provider,
  error: unknown,
  problemOf: (error: Error) => StoreProblem,
  fields: Fields,
): unknown {
  if (error instanceof ToolFailure || !(error instanceof Error)) return error;
  return refusal(provider, problemOf(error), fields) ?? error;
}

function refusal(
  provider: Provider,
  { status, code, message, missing, retryAfterMs }: StoreProblem,
  fields: Fields,
): ToolFailure | undefined {
  const title = TITLES[provider];
  const words = `${code}${code === '' || message === '' ? '' : ': '}${message}`.slice(0, SHOWN_CHARACTERS);
  const said = {
    provider,
    ...(status === undefined ? {} : { status }),
    ...(code === '' ? {} : { reason: code }),
  };
  if (status === 404 || missing !== undefined) {
    const what = missing ?? 'object';
    const next =
      what === 'container'
        ? 'Create it, or name another; gather_context lists those that are there.'
        : 'storage_list lists what is there.';
    return new ToolFailure('N', `${title} has no such ${what} (${words}). ${next}`, {
      ...said,
      field: fields[what],
    });
  }
  if (status === 401 || status === 403) {
    return new ToolFailure(
      'A',
      `${title} refused the credentials, or they may not do this (${words}). Look at this server's settings in Patchbay and at the rights of the account.`,
      said,
    );
  }
  if (status === 412 || (status === 409 && /exists/i.test(code))) {
    return refuseTaken(provider, fields);
  }
  if (status === 429 || (status === 503 && /slow|busy/i.test(code))) {
    return new ToolFailure('R', `${title} says that it is asked too often (${words}). Try again later.`, {
      ...said,
      ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    });
  }
  if (status !== undefined) return new ToolFailure('E', `${title} refused (HTTP ${status}): ${words}`, said);
  if (NO_CONNECTION.test(`${code} ${message}`)) {
    return new ToolFailure(
      'D',
      `Cannot connect to ${title} (${words}). See that this computer is online and that the address in this server's settings is right.`,
      said,
    );
  }
  return BROKEN.test(`${code} ${message}`) ? connectionLost(provider) : undefined;
}
