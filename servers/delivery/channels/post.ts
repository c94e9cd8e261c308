import { ToolFailure } from '#servers/kit/failure.ts';
import { request } from '#servers/kit/http.ts';
import type { HttpAnswer, HttpRequest } from '#servers/kit/http.ts';
import { ATTEMPT_MS } from '../channel.ts';

/** Every status is answered: an address may be a secret, and the kit's failure would tell its path. */
const EVERY_STATUS = Array.from({ length: 200 }, (_, index) => 400 + index);

/** Far above what a vendor answers to a message. */
const MAX_ANSWER_BYTES = 1024 * 1024;
const SHOWN_CHARACTERS = 500;

/** POSTs a message. Throws what the kit's request throws, but answers every status. */
export function post(
  url: string,
  options: Pick<HttpRequest, 'headers' | 'body' | 'reach' | 'field' | 'signal'>,
): Promise<HttpAnswer> {
  return request(url, {
    ...options,
    method: 'POST',
    timeoutMs: ATTEMPT_MS,
    maxBytes: MAX_ANSWER_BYTES,
    allow: EVERY_STATUS,
  });
}

/** The failure that a status means; `said` is what the vendor says of it. */
export function refused(who: string, answer: HttpAnswer, said: string = answer.text()): ToolFailure {
  const { status } = answer;
  const excerpt = said.trim().slice(0, SHOWN_CHARACTERS);
  const words = excerpt === '' ? '' : `: ${excerpt}`;
  if (status === 429) return tooOften(who, answer);
  if (status === 401) {
    return new ToolFailure('A', `${who} does not accept the credentials in this server's settings${words}`, {
      status,
    });
  }
  if (status === 404 || status === 410) {
    return new ToolFailure('N', `${who} says that nothing is there (HTTP ${status})${words}`, { status });
  }
  return new ToolFailure('E', `${who} answered with HTTP ${status}${words}`, { status });
}

/** R for a 429, with the time that the other side names. */
export function tooOften(who: string, { headers }: Pick<HttpAnswer, 'headers'>): ToolFailure {
  const seconds = Number(headers['retry-after'] ?? Number.NaN);
  const known = Number.isFinite(seconds) && seconds >= 0;
  const when = known ? `Try again in ${seconds} s.` : 'Try again later.';
  return new ToolFailure('R', `${who} says that it is asked too often. ${when}`, {
    status: 429,
    ...(known ? { retryAfterMs: seconds * 1000 } : {}),
  });
}
