// The SDK signs and reads; the connection is the kit's, so that its guard sees the address that is connected to.
import { Readable } from 'node:stream';
import { outletFor } from '#servers/kit/outlet.ts';
import { notS3 } from './failure.ts';

/** Of an SDK's request what is sent. */
interface SdkRequest {
  protocol: string;
  hostname: string;
  port?: number;
  method: string;
  path: string;
  query?: Record<string, string | string[] | null>;
  headers: Record<string, string>;
  body?: unknown;
}

interface SdkResponse {
  statusCode: number;
  headers: Record<string, string>;
  body: Readable;
}

/** Nothing of an answer has come for so long; the SDK counts it as passing by the name. */
class StalledError extends Error {
  override name = 'TimeoutError';
}

/** How slow a line may be while a body is sent that nobody sees leaving. */
const SLOWEST_BYTES_PER_MS = 32;

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE'] as const;

/** Sends what the SDK made. An answer, or the next piece of it, that takes longer than `stallMs` is given up. */
export function createRequestHandler(stallMs: number): {
  handle(request: SdkRequest, options?: { abortSignal?: AbortSignal }): Promise<{ response: SdkResponse }>;
} {
  return {
    async handle(request, { abortSignal } = {}) {
      const method = METHODS.find((one) => one === request.method);
      if (method === undefined) throw new Error(`no request of S3 is sent by ${request.method}`);
      const bytes = bytesOf(request.body);
      const stalled = new AbortController();
      const allowed = stallMs + (bytes?.length ?? 0) / SLOWEST_BYTES_PER_MS;
      const timer = setTimeout(() => {
        stalled.abort(new StalledError(`nothing came for ${Math.round(allowed / 1000)} s`));
      }, allowed);
      const signals = [stalled.signal, ...(abortSignal === undefined ? [] : [abortSignal])];
      try {
        const answer = await outletFor('configured').send({
          method,
          url: urlOf(request),
          headers: request.headers,
          body: bytes,
          signal: AbortSignal.any(signals),
        });
        const headers = Object.entries(answer.headers).flatMap(([name, value]) =>
          value === undefined ? [] : [[name, Array.isArray(value) ? value.join(', ') : value] as const],
        );
        // Whoever reads it is told; when nobody does, it is no error.
        answer.body.on('error', () => undefined);
        if (isPage(request, answer.statusCode, answer.headers['content-type'])) {
          answer.body.destroy();
          throw notS3(urlOf(request).host);
        }
        timer.refresh();
        const body = Readable.from(watched(answer.body, timer), { objectMode: false });
        body.on('error', () => undefined);
        return {
          response: {
            statusCode: answer.statusCode,
            headers: Object.fromEntries(headers),
            body,
          },
        };
      } catch (error) {
        clearTimeout(timer);
        throw passing(error);
      }
    },
  };
}

/**
 * Whether some web server answered in S3's stead: what is read of a bucket is XML, only objects have types of their
 * own. The SDK would read an empty answer from its page.
 */
function isPage({ method, query = {} }: SdkRequest, status: number, type: unknown): boolean {
  const reads = method === 'GET' && status < 300 && query['x-id'] !== 'GetObject';
  return reads && typeof type === 'string' && !type.includes('xml');
}

async function* watched(body: AsyncIterable<unknown>, timer: NodeJS.Timeout): AsyncGenerator {
  try {
    for await (const piece of body) {
      timer.refresh();
      yield piece;
    }
  } finally {
    clearTimeout(timer);
  }
}

/** The path is encoded already, and has no `.` or `..` segments that a URL would take away: see names.ts. */
function urlOf({ protocol, hostname, port, path, query = {} }: SdkRequest): URL {
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value]).map((one) =>
      one === null ? encode(name) : `${encode(name)}=${encode(one)}`,
    ),
  );
  const search = pairs.length === 0 ? '' : `?${pairs.join('&')}`;
  return new URL(`${protocol}//${hostname}${port === undefined ? '' : `:${port}`}${path}${search}`);
}

/** As the signature has it. */
function encode(text: string): string {
  return encodeURIComponent(text).replaceAll(
    /[!'()*]/g,
    (sign) => `%${sign.codePointAt(0)?.toString(16).toUpperCase()}`,
  );
}

function bytesOf(body: unknown): Uint8Array | undefined {
  if (body === undefined || body === null) return undefined;
  if (typeof body === 'string') return Buffer.from(body);
  if (body instanceof Uint8Array) return body;
  throw new Error('a request of S3 has its body in memory');
}

/** Connections that the far side closed while they were idle are tried again; the SDK does not know these codes. */
function passing(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return code === 'UND_ERR_SOCKET' ? Object.assign(error as Error, { $retryable: {} }) : error;
}
