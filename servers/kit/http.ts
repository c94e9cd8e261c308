import type { IncomingResponse, OutgoingRequest } from '#main/guard/egress.ts';
import { ToolFailure } from './failure.ts';
import { retryAfterMs, statusFailure } from './http-failure.ts';
import { outletFor, sendingFailure } from './outlet.ts';
import type { Reach } from './outlet.ts';

const MAX_BYTES = 10 * 1024 * 1024;

export interface HttpRequest {
  method?: OutgoingRequest['method'];
  headers?: Record<string, string>;
  body?: string | Uint8Array;
  timeoutMs: number;
  /** Of the answer's body. */
  maxBytes?: number;
  reach: Reach;
  /** Statuses of 400 and above that are answered, not thrown. */
  allow?: readonly number[];
  /** The parameter that the address came from, for P and V. */
  field?: string;
  signal: AbortSignal;
}

export interface HttpAnswer {
  status: number;
  /** Names in lower case; several values are joined by commas. */
  headers: Record<string, string>;
  body: Buffer;
  text(): string;
  /** Throws E when it is not JSON. */
  json(): unknown;
}

/**
 * Sends a request; redirects are followed within the origin only. Throws V (no http or https address), P (the guard
 * refused the address that the name leads to, or a redirect), D (nobody answers there), T, R (429, `retryAfterMs`),
 * E (other statuses from 400 with `status` and `body`, an answer cut off or too large); cancelled, the signal's reason.
 */
export async function request(url: string | URL, options: HttpRequest): Promise<HttpAnswer> {
  const target = parse(url, options.field);
  const { timeoutMs, maxBytes = MAX_BYTES, allow = [], signal } = options;
  const deadline = AbortSignal.timeout(timeoutMs);
  try {
    const response = await outletFor(options.reach).send({
      method: options.method ?? 'GET',
      url: target,
      headers: options.headers ?? {},
      body: options.body,
      signal: AbortSignal.any([signal, deadline]),
    });
    const answer = await readAnswer(response, target, maxBytes);
    if (answer.status < 400 || allow.includes(answer.status)) return answer;
    throw statusFailure(target, answer.status, answer.text(), retryAfterMs(answer.headers, Date.now()));
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof ToolFailure) throw error;
    if (deadline.aborted) {
      throw new ToolFailure('T', `${target.host} did not answer within ${timeoutMs / 1000} s.`, {
        host: target.host,
        timeoutMs,
      });
    }
    throw sendingFailure(error, target, options.field);
  }
}

function parse(url: string | URL, field: string | undefined): URL {
  const parsed = typeof url === 'string' && !URL.canParse(url) ? undefined : new URL(url);
  if (parsed?.protocol === 'http:' || parsed?.protocol === 'https:') return parsed;
  throw new ToolFailure(
    'V',
    `${field ?? 'The address'} is not an http or https address.`,
    field === undefined ? {} : { field },
  );
}

async function readAnswer(
  { statusCode, headers, body }: IncomingResponse,
  target: URL,
  maxBytes: number,
): Promise<HttpAnswer> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of body) {
    size += (piece as Buffer).length;
    // Leaving the loop hangs up.
    if (size > maxBytes) {
      throw new ToolFailure('E', `The answer of ${target.host} has more than ${maxBytes} bytes.`, {
        host: target.host,
        status: statusCode,
        limit: maxBytes,
      });
    }
    pieces.push(piece as Buffer);
  }
  const whole = Buffer.concat(pieces);
  const text = (): string => whole.toString('utf8');
  return {
    status: statusCode,
    headers: Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [
        name,
        Array.isArray(value) ? value.join(', ') : (value ?? ''),
      ]),
    ),
    body: whole,
    text,
    json() {
      try {
        return JSON.parse(text());
      } catch {
        throw statusFailure(target, statusCode, text());
      }
    },
  };
}
