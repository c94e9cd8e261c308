import { ToolFailure } from './failure.ts';

const SHOWN_CHARACTERS = 1_000;

/** Nobody is there, or nobody that we can trust to be who it says. */
const NO_CONNECTION =
  /^(?:ECONNREFUSED|ENOTFOUND|EAI_|EHOSTUNREACH|ENETUNREACH|EHOSTDOWN|ETIMEDOUT|UND_ERR_CONNECT|CERT_|ERR_TLS|ERR_SSL|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO)/;

/** An answer that is not what was asked for: R for 429, otherwise E with `status` and the start of the body. */
export function statusFailure(
  { host, pathname }: URL,
  status: number,
  body: string,
  retryAfterMs?: number,
): ToolFailure {
  const excerpt = body.trim().slice(0, SHOWN_CHARACTERS);
  const words = excerpt === '' ? '' : `: ${excerpt}`;
  if (status === 429) {
    const when = retryAfterMs === undefined ? 'Try again later' : `Try again in ${retryAfterMs / 1000} s`;
    return new ToolFailure('R', `${host} says that it is asked too often. ${when}${words}`, {
      host,
      status,
      ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    });
  }
  return new ToolFailure('E', `${host} answered ${pathname} with HTTP ${status}${words}`, {
    host,
    status,
    body: excerpt,
  });
}

/** What Retry-After says (RFC 9110, 10.2.3: seconds or a date). */
export function retryAfterMs(headers: Record<string, string>, now: number): number | undefined {
  const value = headers['retry-after']?.trim();
  if (value === undefined || value === '') return undefined;
  if (/^\d{1,9}$/.test(value)) return Number(value) * 1000;
  const at = Date.parse(value);
  return Number.isNaN(at) ? undefined : Math.max(0, at - now);
}

/** What the system says of a connection: D when there is none, E when it broke; anything else is a surprise. */
export function connectFailure(error: unknown, { host }: URL): unknown {
  if (!(error instanceof Error)) return error;
  // Several addresses were tried.
  const first = error instanceof AggregateError ? (error.errors[0] as unknown) : error;
  const code = first instanceof Error && 'code' in first ? String(first.code) : '';
  if (NO_CONNECTION.test(code)) {
    return new ToolFailure(
      'D',
      `Cannot connect to ${host} (${code}). See that it runs and that its address in this server's settings is right.`,
      { host, errno: code },
    );
  }
  if (code === '') return error;
  return new ToolFailure('E', `The connection to ${host} broke (${code}).`, { host, errno: code });
}
