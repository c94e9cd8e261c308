import { ToolFailure } from '#servers/kit/failure.ts';
import { request } from '#servers/kit/http.ts';
import type { HttpAnswer, HttpRequest } from '#servers/kit/http.ts';
import type { ToolContext } from '#servers/kit/tool.ts';

/** Prometheus says with these, in its own words, what is wrong with a question or why it could not answer it. */
const TOLD_STATUSES = [400, 401, 403, 404, 405, 422, 500, 503];

export type Parameters = Record<string, string | readonly string[] | undefined>;

interface Sending {
  method?: HttpRequest['method'];
  form?: Parameters;
  search?: Parameters;
  timeoutMs: number;
}

/** One request to the Prometheus of the settings, as it was answered. Throws what {@link request} throws, and D. */
export function send(path: string, { settings, signal }: ToolContext, sending: Sending): Promise<HttpAnswer> {
  const key = settings.get('PROMETHEUS_API_KEY');
  const { method = 'GET', form, search = {}, timeoutMs } = sending;
  const url = addressOf(settings.need('PROMETHEUS_URL'), path);
  url.search = encode(search);
  return request(url, {
    method,
    headers: {
      accept: 'application/json',
      ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
      ...(form === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
    },
    ...(form === undefined ? {} : { body: encode(form) }),
    timeoutMs,
    reach: 'configured',
    allow: TOLD_STATUSES,
    signal,
  });
}

/** A Prometheus may live below a path: http://host/prometheus. */
function addressOf(setting: string, path: string): URL {
  const url = URL.canParse(setting) ? new URL(setting) : undefined;
  if (url === undefined || !['http:', 'https:'].includes(url.protocol) || url.username !== '') {
    throw new ToolFailure(
      'D',
      'PROMETHEUS_URL is not an http or https address without user and password. Correct it in the settings of this server in Patchbay, then start it again.',
      { setting: 'PROMETHEUS_URL' },
    );
  }
  url.pathname = `${url.pathname.replace(/\/+$/, '')}${path}`;
  url.hash = '';
  return url;
}

function encode(parameters: Parameters): string {
  const pairs = Object.entries(parameters).flatMap(([name, value]) =>
    (typeof value === 'string' ? [value] : (value ?? [])).map((one) => [name, one]),
  );
  return new URLSearchParams(pairs).toString();
}

/** Throws A for 401 and 403. */
export function refuseStranger(status: number): void {
  if (status !== 401 && status !== 403) return;
  throw new ToolFailure(
    'A',
    `Prometheus refused us (HTTP ${status}). Check PROMETHEUS_API_KEY in the settings of this server in Patchbay.`,
    { status, setting: 'PROMETHEUS_API_KEY' },
  );
}

export function notPrometheus(status: number): ToolFailure {
  return new ToolFailure(
    'E',
    `What answered (HTTP ${status}) is no Prometheus API. Check PROMETHEUS_URL, also its path.`,
    { status },
  );
}
