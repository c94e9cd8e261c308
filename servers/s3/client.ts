import type { S3 as SdkClient } from '@aws-sdk/client-s3';
import type { ToolContext } from '#servers/kit/tool.ts';
import { endpointOf, hostOf } from './endpoint.ts';
import { s3Failure } from './failure.ts';
import { createRequestHandler } from './request-handler.ts';

const ATTEMPTS = 3;
const STALL_MS = 60_000;

/** An S3 for one call of a tool. */
export interface S3 {
  /** For messages. */
  host: string;
  signal: AbortSignal;
  /**
   * Asks it by the SDK; pass `options` on with every request. Throws what s3Failure says; cancelled, the signal's
   * reason. `field` names the parameter to blame when something is missing.
   */
  ask<T>(
    send: (client: SdkClient, options: { abortSignal: AbortSignal }) => Promise<T>,
    field?: string,
  ): Promise<T>;
  /** The same S3 for what must be tidied up, also when the caller has gone. */
  after(timeoutMs: number): S3;
}

/** Throws D when the settings name no credentials. Nothing else is looked at: no profile, no metadata service. */
export function openS3(
  { settings, signal }: Pick<ToolContext, 'settings' | 'signal'>,
  stallMs = STALL_MS,
): S3 {
  const endpoint = endpointOf(settings);
  const host = hostOf(endpoint);
  let opening: Promise<SdkClient> | undefined;

  /** Read only when something is asked: the server starts without it. */
  async function open(): Promise<SdkClient> {
    const { S3: Client } = await import('@aws-sdk/client-s3');
    return new Client({
      credentials: endpoint.credentials,
      region: endpoint.region,
      ...(endpoint.url === undefined ? {} : { endpoint: endpoint.url.href }),
      forcePathStyle: endpoint.pathStyle,
      maxAttempts: ATTEMPTS,
      requestHandler: { ...createRequestHandler(stallMs) },
      // What is not said here the SDK would look up in the environment and in the profiles of the user.
      ignoreConfiguredEndpointUrls: true,
      defaultsMode: 'standard',
      retryMode: 'standard',
      userAgentAppId: 'patchbay',
      authSchemePreference: [],
      sigv4aSigningRegionSet: async () => undefined,
      disableS3ExpressSessionAuth: false,
      useArnRegion: false,
      useDualstackEndpoint: false,
      useFipsEndpoint: false,
      expectContinueHeader: false,
      // Other makers' S3 often knows no others.
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
    });
  }

  function over(signal: AbortSignal): S3 {
    return {
      host,
      signal,
      async ask(send, field) {
        signal.throwIfAborted();
        try {
          return await send(await (opening ??= open()), { abortSignal: signal });
        } catch (error) {
          // Out of time (after) is T as well.
          throw s3Failure(signal.aborted ? signal.reason : error, host, field);
        }
      },
      after: (timeoutMs) => over(AbortSignal.timeout(timeoutMs)),
    };
  }

  return over(signal);
}
